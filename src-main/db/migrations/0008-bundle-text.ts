/**
 * Text of bundle pages, held by content so that a correction of a case finds it too; where each
 * document stands in the bundle; and every issue of a bundle as one PDF.
 */
export const sql = `
CREATE TABLE bundle_page (
  seq INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES bundle_content (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (sha256, page)
) STRICT;
CREATE INDEX bundle_page_without_text ON bundle_page (sha256) WHERE text = '';
CREATE VIRTUAL TABLE bundle_page_text USING fts5 (
  text, content='bundle_page', content_rowid='seq', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO bundle_page_text (bundle_page_text, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER bundle_page_added AFTER INSERT ON bundle_page
BEGIN INSERT INTO bundle_page_text (rowid, text) VALUES (NEW.seq, NEW.text); END;
CREATE TRIGGER bundle_page_removed AFTER DELETE ON bundle_page
BEGIN INSERT INTO bundle_page_text (bundle_page_text, rowid, text) VALUES ('delete', OLD.seq, OLD.text); END;

ALTER TABLE bundle_document ADD COLUMN section TEXT NOT NULL DEFAULT 'OTHER' CHECK (section IN
  ('NOTICE', 'INVESTIGATION', 'STATEMENTS', 'EXHIBITS', 'RESPONSE', 'CHARACTER', 'OTHER'));
ALTER TABLE bundle_document ADD COLUMN dated TEXT;
ALTER TABLE bundle_document ADD COLUMN description TEXT NOT NULL DEFAULT '';

CREATE TABLE bundle_issue (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  page_map TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  PRIMARY KEY (case_id, version)
) STRICT;
CREATE TRIGGER bundle_issue_stays BEFORE UPDATE ON bundle_issue
BEGIN SELECT RAISE(ABORT, 'An issued bundle is never changed'); END;
CREATE TRIGGER bundle_issue_remains BEFORE DELETE ON bundle_issue
BEGIN SELECT RAISE(ABORT, 'An issued bundle is never removed'); END;
`
