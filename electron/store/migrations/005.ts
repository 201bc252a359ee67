/**
 * Version 5: computed dates follow from the plan whenever it is opened (a copy of them in the file could only be wrong), and the dates
 * that a command moved are packed: one row for up to 256 tasks instead of one for each. Frozen once released.
 */
export const sql = `
DROP TABLE schedule;

-- Numbers for what moves name, so that a move is a few integers: ids of tasks and links; drivers by end and kind ("start link").
CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
-- The tasks whose number / 256 is block: for each, its number % 256 as one byte of places, and in the same order 32 bytes of dates: eight
-- big-endian integers, startBefore, startAfter, finishBefore, finishAfter, then the driver, its link and its task as words (0 = none)
-- and its instant (-2147483648 = none).
CREATE TABLE moved (
  txn INTEGER NOT NULL, block INTEGER NOT NULL, places BLOB NOT NULL, dates BLOB NOT NULL, PRIMARY KEY (txn, block)
) STRICT, WITHOUT ROWID;

INSERT INTO word (text) SELECT taskId FROM movedDate GROUP BY taskId ORDER BY min(id);
INSERT OR IGNORE INTO word (text)
  SELECT DISTINCT value FROM movedDate JOIN json_each(driver) WHERE key IN ('kind', 'linkId', 'taskId') AND value IS NOT NULL;
INSERT INTO moved
  SELECT txn, number / 256, unhex(group_concat(printf('%02X', number % 256), '' ORDER BY number)),
    unhex(group_concat(hex, '' ORDER BY number)) FROM (
    SELECT txn, task.number AS number, printf(
      '%08X%08X%08X%08X%08X%08X%08X%08X', startBefore & 0xFFFFFFFF, startAfter & 0xFFFFFFFF, finishBefore & 0xFFFFFFFF,
      finishAfter & 0xFFFFFFFF, coalesce(kind.number, 0), coalesce(link.number, 0), coalesce(driving.number, 0),
      coalesce(cast(json_extract(driver, '$.instant') AS INTEGER), -2147483648) & 0xFFFFFFFF) AS hex
    FROM movedDate JOIN word AS task ON task.text = movedDate.taskId
    LEFT JOIN word AS kind ON kind.text = json_extract(driver, '$.kind')
    LEFT JOIN word AS link ON link.text = json_extract(driver, '$.linkId')
    LEFT JOIN word AS driving ON driving.text = json_extract(driver, '$.taskId')
    WHERE startBefore IS NOT NULL AND startAfter IS NOT NULL
  ) GROUP BY txn, number / 256;
CREATE INDEX moved_block ON moved (block, txn);
DROP TABLE movedDate;
`
