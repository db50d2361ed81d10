import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { useKeys } from './keys.ts'
import { SkeletonRows } from './skeleton.tsx'
import './table.css'

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' }

export type Column<R> = {
  readonly id: string
  readonly head: string
  readonly cell: (row: R) => ReactNode
  readonly sortable?: boolean | undefined
  readonly number?: boolean | undefined
  /** The cell that names its row; carries the opening control. */
  readonly rowHead?: boolean | undefined
  readonly className?: string | undefined
}

type TableProps<R> = {
  readonly caption: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  /** Full name of the opening control, such as "Open P-0139, sergeant, reduction in rank". */
  readonly openLabel?: ((row: R) => string) | undefined
  readonly onOpen?: ((row: R) => void) | undefined
  readonly here?: string | null | undefined
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  readonly isLoading?: boolean | undefined
  /** Stands in the body while there are no rows: an Empty or a Banner. */
  readonly empty?: ReactNode
  readonly middle?: boolean | undefined
  /** J and K work from anywhere on the screen; for the main table of a screen only. */
  readonly rowKeys?: boolean | undefined
}

export function Table<R>(props: TableProps<R>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const { columns, rows, isLoading = false } = props
  const enter = () =>
    body.current?.querySelector<HTMLElement>('.table__open[tabindex="0"]')?.focus()
  useKeys(
    [
      { keys: 'J', label: 'Next row', run: enter },
      { keys: 'K', label: 'Previous row', run: enter },
    ],
    props.rowKeys === true,
  )
  return (
    <div className="table-box">
      <table className={classes('table', props.middle === true && 'table--middle')}>
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => moveBetweenRows(event, body.current)}>
          {rows.map((row, index) => (
            <Row key={props.rowKey(row)} row={row} table={props} isFirst={index === 0} />
          ))}
          {rows.length === 0 && (
            <tr className="table__state">
              <td colSpan={columns.length}>{isLoading ? <SkeletonRows /> : props.empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Head<R>(props: {
  readonly column: Column<R>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}) {
  const { column, sort, onSort } = props
  const name = classes(column.number === true && 'is-number', column.className)
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" className={name}>
        {column.head}
      </th>
    )
  }
  const direction = sort?.column === column.id ? sort.direction : 'none'
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={direction} className={name}>
      <button
        type="button"
        className="table__sort"
        onClick={() => onSort({ column: column.id, direction: next })}
      >
        {column.head}
        {direction !== 'none' && (
          <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />
        )}
      </button>
    </th>
  )
}

function Row<R>(props: {
  readonly row: R
  readonly table: TableProps<R>
  readonly isFirst: boolean
}) {
  const { row, table, isFirst } = props
  const { onOpen, openLabel } = table
  const isHere = table.here !== null && table.here === table.rowKey(row)
  const stop = isHere || (isFirst && !table.rows.some((one) => table.rowKey(one) === table.here))
  return (
    <tr
      className={classes(onOpen !== undefined && 'table__row--open', isHere && 'table__row--here')}
    >
      {table.columns.map((column) => {
        const name = classes(column.number === true && 'is-number', column.className)
        if (column.rowHead !== true) {
          return (
            <td key={column.id} className={name}>
              {column.cell(row)}
            </td>
          )
        }
        return (
          <th key={column.id} scope="row" className={name}>
            {onOpen === undefined ? (
              column.cell(row)
            ) : (
              <button
                type="button"
                className="table__open"
                tabIndex={stop ? 0 : -1}
                {...(openLabel === undefined ? {} : { 'aria-label': openLabel(row) })}
                {...(isHere ? { 'aria-current': 'true' as const } : {})}
                onClick={() => onOpen(row)}
              >
                {column.cell(row)}
              </button>
            )}
          </th>
        )
      })}
    </tr>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Arrows, J and K, Home and End move between the rows' opening controls. */
function moveBetweenRows(event: KeyboardEvent, body: HTMLElement | null) {
  const controls = [...(body?.querySelectorAll<HTMLElement>('.table__open') ?? [])]
  const at = controls.findIndex((control) => control === document.activeElement)
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const step = steps[event.key]
  const to = step !== undefined ? at + step : { Home: 0, End: controls.length - 1 }[event.key]
  const control = to === undefined ? undefined : controls[to]
  if (control === undefined) return
  event.preventDefault()
  event.stopPropagation()
  control.focus()
}
