/**
 * How each document came into a bundle and what its file held beyond its pages. A correction of a
 * case names the same documents, so this is held by document, for as long as any case holds it.
 */
export const sql = `
CREATE TABLE bundle_came (
  document_id TEXT PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('CHOSEN', 'DROPPED', 'ATTACHED', 'CASE_FILE')),
  attached_to TEXT,
  notes TEXT NOT NULL
) STRICT;
CREATE TRIGGER bundle_came_stays BEFORE UPDATE ON bundle_came
BEGIN SELECT RAISE(ABORT, 'How a document came is never changed'); END;
CREATE TRIGGER bundle_came_goes AFTER DELETE ON bundle_document
WHEN NOT EXISTS (SELECT 1 FROM bundle_document WHERE id = OLD.id)
BEGIN DELETE FROM bundle_came WHERE document_id = OLD.id; END;
`
