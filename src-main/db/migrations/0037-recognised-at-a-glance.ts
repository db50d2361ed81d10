/**
 * How sure each page read off its picture is, beside its words: those of one page fill many pages of
 * the file, and a list of all would read them through.
 */
export const sql = `
CREATE INDEX recognised_at_a_glance
  ON recognised_page (sha256, page, failure, confidence, words, doubtful_words);
`
