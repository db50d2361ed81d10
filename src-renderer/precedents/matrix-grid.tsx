import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Law } from '#core/law/law'
import type { Matrix } from '#core/precedents/matrix'
import { outcomeLabel } from '#core/wording'
import { inFigures } from '../shell/words.ts'
import { classes } from '../ui/classes.ts'
import type { Asked } from './list-store.ts'
import { heatOf, linesOf, moved, type At, type Cell, type Line } from './matrix-lines.ts'
import './matrix.css'

type GridProps = {
  readonly matrix: Matrix
  readonly law: Law
  readonly asked: Asked | null
  readonly onOpen: (cell: Cell) => void
  /** Stands in the place of the outcome columns while they are closed. */
  readonly cover?: ReactNode
}

/** Conduct by outcome: one tab stop, arrows between the numbers, Enter opens the cases behind one. */
export function MatrixGrid(props: GridProps) {
  const { matrix, law } = props
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<At>({ line: 0, column: 0 })
  const lines = linesOf(matrix, law)
  const size = { line: lines.length, column: lines[0]?.cells.length ?? 0 }
  // A change of the filter may take columns away from under the place we stand on.
  const stop = {
    line: Math.min(at.line, size.line - 1),
    column: Math.min(at.column, size.column - 1),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    const cell = lines[stop.line]?.cells[stop.column]
    const onCell = event.target instanceof HTMLElement && event.target.dataset['at'] !== undefined
    if (!onCell || cell === undefined) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      props.onOpen(cell)
      return
    }
    const to = moved(event.key, event.ctrlKey, stop, size)
    if (to === null) return
    event.preventDefault()
    setAt(to)
    table.current
      ?.querySelector<HTMLElement>(`[data-at="${to.line}-${to.column}"]`)
      ?.focus({ preventScroll: false })
  }
  return (
    <table
      ref={table}
      role="grid"
      className={classes('matrix', matrix.sealedOff && 'matrix--sealed')}
      aria-label="Conduct by outcome"
      onKeyDown={onKeyDown}
    >
      <Heads matrix={matrix} law={law} />
      <tbody>
        {lines.map((line, index) => (
          <GridLine
            key={line.id ?? 'ALL'}
            line={line}
            index={index}
            stop={stop}
            asked={props.asked}
            onPress={(column, cell) => {
              setAt({ line: index, column })
              props.onOpen(cell)
            }}
            cover={
              index === 0 && props.cover !== undefined ? (
                <td
                  className="matrix__cover"
                  colSpan={matrix.outcomes.length}
                  rowSpan={lines.length}
                >
                  {props.cover}
                </td>
              ) : null
            }
          />
        ))}
      </tbody>
    </table>
  )
}

function Heads({ matrix, law }: { readonly matrix: Matrix; readonly law: Law }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="matrix__corner">
          Conduct type
        </th>
        {matrix.outcomes.map((id) => (
          <th key={id} scope="col" title={outcomeLabel(id, law)}>
            {law.outcomes.find((outcome) => outcome.id === id)?.shortLabel ?? id}
          </th>
        ))}
        <th scope="col" className="matrix__sum">
          Cases
        </th>
      </tr>
    </thead>
  )
}

function GridLine(props: {
  readonly line: Line
  readonly index: number
  readonly stop: At
  readonly asked: Asked | null
  readonly onPress: (column: number, cell: Cell) => void
  readonly cover: ReactNode
}) {
  const { line, index, stop, asked } = props
  return (
    <tr className={classes(line.id === null && 'matrix__totals')}>
      <th scope="row" className="matrix__conduct">
        {line.label}
      </th>
      {props.cover}
      {line.cells.map((cell, column) => (
        <td
          key={cell.outcome ?? 'ALL'}
          role="gridcell"
          data-at={`${index}-${column}`}
          tabIndex={stop.line === index && stop.column === column ? 0 : -1}
          aria-label={cell.name}
          aria-selected={isAsked(asked, cell)}
          className={cellClass(cell)}
          onClick={() => props.onPress(column, cell)}
        >
          <span className="matrix__box">
            {inFigures(cell.count)}
            {cell.share !== null && cell.count > 0 && <FootBar share={cell.share} />}
          </span>
        </td>
      ))}
    </tr>
  )
}

function FootBar({ share }: { readonly share: number }) {
  return (
    <svg className="matrix__bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect width={share * 100} height="3" />
    </svg>
  )
}

const isAsked = (asked: Asked | null, cell: Cell): boolean =>
  asked?.kind === 'CELL' && asked.row === cell.row && asked.outcome === cell.outcome

const cellClass = (cell: Cell): string =>
  classes(
    'matrix__cell',
    cell.outcome === null && 'matrix__sum',
    cell.row !== null && cell.outcome !== null && `matrix__cell--heat-${heatOf(cell)}`,
    cell.few && 'matrix__cell--few',
    cell.count === 0 && 'matrix__cell--none',
  )
