/** Version 1 of the program file: planned tables, the history of their changes, and what was computed. Frozen once released. */
export const sql = `
CREATE TABLE calendar (
  id TEXT PRIMARY KEY NOT NULL, uid INTEGER NOT NULL, name TEXT NOT NULL, baseId TEXT REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED,
  week TEXT NOT NULL, workWeeks TEXT NOT NULL, exceptions TEXT NOT NULL
) STRICT;
CREATE TABLE program (
  id TEXT PRIMARY KEY NOT NULL CHECK (id = 'program'), name TEXT NOT NULL, start INTEGER NOT NULL, finish INTEGER, scheduleFrom TEXT NOT NULL,
  statusDate INTEGER, deadline INTEGER, calendarId TEXT NOT NULL REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED,
  minutesPerDay INTEGER NOT NULL, minutesPerWeek INTEGER NOT NULL, daysPerMonth INTEGER NOT NULL, criticalLimit INTEGER NOT NULL,
  lagCalendar TEXT NOT NULL, honourConstraints INTEGER NOT NULL, outOfSequence TEXT NOT NULL, dayStart INTEGER NOT NULL,
  dayFinish INTEGER NOT NULL, locale TEXT NOT NULL, notes TEXT NOT NULL, extras TEXT
) STRICT;
CREATE TABLE task (
  id TEXT PRIMARY KEY NOT NULL, uid INTEGER NOT NULL, parentId TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED CHECK (parentId <> id),
  position REAL NOT NULL, name TEXT NOT NULL, milestone INTEGER NOT NULL, manual INTEGER NOT NULL, active INTEGER NOT NULL,
  duration INTEGER NOT NULL, durationUnit TEXT NOT NULL, estimated INTEGER NOT NULL, manualStart INTEGER, manualFinish INTEGER,
  calendarId TEXT REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED, constraintType TEXT NOT NULL, constraintDate INTEGER,
  deadline INTEGER, percentComplete REAL NOT NULL, actualStart INTEGER, actualFinish INTEGER, remainingDuration INTEGER, resume INTEGER, splits TEXT,
  levellingDelay INTEGER NOT NULL, optimistic INTEGER, mostLikely INTEGER, pessimistic INTEGER, owner TEXT NOT NULL,
  priority INTEGER NOT NULL, notes TEXT NOT NULL, extras TEXT
) STRICT;
CREATE INDEX task_parent ON task (parentId);
CREATE INDEX task_calendar ON task (calendarId) WHERE calendarId IS NOT NULL;
CREATE TABLE workstream (
  id TEXT PRIMARY KEY NOT NULL, taskId TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, lead TEXT NOT NULL, colour TEXT NOT NULL
) STRICT;
CREATE INDEX workstream_task ON workstream (taskId);
CREATE TABLE link (
  id TEXT PRIMARY KEY NOT NULL, predecessorId TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  successorId TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, type TEXT NOT NULL, lag INTEGER NOT NULL,
  lagUnit TEXT NOT NULL, CHECK (predecessorId <> successorId)
) STRICT;
CREATE INDEX link_predecessor ON link (predecessorId);
CREATE INDEX link_successor ON link (successorId);
CREATE TABLE resource (
  id TEXT PRIMARY KEY NOT NULL, uid INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, initials TEXT NOT NULL, role TEXT NOT NULL,
  calendarId TEXT REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED, maxUnits REAL NOT NULL, extras TEXT
) STRICT;
CREATE TABLE assignment (
  id TEXT PRIMARY KEY NOT NULL, uid INTEGER NOT NULL, taskId TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  resourceId TEXT NOT NULL REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED, units REAL NOT NULL, work INTEGER, delay INTEGER NOT NULL, extras TEXT
) STRICT;
CREATE INDEX assignment_task ON assignment (taskId);
CREATE INDEX assignment_resource ON assignment (resourceId);
CREATE TABLE baseline (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, capturedAt INTEGER NOT NULL
) STRICT;
CREATE TABLE baselineTask (
  id TEXT PRIMARY KEY NOT NULL, baselineId TEXT NOT NULL REFERENCES baseline (id) DEFERRABLE INITIALLY DEFERRED,
  taskId TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, start INTEGER, finish INTEGER, duration INTEGER, work INTEGER
) STRICT;
CREATE INDEX baselineTask_baseline ON baselineTask (baselineId);
CREATE INDEX baselineTask_task ON baselineTask (taskId);
CREATE TABLE position (
  id TEXT PRIMARY KEY NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, x REAL NOT NULL, y REAL NOT NULL
) STRICT;

-- One row for each command. subject is what undo names; undoTop, redoTop are the two stacks as they stand after it, below
-- is what lay under it on its stack: so undo survives closing and a crash without a stack of its own.
CREATE TABLE txn (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, author TEXT NOT NULL, command TEXT NOT NULL, label TEXT NOT NULL, subject TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')), reverts INTEGER REFERENCES txn (id),
  undoTop INTEGER, redoTop INTEGER, below INTEGER
) STRICT;
CREATE INDEX txn_reverts ON txn (reverts) WHERE reverts IS NOT NULL;
-- Each change of a planned row. Written by triggers alone; of an update only the fields that differ, and the id. Rows are never
-- deleted, so seq only grows; those of one txn lie together (effect.firstSeq..lastSeq).
CREATE TABLE change (
  seq INTEGER PRIMARY KEY, txn INTEGER NOT NULL, tableName TEXT NOT NULL, rowId TEXT NOT NULL, before TEXT, after TEXT
) STRICT;
-- The command that may write now; empty between commands.
CREATE TABLE openTxn (id INTEGER PRIMARY KEY CHECK (id = 1), txn INTEGER NOT NULL REFERENCES txn (id)) STRICT;
CREATE TRIGGER txn_no_update BEFORE UPDATE ON txn BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER txn_no_delete BEFORE DELETE ON txn BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;

-- Computed, not history: the schedule as last calculated (seq = the last change it answers), what each command did, which dates it moved.
CREATE TABLE schedule (
  taskId TEXT PRIMARY KEY NOT NULL, seq INTEGER NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL, earlyStart INTEGER NOT NULL,
  earlyFinish INTEGER NOT NULL, lateStart INTEGER NOT NULL, lateFinish INTEGER NOT NULL, totalFloat INTEGER NOT NULL,
  freeFloat INTEGER NOT NULL, flags INTEGER NOT NULL, duration INTEGER NOT NULL
) STRICT;
CREATE TABLE effect (
  txn INTEGER PRIMARY KEY REFERENCES txn (id), changed INTEGER NOT NULL, moved INTEGER NOT NULL, finishBefore INTEGER, finishAfter INTEGER,
  floatLost INTEGER NOT NULL, firstSeq INTEGER NOT NULL, lastSeq INTEGER NOT NULL, firstMove INTEGER, lastMove INTEGER
) STRICT;
-- Appended in the order of commands: effect.firstMove..lastMove are the rows of one command.
CREATE TABLE movedDate (
  id INTEGER PRIMARY KEY, txn INTEGER NOT NULL, taskId TEXT NOT NULL, startBefore INTEGER, startAfter INTEGER, finishBefore INTEGER,
  finishAfter INTEGER, driver TEXT
) STRICT;
CREATE INDEX movedDate_task ON movedDate (taskId);
`
