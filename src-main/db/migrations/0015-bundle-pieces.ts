/**
 * A value is read whole however little of it is asked for: a large file of a bundle is kept in
 * pieces beside its row, so that a page can be read without the hundreds of megabytes around it.
 */
export const sql = `
CREATE TABLE bundle_piece (
  sha256 TEXT NOT NULL REFERENCES bundle_content (sha256) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, at)
) STRICT;
CREATE TRIGGER bundle_piece_stays BEFORE UPDATE ON bundle_piece
BEGIN SELECT RAISE(ABORT, 'A file of a bundle is never changed'); END;
`
