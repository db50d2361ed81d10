/** Precedents as they stand, every version they had, their conduct types, and their words for search. */
export const sql = `
CREATE TABLE precedent (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  ref TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  title TEXT NOT NULL,
  force TEXT NOT NULL,
  hearing_date TEXT,
  conduct_regime TEXT NOT NULL,
  culpability TEXT,
  harm TEXT,
  rank TEXT,
  standing TEXT,
  outcome TEXT NOT NULL,
  outcome_months INTEGER,
  later_effect TEXT NOT NULL,
  later_words TEXT,
  later_outcome TEXT,
  confidence TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  source_id TEXT,
  source_ref TEXT,
  hearing_key TEXT,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX precedent_source ON precedent (source_id, source_ref) WHERE source_id IS NOT NULL;

CREATE TABLE precedent_version (
  precedent_seq INTEGER NOT NULL REFERENCES precedent (seq),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (precedent_seq, version)
) STRICT;
CREATE INDEX precedent_version_content ON precedent_version (content_hash);
CREATE TRIGGER precedent_version_stays BEFORE UPDATE ON precedent_version
BEGIN SELECT RAISE(ABORT, 'A version of a precedent is never changed'); END;
CREATE TRIGGER precedent_version_remains BEFORE DELETE ON precedent_version
BEGIN SELECT RAISE(ABORT, 'A version of a precedent is never removed'); END;

CREATE TABLE precedent_allegation_type (
  precedent_seq INTEGER NOT NULL REFERENCES precedent (seq),
  position INTEGER NOT NULL,
  allegation_type TEXT NOT NULL,
  PRIMARY KEY (precedent_seq, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE precedent_fts USING fts5 (
  title, narrative, words,
  tokenize = 'porter unicode61', content = '', contentless_delete = 1
);
`
