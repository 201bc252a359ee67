/** Version 7: the program may have several critical paths; a task with a calendar of its own may ignore those of its people. Frozen once released. */
export const sql = `
ALTER TABLE program ADD COLUMN multipleCriticalPaths INTEGER;
ALTER TABLE task ADD COLUMN ignoreResourceCalendars INTEGER;
`
