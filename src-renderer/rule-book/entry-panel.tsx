import { ukDay } from '#core/date-and-clock'
import type { BookEntry } from '#core/law/rule-book'
import { Card } from '../ui/card.tsx'
import { longDate, mediumDate } from '../ui/dates.ts'
import { Banner } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { SignOffForm, WithdrawForm } from './sign-off-form.tsx'
import { inForceWords } from './words.ts'

/** One entry with everything known about it, and its sign-off. */
export function EntryPanel(props: {
  readonly entry: BookEntry | null
  readonly mayRecord: boolean
}) {
  const { entry, mayRecord } = props
  if (entry === null) {
    return (
      <Card title="One entry">
        <p className="small muted">
          Choose an entry to see its source, how sure it is, and who signed it off.
        </p>
      </Card>
    )
  }
  return (
    <>
      <Card title={entry.id} aside={entry.source}>
        <div className="stack">
          <p className="strong">{entry.title}</p>
          <p>{entry.words}</p>
        </div>
        <dl className="facts">
          <dt>How sure</dt>
          <dd>
            <Tag tone={entry.mark === 'V' ? 'accent' : 'warn'}>{entry.markWords}</Tag>
          </dd>
          <dt>In force</dt>
          <dd>{inForceWords(entry)}</dd>
          {entry.more.map(({ name, value }) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
      </Card>
      <SignOffCard key={entry.key} entry={entry} mayRecord={mayRecord} />
      <Elsewhere entry={entry} />
      <History entry={entry} />
    </>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function SignOffCard(props: { readonly entry: BookEntry; readonly mayRecord: boolean }) {
  const { entry, mayRecord } = props
  const { signOff, earlier, signOffEffect } = entry
  return (
    <Card title="Sign-off by the force's lawyers">
      {signOff !== null && (
        <div>
          <p className="strong">{signOff.signedBy}</p>
          <p className="small muted">{longDate(signOff.signedOn)}</p>
          {signOff.note !== '' && <p className="small">{signOff.note}</p>}
        </div>
      )}
      {signOff === null && earlier !== null && (
        <Banner tone="warn" title="Signed off for an earlier wording">
          {earlier.signedBy}, {mediumDate(earlier.signedOn)}. The entry reads differently now and
          asks for a fresh sign-off.
        </Banner>
      )}
      {signOff === null && earlier === null && <p className="muted">Not signed off.</p>}
      {signOff === null && signOffEffect !== null && <p className="small">{signOffEffect}</p>}
      {mayRecord && signOff === null && <SignOffForm entry={entry} />}
      {mayRecord && signOff !== null && <WithdrawForm entry={entry} />}
    </Card>
  )
}

function Elsewhere({ entry: { elsewhere } }: { readonly entry: BookEntry }) {
  if (elsewhere.length === 0) return null
  return (
    <Card title="As other forces recorded it" aside="Counts only where chosen">
      <ol className="book__history">
        {elsewhere.map((record) => (
          <li key={record.libraryId}>
            <span className="strong">{record.force}</span>{' '}
            {record.act === 'SIGNED' ? 'signed off' : 'withdrew'} {mediumDate(record.signedOn)},{' '}
            {record.signedBy}
            {record.note !== '' && <span className="table__second">{record.note}</span>}
            <span className="table__second">
              Recorded there by {record.recordedBy}; taken in {mediumDate(ukDay(record.takenAt))} by{' '}
              {record.takenBy}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function History({ entry: { history } }: { readonly entry: BookEntry }) {
  if (history.length === 0) return null
  return (
    <Card title="What was recorded" aside="Newest first">
      <ol className="book__history">
        {history.map((record) => (
          <li key={record.seq}>
            <span className="strong">
              {record.act === 'SIGNED' ? 'Signed off' : 'Sign-off withdrawn'}
            </span>{' '}
            {mediumDate(record.signedOn)}, {record.signedBy}
            {record.note !== '' && <span className="table__second">{record.note}</span>}
            <span className="table__second">Recorded by {record.recordedBy}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
