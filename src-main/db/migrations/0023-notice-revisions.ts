/**
 * What was added to a signed notice: counter-signatures, timestamps and revocation data, each time the whole file
 * with its hash, beside the notice as the chair signed it; and the last request for a timestamp,
 * by whose nonce its answer is known.
 */
export const sql = `
CREATE TABLE notice_revision (
  notice_id TEXT NOT NULL REFERENCES notice (id),
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('COUNTERSIGNATURE', 'TIMESTAMP', 'REVOCATION')),
  -- Who signed, or the authority; and the time that it states.
  signer TEXT NOT NULL,
  stated_at TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (notice_id, position)
) STRICT;
CREATE INDEX notice_revision_case ON notice_revision (case_id);
CREATE TRIGGER notice_revision_stays BEFORE UPDATE ON notice_revision
BEGIN SELECT RAISE(ABORT, 'What was added to a notice is never changed'); END;
CREATE TRIGGER notice_revision_remains BEFORE DELETE ON notice_revision
WHEN OLD.case_id NOT IN (SELECT id FROM case_being_deleted)
BEGIN SELECT RAISE(ABORT, 'What was added to a notice is never removed'); END;

CREATE TABLE timestamp_request (
  notice_id TEXT PRIMARY KEY REFERENCES notice (id),
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  nonce BLOB NOT NULL,
  asked_at TEXT NOT NULL
) STRICT;
`
