import type { Law } from '#core/law/law'
import type { Matrix, MatrixCell } from '#core/precedents/matrix'
import type { OutcomeCode } from '#core/vocabulary'
import { outcomeLabel } from '#core/wording'
import { counted, inFigures } from '../shell/words.ts'
import { lowerFirst } from './words.ts'

/** One number of the matrix and the question it answers. */
export type Cell = {
  readonly row: string | null
  readonly outcome: OutcomeCode | null
  readonly count: number
  /** Share of the row; null where it is the row's whole or the row has too few cases. */
  readonly share: number | null
  readonly few: boolean
  /** Whole name, read out. */
  readonly name: string
}
export type Line = {
  readonly id: string | null
  readonly label: string
  readonly cells: readonly Cell[]
}

export const ALL_CASES = 'All cases, each counted once'

const many = (count: number) => counted(count, 'case')
export const percent = (share: number): number => Math.round(share * 100)

/** The matrix as lines of numbers: the grid and the table view show the very same ones. */
export function linesOf(matrix: Matrix, law: Pick<Law, 'outcomes'>): readonly Line[] {
  const rows = matrix.rows.map((row): Line => ({
    id: row.id,
    label: row.label,
    cells: [
      ...row.cells.map((cell) => outcomeCell(row, cell, law)),
      whole(row.id, `${row.label}, ${many(row.cases)} in all`, row.cases),
    ],
  }))
  const totals = matrix.totals.map(({ outcome, count }): Cell => ({
    ...whole(null, `${outcomeLabel(outcome, law)}, all conduct, ${many(count)}`, count),
    outcome,
  }))
  const all = whole(null, `All cases, each counted once, ${many(matrix.cases)}`, matrix.cases)
  return [...rows, { id: null, label: ALL_CASES, cells: [...totals, all] }]
}

const whole = (row: string | null, name: string, count: number): Cell => ({
  row,
  outcome: null,
  count,
  share: null,
  few: false,
  name,
})

function outcomeCell(
  row: Matrix['rows'][number],
  { outcome, count, share }: MatrixCell,
  law: Pick<Law, 'outcomes'>,
): Cell {
  const shareWords = row.few
    ? 'too few in the row for a share'
    : `${percent(share)} per cent of row`
  return {
    row: row.id,
    outcome,
    count,
    share: row.few ? null : share,
    few: row.few && count > 0,
    name: [
      outcomeLabel(outcome, law),
      lowerFirst(row.label),
      `${inFigures(count)} of ${many(row.cases)}`,
      ...(count === 0 ? [] : [shareWords]),
    ].join(', '),
  }
}

/** Step of the fill: under 12, 12 to 24, 25 to 39, 40 or more per cent of the row; 0 is no fill. */
export function heatOf({ count, share }: Pick<Cell, 'count' | 'share'>): 0 | 1 | 2 | 3 | 4 {
  if (count === 0 || share === null) return 0
  const value = percent(share)
  if (value < 12) return 1
  if (value < 25) return 2
  return value < 40 ? 3 : 4
}

export type At = { readonly line: number; readonly column: number }

/** Where a key leads in a grid of this size; null where the key means nothing here. */
export function moved(key: string, withControl: boolean, at: At, size: At): At | null {
  const line = (to: number) => ({ ...at, line: Math.max(0, Math.min(size.line - 1, to)) })
  const column = (to: number) => ({ ...at, column: Math.max(0, Math.min(size.column - 1, to)) })
  switch (key) {
    case 'ArrowUp':
      return line(at.line - 1)
    case 'ArrowDown':
      return line(at.line + 1)
    case 'ArrowLeft':
      return column(at.column - 1)
    case 'ArrowRight':
      return column(at.column + 1)
    case 'Home':
      return withControl ? { line: 0, column: 0 } : column(0)
    case 'End':
      return withControl
        ? { line: size.line - 1, column: size.column - 1 }
        : column(size.column - 1)
    default:
      return null
  }
}
