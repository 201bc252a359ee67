/**
 * Version 3: seals. SQLite notices a broken page, but not a letter or a number that changed inside a row; sums over the rows do.
 * Frozen once released.
 */
export const sql = `
CREATE TABLE seal (tableName TEXT PRIMARY KEY NOT NULL, rowCount INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT;
-- Over the command and its changes; null of commands from before version 3.
ALTER TABLE effect ADD COLUMN seal INTEGER;
`
