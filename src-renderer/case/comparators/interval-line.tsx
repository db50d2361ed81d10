import type { SpreadRow } from '#core/comparison/comparison'

const percent = (share: number) => Math.round(share * 100)

/** Point and interval on one line from 0 to 100 per cent, and the interval in figures. */
export function IntervalLine(props: { readonly row: SpreadRow }) {
  const { share, interval } = props.row
  if (share === null || interval === null) return <span className="few">too few to say</span>
  const low = interval.low * 100
  return (
    <>
      <span className="interval" aria-hidden="true">
        <i style={{ left: `${low}%`, width: `${(interval.high - interval.low) * 100}%` }} />
        <b style={{ left: `${share * 100}%` }} />
      </span>
      <span className="interval-figures">
        <span className="visually-hidden">share {percent(share)} per cent, interval </span>
        {percent(interval.low)} to {percent(interval.high)}%
      </span>
    </>
  )
}
