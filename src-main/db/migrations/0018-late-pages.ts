/**
 * How the pages that came after an issue of a bundle are numbered: chosen for the issue that
 * follows, and no longer.
 */
export const sql = `
CREATE TABLE bundle_late_pages (
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  after_version INTEGER NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('AT_END', 'INSERTS', 'RENUMBER')),
  PRIMARY KEY (case_id, after_version)
) STRICT;
`
