import { percent, percentRange } from './words.ts'

export type ChartRow = {
  readonly id: string
  readonly label: string
  readonly group?: string | undefined
  readonly point: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  /** Figures that stand behind the share, such as "3 of 40 pairs". */
  readonly count: string
  /** Full name of the control that opens what stands behind the row. */
  readonly openLabel: string
  readonly isOurs?: boolean | undefined
}

const TICKS = [0, 0.25, 0.5, 0.75, 1]
const HEIGHT = 30
const MIDDLE = HEIGHT / 2
const at = (share: number) => `${(2 + share * 96).toFixed(2)}%`

/** Point and interval from 0 to 100 per cent, one row each, in the order given: never ranked here. */
export function IntervalChart(props: {
  readonly label: string
  readonly rows: readonly ChartRow[]
  readonly onOpen: (id: string) => void
}) {
  const groups = [...new Set(props.rows.map(({ group }) => group))]
  return (
    <div className="interval-chart" role="group" aria-label={props.label}>
      {groups.map((group) => (
        <div key={group ?? ''} className="interval-chart__group">
          {group !== undefined && <h4 className="label">{group}</h4>}
          <ul>
            {props.rows
              .filter((row) => row.group === group)
              .map((row) => (
                <ChartLine key={row.id} row={row} onOpen={() => props.onOpen(row.id)} />
              ))}
          </ul>
        </div>
      ))}
      <div className="interval-chart__row" aria-hidden="true">
        <span />
        <svg className="interval-chart__axis" height="16" focusable="false">
          {TICKS.map((tick) => (
            <text key={tick} x={at(tick)} y="12" textAnchor="middle">
              {percent(tick)}%
            </text>
          ))}
        </svg>
      </div>
    </div>
  )
}

function ChartLine(props: { readonly row: ChartRow; readonly onOpen: () => void }) {
  const { row } = props
  const { point, interval } = row
  return (
    <li className="interval-chart__row" data-ours={row.isOurs === true}>
      <button
        type="button"
        className="interval-chart__name"
        aria-label={row.openLabel}
        onClick={props.onOpen}
      >
        {row.label}
      </button>
      <svg className="interval-chart__plot" height={HEIGHT} aria-hidden="true" focusable="false">
        {TICKS.map((tick) => (
          <line key={tick} className="tick" x1={at(tick)} x2={at(tick)} y1="0" y2={HEIGHT} />
        ))}
        {interval !== null && point !== null && (
          <line
            className="span"
            x1={at(interval.low)}
            x2={at(interval.high)}
            y1={MIDDLE}
            y2={MIDDLE}
          />
        )}
        {point !== null && <circle className="point" cx={at(point)} cy={MIDDLE} r="4.5" />}
      </svg>
      <span className="interval-chart__figures">
        {point === null ? (
          'too few to say'
        ) : (
          <>
            <b>{percent(point)}%</b>{' '}
            {interval !== null && <span className="muted">{percentRange(interval)}</span>}
          </>
        )}
        <span className="small muted">{row.count}</span>
      </span>
    </li>
  )
}
