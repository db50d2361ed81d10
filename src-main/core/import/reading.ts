import { z } from 'zod'

// How a table is read before anything in it can be matched: how its letters are written, which sheet
// it stands on, and in which row its headings are. A guess is shown as one, and never acted on unsaid
// where the file itself does not tell.

export const encodingSchema = z.enum(['UTF_8', 'UTF_16LE', 'UTF_16BE', 'WINDOWS_1252', 'MACINTOSH'])
export type Encoding = z.infer<typeof encodingSchema>

export const ENCODING_LABELS: Readonly<Record<Encoding, string>> = {
  UTF_8: 'UTF-8',
  UTF_16LE: 'UTF-16',
  UTF_16BE: 'UTF-16, big-endian',
  WINDOWS_1252: 'Windows-1252',
  MACINTOSH: 'Mac OS Roman',
}

/** Rows among which headings are looked for, and shown to be chosen from. */
export const FIRST_ROWS = 40

export const tableReadingSchema = z.object({
  /** Null where the file tells its letters itself, as a workbook does. */
  encoding: encodingSchema.nullable(),
  /** Null for the first sheet that is not hidden, and where a file has no sheets. */
  sheet: z.string().max(200).nullable(),
  /** The row of the file that holds the headings. */
  heading: z.int().min(1).max(FIRST_ROWS),
})
export type TableReading = z.infer<typeof tableReadingSchema>

/** A row of a table with its number in the file. */
export type NumberedRow = { readonly line: number; readonly cells: readonly string[] }

const filledIn = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length

/** Share of the widest row's cells that a row of headings fills: a title fills one or two. */
const HEADINGS_FILL = 0.6

/**
 * The row that seems to hold the headings: the first that names most of the columns. Titles, notes
 * and headings of groups above it name few.
 */
export function proposeHeading(rows: readonly NumberedRow[]): number {
  const widest = Math.max(0, ...rows.map(({ cells }) => filledIn(cells)))
  const found = rows.find(({ cells }) => filledIn(cells) >= Math.max(1, widest * HEADINGS_FILL))
  return found?.line ?? 1
}

/** How a table was read, for its report; empty where there is nothing to say. */
export function readingInWords({
  encoding,
  sheet,
  heading,
  otherSheets,
}: TableReading & { readonly otherSheets: readonly string[] }): string {
  const shown = otherSheets.slice(0, MOST_SHEETS).map((name) => `“${name}”`)
  const more = otherSheets.length - shown.length
  const others = more > 0 ? [...shown, `${more} more`] : shown
  return [
    ...(heading > 1 ? [`The headings were read in row ${heading}.`] : []),
    ...(sheet !== null && others.length > 0
      ? [`The sheet “${sheet}” was read; not read: ${others.join(', ')}.`]
      : []),
    ...(encoding === null || encoding === 'UTF_8'
      ? []
      : [`The letters were read as ${ENCODING_LABELS[encoding]}.`]),
  ].join(' ')
}

const MOST_SHEETS = 10
