/** A spreadsheet takes what begins so for a formula; an apostrophe makes it text. */
const asText = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
const cell = (value: string): string => `"${asText(value).replaceAll('"', '""')}"`

/** A table that spreadsheets open (RFC 4180, with a byte order mark for accents). */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
