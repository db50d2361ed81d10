/**
 * Whether taking the text of a page was given up, because it failed or never ended: the page has no
 * words then though it may hold some, and a person is told. Of pages read before this is not known.
 */
export const sql = `
ALTER TABLE bundle_page
  ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1));
`
