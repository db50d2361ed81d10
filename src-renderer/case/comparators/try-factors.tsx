import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type { Factor } from '#core/law/law'
import { counted } from '../../shell/words.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { useLaw } from '../words.ts'

const GROUPS = [
  ['CULPABILITY', 'Culpability'],
  ['HARM', 'Harm'],
  ['AGGRAVATING', 'Aggravating'],
  ['MITIGATING', 'Mitigating'],
] as const

/** The factors of the law to tick and untick: the cases follow, and the case stays as found. */
export function TryFactors(props: {
  /** Factors found in the case itself. */
  readonly found: readonly string[]
  readonly ticked: readonly string[]
  readonly onChange: (factors: readonly string[]) => void
}) {
  const law = useLaw()
  const ticked = new Set(props.ticked)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  // The same at every tick, so that only the box that was ticked is drawn again.
  const toggle = useCallback((id: string, isTicked: boolean) => {
    const { ticked: before, onChange } = latest.current
    onChange(isTicked ? [...before, id] : before.filter((other) => other !== id))
  }, [])
  return (
    <div className="try-factors" role="group" aria-label="Factors to try">
      {GROUPS.map(([group, label]) => (
        <Group
          key={group}
          label={label}
          factors={law.factors.filter((factor) => factor.group === group)}
          found={props.found}
          ticked={ticked}
          onToggle={toggle}
        />
      ))}
    </div>
  )
}

function Group(props: {
  readonly label: string
  readonly factors: readonly Factor[]
  readonly found: readonly string[]
  readonly ticked: ReadonlySet<string>
  readonly onToggle: (id: string, isTicked: boolean) => void
}) {
  const { factors, ticked } = props
  const [isOpen, setOpen] = useState(false)
  const count = factors.filter(({ id }) => ticked.has(id)).length
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {props.label}, {counted(count, 'factor')} ticked
      </summary>
      {isOpen &&
        factors.map(({ id, label }) => (
          <FactorTick
            key={id}
            id={id}
            label={label}
            isTicked={ticked.has(id)}
            isFound={props.found.includes(id)}
            onToggle={props.onToggle}
          />
        ))}
    </details>
  )
}

type TickProps = {
  readonly id: string
  readonly label: string
  readonly isTicked: boolean
  readonly isFound: boolean
  readonly onToggle: (id: string, isTicked: boolean) => void
}

const FactorTick = memo(function FactorTick(props: TickProps) {
  const { id, label, isTicked, isFound, onToggle } = props
  return (
    <Checkbox
      isSelected={isTicked}
      onChange={(now) => onToggle(id, now)}
      {...(isFound ? { description: 'Found in this case' } : {})}
    >
      {label}
    </Checkbox>
  )
})
