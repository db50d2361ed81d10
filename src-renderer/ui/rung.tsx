import { memo, type ReactNode } from 'react'
import './rung.css'

/** Four bars, as many filled as the rung is high; beside it always the words. */
export const RungLabel = memo(function RungLabel(props: {
  readonly rung: number | null
  readonly label: string
  readonly aside?: ReactNode
}) {
  const { rung, label, aside } = props
  return (
    <span className="rung">
      <svg className="rung__glyph" viewBox="0 0 17 12" aria-hidden="true" focusable="false">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 4.5 + 0.4}
            y={12 - bar * 2.9}
            width={2.8}
            height={bar * 2.9 - 0.4}
            {...(rung === null || bar > rung ? { className: 'is-empty' } : {})}
          />
        ))}
      </svg>
      <span>
        {label}
        {aside !== undefined && <span className="rung__aside">{aside}</span>}
      </span>
    </span>
  )
})
