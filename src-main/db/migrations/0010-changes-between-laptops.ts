/**
 * What a person holds after the comparators: the text while it is written, closed under their own
 * key; on which findings it was recorded; and the letter in which it came from another laptop.
 */
export const sql = `
CREATE TABLE changed_view_draft (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  profile_id TEXT NOT NULL,
  box BLOB NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (case_id, profile_id)
) STRICT;

ALTER TABLE changed_view ADD COLUMN decided_on TEXT;
ALTER TABLE changed_view ADD COLUMN letter TEXT;
ALTER TABLE changed_view ADD COLUMN received_at TEXT;
ALTER TABLE changed_view ADD COLUMN received_by TEXT;
DROP TRIGGER changed_view_stays;
CREATE TRIGGER changed_view_stays BEFORE UPDATE ON changed_view
WHEN OLD.released IS NOT NULL OR NEW.released IS NULL
  OR NEW.seq IS NOT OLD.seq OR NEW.case_id IS NOT OLD.case_id
  OR NEW.profile_id IS NOT OLD.profile_id OR NEW.at IS NOT OLD.at OR NEW.box IS NOT OLD.box
  OR NEW.decided_on IS NOT OLD.decided_on OR NEW.letter IS NOT OLD.letter
  OR NEW.received_at IS NOT OLD.received_at OR NEW.received_by IS NOT OLD.received_by
BEGIN SELECT RAISE(ABORT, 'What changed in a view is never changed'); END;
`
