/**
 * Keys made here whose certificate the force's authority has yet to issue. Once it has, the key
 * moves to signing_key, and the request is gone.
 */
export const sql = `
CREATE TABLE signing_request (
  seq INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  box BLOB NOT NULL,
  request BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX signing_request_person ON signing_request (person_id, seq);
`
