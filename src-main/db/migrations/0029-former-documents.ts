/**
 * A document of a bundle whose file was replaced by another keeps its name and place. What its
 * earlier file was stays, with the words of each of its pages as one value, so that what pointed to
 * a page can be led to the same words; its bytes stay for as long as an issued version has them.
 * How a document came is said of each of its files.
 */
export const sql = `
CREATE TABLE bundle_former (
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  turn INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  replaced_at TEXT NOT NULL,
  replaced_by TEXT NOT NULL,
  prints TEXT NOT NULL,
  content TEXT REFERENCES bundle_content (sha256),
  PRIMARY KEY (case_id, document_id, turn)
) STRICT;
CREATE INDEX bundle_former_content ON bundle_former (content);
CREATE TRIGGER bundle_former_stays BEFORE UPDATE ON bundle_former
BEGIN SELECT RAISE(ABORT, 'An earlier file of a bundle is never changed'); END;
CREATE TRIGGER bundle_former_goes AFTER DELETE ON bundle_document
BEGIN DELETE FROM bundle_former WHERE case_id = OLD.case_id AND document_id = OLD.id; END;

CREATE TABLE link_to_former (
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  link TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (case_id, link)
) STRICT;

DROP TRIGGER bundle_came_stays;
DROP TRIGGER bundle_came_goes;
ALTER TABLE bundle_came RENAME TO came_before;
CREATE TABLE bundle_came (
  document_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('CHOSEN', 'DROPPED', 'ATTACHED', 'CASE_FILE')),
  attached_to TEXT,
  notes TEXT NOT NULL,
  PRIMARY KEY (document_id, sha256)
) STRICT;
INSERT INTO bundle_came
  SELECT document_id, d.sha256, origin, attached_to, notes
  FROM came_before JOIN bundle_document d ON d.id = document_id
  GROUP BY document_id;
DROP TABLE came_before;
CREATE TRIGGER bundle_came_stays BEFORE UPDATE ON bundle_came
BEGIN SELECT RAISE(ABORT, 'How a document came is never changed'); END;
CREATE TRIGGER bundle_came_goes AFTER DELETE ON bundle_document
WHEN NOT EXISTS (SELECT 1 FROM bundle_document WHERE id = OLD.id)
BEGIN DELETE FROM bundle_came WHERE document_id = OLD.id; END;
`
