import type { ReactNode } from 'react'
import { useMedia } from '../../ui/media.ts'
import { Tabs } from '../../ui/tabs.tsx'
import type { Side } from './use-shown-cases.ts'

export type Parts = Readonly<
  Record<'first' | 'ladder' | 'change' | 'ranked' | 'report' | 'away' | 'fingerprint', ReactNode>
>

/** Ladder, ranked cases and report side by side; in a narrow window the parts around the list are tabs. */
export function ComparisonColumns(props: {
  readonly parts: Parts
  /** How many of the cases that point away are answered: "1/3". */
  readonly answered: string
  readonly side: Side
  readonly onSide: (side: Side) => void
}) {
  const { parts, side } = props
  const isWide = useMedia('(min-width: 1360px)')
  if (isWide)
    return (
      <div className="comparators comparators-wide">
        <div className="column">
          {parts.first}
          {parts.ladder}
          {parts.change}
        </div>
        {parts.ranked}
        <div className="column">
          {parts.report}
          {parts.away}
          {parts.fingerprint}
        </div>
      </div>
    )
  return (
    <div className="comparators">
      <div className="column">
        {parts.first}
        <Tabs
          label="Parts of the comparison"
          selected={side}
          onSelect={props.onSide}
          items={[
            { id: 'ladder', label: 'Ladder' },
            { id: 'change', label: 'One change' },
            { id: 'report', label: 'Report' },
            { id: 'away', label: `Pointing away ${props.answered}` },
          ]}
        >
          <div className="stack">
            {parts[side]}
            {side === 'report' && parts.fingerprint}
          </div>
        </Tabs>
      </div>
      {parts.ranked}
    </div>
  )
}
