/** How tables with headings of their own become precedents, each under the name it is offered by. */
export const sql = `
CREATE TABLE table_mapping (
  name TEXT PRIMARY KEY,
  mapping TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
