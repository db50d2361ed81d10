import type { ReadingView } from '#contract/mapping-api'
import { shownText } from '#core/import/mapping/mapping'
import {
  proposeHeading,
  FIRST_ROWS,
  type NumberedRow,
  type TableReading,
} from '#core/import/reading'
import type { ReportedReading } from '#core/import/report'
import { refuse } from '#core/result'
import { isTextTable, textSigns, type TextSigns } from '../files/encoding.ts'
import type { Sheets } from '../files/read-rows.ts'

/** How a chosen table is read; `asks` while only a person can say how its letters are written. */
export type ChosenReading = TableReading & Sheets & { readonly asks: boolean }

/** What a person said of how a table is read; what is null is told by the table, or proposed. */
export type SaidReading = {
  readonly [part in keyof TableReading]: TableReading[part] | null
}

export const nothingSaid: SaidReading = { encoding: null, sheet: null, heading: null }

export const asksEncoding = refuse(
  'ENCODING',
  'Say how the letters of the table are written: not all of it is UTF-8, and nothing in it tells.',
)

/** What the letters of a file tell; null where the file is no table written as text. */
export const readSigns = async (path: string, signal: AbortSignal): Promise<TextSigns | null> =>
  isTextTable(path) ? textSigns(path, () => !signal.aborted) : null

/** Gathers the first rows of a table, until it is known which of them holds the headings. */
export function openFirstRows(said: number | null) {
  const rows: NumberedRow[] = []
  return {
    rows,
    add: (row: NumberedRow): void => void rows.push(row),
    isFull: (): boolean => rows.length >= FIRST_ROWS,
    heading: (): number => said ?? proposeHeading(rows),
  }
}

/** Cells of a row and letters of a cell that are shown to choose the headings by. */
const MOST_CELLS = 8
const LONGEST_CELL = 60

export const readingView = (
  reading: ChosenReading,
  signs: TextSigns | null,
  rows: readonly NumberedRow[],
): ReadingView => ({
  encoding: reading.encoding,
  heading: reading.heading,
  sheet: reading.sheet,
  sheets: reading.sheets,
  asks: reading.asks,
  letters:
    signs === null || signs.told !== null
      ? null
      : {
          strangeRows: signs.strangeRows,
          isMixed: signs.isMixed,
          samples: signs.samples.map(({ encoding, pieces }) => ({
            encoding,
            pieces: pieces.map((piece) => shownText(piece, LONGEST_CELL)),
          })),
        },
  rows: rows.map(({ line, cells }) => ({
    line,
    cells: cells
      .map((cell) => shownText(cell, LONGEST_CELL))
      .filter((cell) => cell !== '')
      .slice(0, MOST_CELLS),
  })),
})

/** How a table was read, as its report says it. */
export function reportedReading(reading: ChosenReading | null): ReportedReading | null {
  if (reading === null) return null
  const { encoding, sheet, heading, sheets } = reading
  const others = sheets.filter(({ name, isHidden }) => name !== sheet && !isHidden)
  return { encoding, sheet, heading, otherSheets: others.map(({ name }) => name) }
}
