/**
 * Packs of other libraries: whose signatures are known here, what was taken in and from where, and
 * which of this library's sign-offs follow another force's.
 */
export const sql = `
CREATE TABLE known_signer (
  fingerprint TEXT NOT NULL,
  library_id TEXT NOT NULL,
  label TEXT NOT NULL,
  certificate BLOB NOT NULL,
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  PRIMARY KEY (fingerprint, library_id)
) STRICT;
CREATE TRIGGER known_signer_stays BEFORE UPDATE ON known_signer
BEGIN SELECT RAISE(ABORT, 'A confirmed signer is never changed'); END;
CREATE TRIGGER known_signer_remains BEFORE DELETE ON known_signer
BEGIN SELECT RAISE(ABORT, 'A confirmed signer is never removed'); END;

CREATE TABLE taken_pack (
  sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  library_id TEXT NOT NULL,
  label TEXT NOT NULL,
  made_at TEXT NOT NULL,
  entries INTEGER NOT NULL,
  manifest TEXT NOT NULL,
  signer TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  taken_by TEXT NOT NULL
) STRICT;
CREATE INDEX taken_pack_library ON taken_pack (kind, library_id, entries);
CREATE TRIGGER taken_pack_stays BEFORE UPDATE ON taken_pack
BEGIN SELECT RAISE(ABORT, 'A pack that was taken in is never changed'); END;
CREATE TRIGGER taken_pack_remains BEFORE DELETE ON taken_pack
BEGIN SELECT RAISE(ABORT, 'A pack that was taken in is never removed'); END;

CREATE TABLE law_sign_off_elsewhere (
  library_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  pack_sha256 TEXT NOT NULL REFERENCES taken_pack (sha256),
  kind TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  entry_hash TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('SIGNED', 'WITHDRAWN')),
  signed_by TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (library_id, seq)
) STRICT;
CREATE INDEX law_sign_off_elsewhere_pack ON law_sign_off_elsewhere (pack_sha256);
CREATE TRIGGER law_sign_off_elsewhere_stays BEFORE UPDATE ON law_sign_off_elsewhere
BEGIN SELECT RAISE(ABORT, 'A sign-off of another force is never changed'); END;
CREATE TRIGGER law_sign_off_elsewhere_remains BEFORE DELETE ON law_sign_off_elsewhere
BEGIN SELECT RAISE(ABORT, 'A sign-off of another force is never removed'); END;

CREATE TABLE law_sign_off_origin (
  sign_off_seq INTEGER PRIMARY KEY REFERENCES law_sign_off (seq),
  library_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  FOREIGN KEY (library_id, seq) REFERENCES law_sign_off_elsewhere (library_id, seq)
) STRICT;
CREATE INDEX law_sign_off_origin_elsewhere ON law_sign_off_origin (library_id, seq);
CREATE TRIGGER law_sign_off_origin_stays BEFORE UPDATE ON law_sign_off_origin
BEGIN SELECT RAISE(ABORT, 'Where a sign-off came from is never changed'); END;
CREATE TRIGGER law_sign_off_origin_remains BEFORE DELETE ON law_sign_off_origin
BEGIN SELECT RAISE(ABORT, 'Where a sign-off came from is never removed'); END;
`
