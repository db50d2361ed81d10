/** Cases before a panel: sections, bundle, private drafts, seals and comparisons. */
export const sql = `
CREATE TABLE hearing_case (
  id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))),
  reference TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('OPEN', 'SIGNED', 'SUPERSEDED')),
  version INTEGER NOT NULL,
  replaces_notice TEXT,
  corrects_case_id TEXT REFERENCES hearing_case (id),
  root_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (reference, version)
) STRICT;
CREATE TRIGGER hearing_case_never_reopens BEFORE UPDATE OF status ON hearing_case
WHEN OLD.status <> 'OPEN' AND NEW.status = 'OPEN'
BEGIN SELECT RAISE(ABORT, 'A signed case is never opened again'); END;

CREATE TABLE case_section (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  section TEXT NOT NULL,
  value TEXT NOT NULL,
  revision INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  PRIMARY KEY (case_id, section)
) STRICT;
CREATE TRIGGER case_section_locks BEFORE UPDATE ON case_section
WHEN (SELECT status FROM hearing_case WHERE id = OLD.case_id) <> 'OPEN'
BEGIN SELECT RAISE(ABORT, 'A signed case is never changed'); END;

CREATE TABLE case_section_version (
  case_id TEXT NOT NULL,
  section TEXT NOT NULL,
  revision INTEGER NOT NULL,
  value TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  PRIMARY KEY (case_id, section, revision)
) STRICT;
CREATE TRIGGER case_section_version_stays BEFORE UPDATE ON case_section_version
BEGIN SELECT RAISE(ABORT, 'A version of a case is never changed'); END;
CREATE TRIGGER case_section_version_remains BEFORE DELETE ON case_section_version
BEGIN SELECT RAISE(ABORT, 'A version of a case is never removed'); END;

CREATE TABLE bundle_content (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
CREATE TABLE bundle_document (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES bundle_content (sha256),
  pages INTEGER NOT NULL,
  position INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (case_id, id),
  UNIQUE (case_id, sha256)
) STRICT;
CREATE INDEX bundle_document_content ON bundle_document (sha256);

CREATE TABLE provisional_draft (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  profile_id TEXT NOT NULL,
  box BLOB NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (case_id, profile_id)
) STRICT;

CREATE TABLE seal (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  profile_id TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  commitment TEXT NOT NULL,
  box BLOB NOT NULL,
  signer_public_key BLOB,
  signature BLOB,
  released TEXT,
  PRIMARY KEY (case_id, profile_id)
) STRICT;
CREATE TRIGGER seal_stays BEFORE UPDATE ON seal
WHEN OLD.released IS NOT NULL OR NEW.released IS NULL
  OR NEW.case_id IS NOT OLD.case_id OR NEW.profile_id IS NOT OLD.profile_id
  OR NEW.sealed_at IS NOT OLD.sealed_at OR NEW.commitment IS NOT OLD.commitment
  OR NEW.box IS NOT OLD.box OR NEW.signer_public_key IS NOT OLD.signer_public_key
  OR NEW.signature IS NOT OLD.signature
BEGIN SELECT RAISE(ABORT, 'A sealed view is never changed'); END;
CREATE TRIGGER seal_remains BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'A sealed view is never removed'); END;

CREATE TABLE early_opening (
  case_id TEXT PRIMARY KEY REFERENCES hearing_case (id),
  by_person TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE TRIGGER early_opening_stays BEFORE UPDATE ON early_opening
BEGIN SELECT RAISE(ABORT, 'An early opening is never changed'); END;
CREATE TRIGGER early_opening_remains BEFORE DELETE ON early_opening
BEGIN SELECT RAISE(ABORT, 'An early opening is never removed'); END;

CREATE TABLE comparison (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  result TEXT NOT NULL,
  result_sha256 TEXT NOT NULL,
  library_state TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;
CREATE INDEX comparison_case ON comparison (case_id, seq);
CREATE TRIGGER comparison_stays BEFORE UPDATE ON comparison
BEGIN SELECT RAISE(ABORT, 'A comparison is never changed'); END;
CREATE TRIGGER comparison_remains BEFORE DELETE ON comparison
BEGIN SELECT RAISE(ABORT, 'A comparison is never removed'); END;
`
