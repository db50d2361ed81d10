/**
 * What is worked out once from the file of a document and goes with it: the table of pages that is
 * put after a long file for the reader, and where the references of a page stand on its paper.
 */
export const sql = `
CREATE TABLE bundle_page_table (
  sha256 TEXT PRIMARY KEY REFERENCES bundle_content (sha256) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE bundle_reference (
  sha256 TEXT NOT NULL REFERENCES bundle_content (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  rules INTEGER NOT NULL,
  found TEXT NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT;
`
