/**
 * The content of a precedent is kept once, with its version: the table of precedents no longer has a
 * second copy of it, which was nearly half of a library.
 */
export const sql = `
ALTER TABLE precedent DROP COLUMN content;
`
