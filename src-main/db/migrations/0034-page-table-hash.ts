/**
 * The hash of the table of pages that is put after a long file: whoever changed the table could lead
 * to other pages of a file that is itself unchanged. Of tables kept before it is not known.
 */
export const sql = `
ALTER TABLE bundle_page_table ADD COLUMN table_sha256 TEXT;
`
