/**
 * Version 6: the history refuses a row in another one's place (INSERT OR REPLACE deletes without asking the delete's trigger, unless the
 * connection says otherwise, and other programs' do not), and a change that no open command made. Frozen once released.
 */
export const sql = `
CREATE TRIGGER txn_no_replace BEFORE INSERT ON txn WHEN EXISTS (SELECT 1 FROM txn WHERE id = NEW.id)
  BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON change WHEN EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq)
  BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER change_no_forgery BEFORE INSERT ON change WHEN NEW.txn IS NOT (SELECT txn FROM openTxn)
  BEGIN SELECT RAISE (ABORT, 'a change outside a command'); END;
`
