/**
 * A text or a picture of a bundle is read by a PDF made from it; the file as it came is kept beside
 * that PDF, for as long as the PDF is.
 */
export const sql = `
CREATE TABLE bundle_original (
  sha256 TEXT PRIMARY KEY REFERENCES bundle_content (sha256) ON DELETE CASCADE,
  original_sha256 TEXT NOT NULL REFERENCES bundle_content (sha256)
) STRICT;
CREATE INDEX bundle_original_content ON bundle_original (original_sha256);
CREATE TRIGGER bundle_original_stays BEFORE UPDATE ON bundle_original
BEGIN SELECT RAISE(ABORT, 'What a PDF was made from is never changed'); END;
`
