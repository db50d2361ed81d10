/**
 * What a page number in reasons meant when it was typed: the document, its file and the page of it.
 * Texts from before have no row, and are asked about.
 */
export const sql = `
CREATE TABLE page_reference (
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  field TEXT NOT NULL,
  label TEXT NOT NULL,
  document_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (case_id, section, field, label)
) STRICT;
`
