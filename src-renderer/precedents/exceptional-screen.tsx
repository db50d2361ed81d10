import { useState } from 'react'
import type { ExceptionalGroup } from '#core/precedents/exceptional-bank'
import type { Law } from '#core/law/law'
import { laterHistoryLabel, outcomeWithLength, regimeValueLabel } from '#core/wording'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Segmented, TextField } from '../ui/field.tsx'
import { TextLink } from '../ui/link.tsx'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { Tag } from '../ui/tag.tsx'
import { SealedCover } from './sealed.tsx'
import { useBank } from './use-bank.ts'
import './exceptional.css'

/** Past rulings on exceptional circumstances, and earlier cases in which dismissal was avoided. */
export function ExceptionalScreen() {
  const [query, setQuery] = useState('')
  const { bank, problems, progress, wasCancelled, cancel, again } = useBank(query)
  const { law } = useSession()
  const isSealed = problems.some(({ code }) => code === 'SEALED')
  return (
    <Screen
      title="Exceptional circumstances"
      lead="What was argued, what was accepted or refused, and what stood on appeal. The Regulations give no definition."
      crumbs={[
        { label: 'Precedents', href: '/precedents' },
        { label: 'Exceptional circumstances' },
      ]}
    >
      {isSealed ? (
        <SealedCover title="Closed until your view is sealed" problems={problems} />
      ) : (
        <>
          <Problems problems={problems} />
          <TextField
            label="Search what was argued, the facts and what mitigated the conduct"
            type="search"
            value={query}
            onChange={setQuery}
          />
          {progress !== null && (
            <Progress
              label="Reading the library for past rulings"
              done={progress.done}
              total={progress.total}
              note="You can go on typing: other words take the place of these."
              onCancel={cancel}
            />
          )}
          {wasCancelled && (
            <p role="status">
              Cancelled: what is shown is not of these words.{' '}
              <LinkButton onPress={again}>Search again</LinkButton>
            </p>
          )}
          {bank !== null && law !== null && (
            <div className="stack stack--wide">
              <Under2025 group={bank.under2025} law={law} isSearch={query.trim() !== ''} />
              <Earlier group={bank.earlier} law={law} />
            </div>
          )}
        </>
      )}
    </Screen>
  )
}

type Show = 'all' | 'argued' | 'accepted' | 'refused' | 'upheld'

function Under2025(props: {
  readonly group: ExceptionalGroup
  readonly law: Law
  readonly isSearch: boolean
}) {
  const { group, law } = props
  const [show, setShow] = useState<Show>('all')
  const refs = show === 'all' ? null : new Set(group[show])
  return (
    <Card title="Under the 2025 rules" aside={counted(group.count, 'case')}>
      {group.entries.length === 0 ? (
        <Empty title={props.isSearch ? 'None with these words' : 'None recorded yet'}>
          {props.isSearch
            ? 'Fewer or other words may find one.'
            : 'No case in this library has been decided under the 2025 rules with exceptional circumstances on record. The first signed case will stand here.'}
        </Empty>
      ) : (
        <div className="stack">
          <Segmented
            label="Show"
            inline
            value={show}
            onChange={setShow}
            items={[
              { id: 'all', label: `All ${group.count}` },
              { id: 'argued', label: `Argued ${group.argued.length}` },
              { id: 'accepted', label: `Accepted ${group.accepted.length}` },
              { id: 'refused', label: `Refused ${group.refused.length}` },
              { id: 'upheld', label: `Upheld later ${group.upheld.length}` },
            ]}
          />
          <Listed group={group} />
          <Entries
            entries={group.entries.filter(({ ref }) => refs === null || refs.has(ref))}
            law={law}
          />
        </div>
      )}
    </Card>
  )
}

function Earlier({ group, law }: { readonly group: ExceptionalGroup; readonly law: Law }) {
  return (
    <Card title="Before the 2025 rules, or rules not recorded" aside={counted(group.count, 'case')}>
      <p className="small muted">
        Gross misconduct that did not end in dismissal. No test of exceptional circumstances
        applied, so none was accepted or refused: read these for the facts, and never add them to
        the cases above.
      </p>
      <Listed group={group} />
      <Entries entries={group.entries} law={law} />
    </Card>
  )
}

function Listed({ group: { entries, count } }: { readonly group: ExceptionalGroup }) {
  if (entries.length === count) return null
  return (
    <p className="small muted">
      The {entries.length} with most on record are listed: search for words to find others.
    </p>
  )
}

const STATE = { ACCEPTED: 'Accepted', REFUSED: 'Refused' } as const
type Rules = ExceptionalGroup['entries'][number]['rules']
const rulesWords = (rules: Rules) =>
  rules === 'UNKNOWN' ? 'rules not recorded' : regimeValueLabel(rules)

function Entries(props: { readonly entries: ExceptionalGroup['entries']; readonly law: Law }) {
  return (
    <ul className="exceptional">
      {props.entries.map((entry) => (
        <li key={entry.ref}>
          <p className="row">
            <TextLink href={`/precedents/${entry.ref}`} mono label={`Open ${entry.ref}`}>
              {entry.ref}
            </TextLink>
            <span>{outcomeWithLength(entry.outcome, entry.outcomeMonths, props.law)}</span>
            <span className="muted small">{laterHistoryLabel(entry.laterHistory, props.law)}</span>
            {entry.state !== 'NOT_RECORDED' && <Tag>{STATE[entry.state]}</Tag>}
          </p>
          <p className="record--list">{entry.argued === '' ? entry.title : entry.argued}</p>
          <p className="small muted">
            {entry.force}, {entry.hearingDate?.slice(0, 4) ?? 'no date'}, {rulesWords(entry.rules)}.{' '}
            {entry.mitigation.length > 0 &&
              `Recorded in mitigation: ${entry.mitigation.join('; ').toLowerCase()}. `}
            {entry.personalMitigation.length > 0 &&
              `Personal mitigation, kept apart: ${entry.personalMitigation.join('; ').toLowerCase()}.`}
          </p>
        </li>
      ))}
    </ul>
  )
}
