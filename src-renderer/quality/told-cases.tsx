import type { MethodName, SplitGrade } from '#core/evaluate/evaluate'
import { METHOD_LABELS, PLAIN_METHODS } from '#core/quality/read-grades'
import { inFigures } from '../shell/words.ts'
import { Card } from '../ui/card.tsx'
import { TextLink } from '../ui/link.tsx'
import { Select } from '../ui/select.tsx'

const METHODS = ['evenhand', ...PLAIN_METHODS] as const

/** Every case that was told, by what one method made of it; each opens its precedent. */
export function ToldCases(props: {
  readonly split: SplitGrade
  readonly opened: MethodName
  readonly onOpen: (method: MethodName) => void
}) {
  const { split, opened } = props
  const refs = (dismissed: boolean, wrong: boolean) =>
    split.cases
      .filter((one) => one.dismissed === dismissed && one.wrong.includes(opened) === wrong)
      .map(({ ref }) => ref)
  return (
    <Card title="Cases behind the figures">
      <div className="stack">
        <Select
          label="Told by"
          items={METHODS.map((id) => ({ id, label: METHOD_LABELS[id] }))}
          value={opened}
          onChange={props.onOpen}
        />
        <Refs heading="Lesser outcomes taken for dismissal" refs={refs(false, true)} />
        <Refs heading="Dismissals taken for a lesser outcome" refs={refs(true, true)} />
        <Refs heading="Lesser outcomes told rightly" refs={refs(false, false)} />
        <Refs heading="Dismissals told rightly" refs={refs(true, false)} />
      </div>
    </Card>
  )
}

/** A count that opens its cases in place. */
export function Refs(props: {
  readonly heading: string
  readonly refs: readonly string[]
  /** How many there are, where not all are listed. */
  readonly count?: number | undefined
}) {
  const { heading, refs, count = refs.length } = props
  if (refs.length === 0) return <p className="small muted">{heading}: none</p>
  return (
    <details className="quality__refs">
      <summary>
        {heading}: {inFigures(count)}
        {count > refs.length && `, the first ${refs.length} listed`}
      </summary>
      <p>
        {refs.map((ref) => (
          <span key={ref}>
            <TextLink href={`/precedents/${ref}`} mono>
              {ref}
            </TextLink>{' '}
          </span>
        ))}
      </p>
    </details>
  )
}
