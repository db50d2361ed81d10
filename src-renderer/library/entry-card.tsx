import type { AuditEntry } from '#contract/api'
import { Card } from '../ui/card.tsx'
import { longInstant } from '../ui/dates.ts'
import { actionWords, detailFacts, shortHash } from './action-words.ts'

/** One entry with everything it holds. */
export function EntryCard({ entry }: { readonly entry: AuditEntry | null }) {
  if (entry === null) {
    return (
      <Card title="One entry">
        <p className="small muted">Choose an entry to see all that it holds.</p>
      </Card>
    )
  }
  return (
    <Card title={`Entry ${entry.seq.toLocaleString('en-GB')}`} aside={entry.person}>
      <dl className="facts">
        <dt>Action</dt>
        <dd>{actionWords(entry.action)}</dd>
        <dt>When</dt>
        <dd>{longInstant(entry.at)}</dd>
        <dt>Where</dt>
        <dd>{entry.subject}</dd>
        {detailFacts(entry.detail).map(({ name, value, isHash }) => (
          <FactLine key={name} name={name} value={value} isHash={isHash} />
        ))}
        <FactLine name="Before" value={entry.previousHash} isHash />
        <FactLine name="This" value={entry.hash} isHash />
      </dl>
    </Card>
  )
}

function FactLine(props: {
  readonly name: string
  readonly value: string
  readonly isHash: boolean
}) {
  const { name, value, isHash } = props
  return (
    <>
      <dt>{name}</dt>
      <dd className={isHash ? 'mono' : ''} {...(isHash ? { title: value } : {})}>
        {isHash ? shortHash(value, 4) : value}
      </dd>
    </>
  )
}
