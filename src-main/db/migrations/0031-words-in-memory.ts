/**
 * The words of precedents are searched in memory, where a comparison has them too, and no query reads
 * their conduct types apart: both were written at more than a third of the cost of an import.
 */
export const sql = `
DROP TABLE precedent_fts;
DROP TABLE precedent_allegation_type;
`
