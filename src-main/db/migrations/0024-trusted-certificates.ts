/**
 * Certificates by which names in signatures are believed. One that is trusted no more stays, with the
 * reason: what was said of a notice while it was trusted can still be understood.
 */
export const sql = `
CREATE TABLE trusted_certificate (
  seq INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  der BLOB NOT NULL,
  confirmed_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  removed_at TEXT,
  removed_by TEXT,
  removed_because TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
  CHECK ((removed_at IS NULL) = (removed_because IS NULL))
) STRICT;
CREATE UNIQUE INDEX trusted_certificate_now ON trusted_certificate (fingerprint)
WHERE removed_at IS NULL;
CREATE TRIGGER trusted_certificate_stays BEFORE UPDATE ON trusted_certificate
WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
  OR (NEW.seq, NEW.fingerprint, NEW.der, NEW.confirmed_by, NEW.added_at, NEW.added_by)
    IS NOT (OLD.seq, OLD.fingerprint, OLD.der, OLD.confirmed_by, OLD.added_at, OLD.added_by)
BEGIN SELECT RAISE(ABORT, 'A trusted certificate is only ever removed, once'); END;
CREATE TRIGGER trusted_certificate_remains BEFORE DELETE ON trusted_certificate
BEGIN SELECT RAISE(ABORT, 'What was trusted is never forgotten'); END;
`
