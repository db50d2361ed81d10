/**
 * What readers mark in a bundle. A private mark is a box that its author's key alone opens, so that
 * others who hold the key of the library see no more than that there is one. A shared mark belongs
 * to its author for good. What a document was called is kept when it leaves the bundle, so that what
 * pointed to it can be led to the one that came in its place.
 */
export const sql = `
CREATE TABLE private_mark (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  profile_id TEXT NOT NULL,
  box BLOB NOT NULL
) STRICT;
CREATE INDEX private_mark_reader ON private_mark (case_id, profile_id);

CREATE TABLE shared_mark (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  profile_id TEXT NOT NULL,
  person_label TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT,
  received_at TEXT,
  received_by TEXT
) STRICT;
CREATE INDEX shared_mark_case ON shared_mark (case_id);
CREATE TRIGGER shared_mark_stays BEFORE UPDATE ON shared_mark
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id
  OR NEW.profile_id IS NOT OLD.profile_id OR NEW.revision <= OLD.revision
BEGIN SELECT RAISE(ABORT, 'A mark keeps its author, and an older one never replaces a newer'); END;

CREATE TABLE removed_document (
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (case_id, id)
) STRICT;
CREATE TRIGGER bundle_document_removed AFTER DELETE ON bundle_document
BEGIN
  INSERT INTO removed_document (case_id, id, title, file_name, sha256, pages)
  VALUES (OLD.case_id, OLD.id, OLD.title, OLD.file_name, OLD.sha256, OLD.pages)
  ON CONFLICT DO NOTHING;
END;
`
