/** Version 4: the program says what is nearly critical. Frozen once released. */
export const sql = `
ALTER TABLE program ADD COLUMN nearCriticalLimit INTEGER;
`
