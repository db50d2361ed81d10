/** Issued notices, byte for byte, and the keys that people sign with. */
export const sql = `
CREATE TABLE notice (
  id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))),
  number TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  kind TEXT NOT NULL CHECK (kind IN ('FULL', 'PUBLISHED')),
  version INTEGER NOT NULL,
  replaces TEXT,
  sha256 TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL,
  document TEXT NOT NULL,
  document_sha256 TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  signer TEXT NOT NULL,
  certificate TEXT NOT NULL
) STRICT;
CREATE INDEX notice_case ON notice (case_id);
CREATE TRIGGER notice_stays BEFORE UPDATE ON notice
BEGIN SELECT RAISE(ABORT, 'An issued notice is never changed'); END;
CREATE TRIGGER notice_remains BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'An issued notice is never removed'); END;

CREATE TABLE signing_key (
  seq INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  origin TEXT NOT NULL CHECK (origin IN ('MADE_HERE', 'PKCS12')),
  box BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX signing_key_person ON signing_key (person_id, seq);
CREATE TABLE signing_certificate (
  key_seq INTEGER NOT NULL REFERENCES signing_key (seq),
  position INTEGER NOT NULL,
  der BLOB NOT NULL,
  PRIMARY KEY (key_seq, position)
) STRICT;
`
