/**
 * Version 2: the program keeps its own health limits; a baseline outlives the tasks that it was taken of, with their names and
 * places, so that a comparison can say what was removed. Frozen once released.
 */
export const sql = `
ALTER TABLE program ADD COLUMN healthLimits TEXT;
CREATE TABLE keptBaselineTask (
  id TEXT PRIMARY KEY NOT NULL, baselineId TEXT NOT NULL REFERENCES baseline (id) DEFERRABLE INITIALLY DEFERRED,
  taskId TEXT NOT NULL, start INTEGER, finish INTEGER, duration INTEGER, work INTEGER, name TEXT, parentId TEXT
) STRICT;
INSERT INTO keptBaselineTask
  SELECT old.id, old.baselineId, old.taskId, old.start, old.finish, old.duration, old.work, task.name, task.parentId
  FROM baselineTask AS old LEFT JOIN task ON task.id = old.taskId ORDER BY old.rowid;
DROP TABLE baselineTask;
ALTER TABLE keptBaselineTask RENAME TO baselineTask;
CREATE INDEX baselineTask_baseline ON baselineTask (baselineId);
CREATE INDEX baselineTask_task ON baselineTask (taskId);
`
