/**
 * Why a version corrects the one before it is kept with the case, no longer in the audit record
 * alone; and a case says when its panel saw comparators of a case on the same matter.
 */
export const sql = `
ALTER TABLE hearing_case ADD COLUMN correction_reason TEXT;

CREATE TABLE comparators_seen_beside (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  other_reference TEXT NOT NULL,
  by_person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (case_id, other_reference)
) STRICT;
CREATE TRIGGER comparators_seen_beside_stays BEFORE UPDATE ON comparators_seen_beside
BEGIN SELECT RAISE(ABORT, 'What was seen beside a case is never changed'); END;
CREATE TRIGGER comparators_seen_beside_remains BEFORE DELETE ON comparators_seen_beside
BEGIN SELECT RAISE(ABORT, 'What was seen beside a case is never removed'); END;
`
