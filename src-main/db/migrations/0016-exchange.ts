/**
 * Exchange of cases: to whose keys packs may be locked, which signers are no longer believed, and
 * the states of each part of a case that this library has seen.
 */
export const sql = `
CREATE TABLE pack_recipient (
  id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))),
  label TEXT NOT NULL,
  age_key TEXT NOT NULL,
  came_by TEXT NOT NULL CHECK (came_by IN ('FILE', 'PASTED')),
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  confirmed_at TEXT,
  confirmed_by TEXT,
  revoked_at TEXT,
  revoked_by TEXT,
  revoked_because TEXT
) STRICT;
CREATE UNIQUE INDEX pack_recipient_key ON pack_recipient (age_key) WHERE revoked_at IS NULL;
CREATE TRIGGER pack_recipient_stays BEFORE UPDATE ON pack_recipient
WHEN OLD.revoked_at IS NOT NULL OR NEW.label IS NOT OLD.label OR NEW.age_key IS NOT OLD.age_key
  OR (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS NOT OLD.confirmed_at)
BEGIN SELECT RAISE(ABORT, 'A recipient is confirmed once and revoked once, never changed'); END;
CREATE TRIGGER pack_recipient_remains BEFORE DELETE ON pack_recipient
BEGIN SELECT RAISE(ABORT, 'A recipient is revoked, never removed'); END;

CREATE TABLE revoked_signer (
  fingerprint TEXT NOT NULL,
  library_id TEXT NOT NULL,
  revoked_at TEXT NOT NULL,
  revoked_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (fingerprint, library_id),
  FOREIGN KEY (fingerprint, library_id) REFERENCES known_signer (fingerprint, library_id)
) STRICT;
CREATE TRIGGER revoked_signer_stays BEFORE UPDATE ON revoked_signer
BEGIN SELECT RAISE(ABORT, 'A signer once revoked stays revoked'); END;
CREATE TRIGGER revoked_signer_remains BEFORE DELETE ON revoked_signer
BEGIN SELECT RAISE(ABORT, 'A signer once revoked stays revoked'); END;

CREATE TABLE case_part_state (
  case_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  place INTEGER NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (case_id, part, place)
) STRICT;
`
