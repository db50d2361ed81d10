/**
 * What an issued version has stays for as long as its case, though the document was taken out of the
 * bundle since: its last file becomes an earlier one, and its earlier ones stay.
 */
export const sql = `
DROP TRIGGER bundle_former_goes;
`
