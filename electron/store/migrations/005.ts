/** Version 5: computed dates follow from the plan whenever it is opened; a copy of them in the file could only be wrong. Frozen once released. */
export const sql = `
DROP TABLE schedule;
`
