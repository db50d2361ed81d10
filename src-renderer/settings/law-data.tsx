import { useSession } from '../shell/session.ts'
import { Card } from '../ui/card.tsx'
import { longDate } from '../ui/dates.ts'
import { TextLink } from '../ui/link.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'

/** Which law data this is; the rule book shows it entry by entry. */
export function LawData() {
  const law = useSession((session) => session.law)
  if (law === null) return <SkeletonRows />
  return (
    <Card title="Law data" aside={`Version ${law.version}`}>
      <dl className="facts">
        <dt>Rules on outcomes</dt>
        <dd>{law.rules.length}</dd>
        <dt>Time limits</dt>
        <dd>{law.timeLimits.length}</dd>
        <dt>Bank holidays</dt>
        <dd>Known until {longDate(law.bankHolidays.knownUntil)}</dd>
      </dl>
      <p className="small muted">
        A rule that was read in the text, or signed off, can block; any other asks for a reason and
        does not block. The rule book shows every entry with its source and how sure it is, and is
        where the force records what its lawyers signed off.
      </p>
      <p>
        <TextLink href="/rule-book">Open the rule book</TextLink>
      </p>
    </Card>
  )
}
