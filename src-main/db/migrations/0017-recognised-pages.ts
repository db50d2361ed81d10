/**
 * Words read off the pictures of pages without text. They stand as the text of the page too, so that
 * a search finds them; a page that has a row here says that its text was recognised.
 */
export const sql = `
CREATE TABLE recognised_page (
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  lines TEXT NOT NULL,
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
  words INTEGER NOT NULL,
  doubtful_words INTEGER NOT NULL,
  upright INTEGER NOT NULL CHECK (upright IN (0, 90, 180, 270)),
  failure TEXT,
  engine TEXT NOT NULL,
  recognised_at TEXT NOT NULL,
  PRIMARY KEY (sha256, page),
  FOREIGN KEY (sha256, page) REFERENCES bundle_page (sha256, page) ON DELETE CASCADE
) STRICT;
CREATE TRIGGER bundle_page_changed AFTER UPDATE OF text ON bundle_page
BEGIN
  INSERT INTO bundle_page_text (bundle_page_text, rowid, text) VALUES ('delete', OLD.seq, OLD.text);
  INSERT INTO bundle_page_text (rowid, text) VALUES (NEW.seq, NEW.text);
END;
`
