import type { RedactedCopy } from '#core/bundle/redaction/log'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { longInstant } from '../../ui/dates.ts'
import { Menu } from '../../ui/menu.tsx'
import { Banner } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { useRedactions } from './redaction-store.ts'

/** Copies made in this case, each with its log; and what the last one leaves to think of. */
export function Copies(props: { readonly caseId: string }) {
  const { copies, made } = useRedactions()
  const save = async (number: number, format: 'PDF' | 'CSV') => {
    const answer = await call('redaction:export-log', { caseId: props.caseId, number, format })
    if (!answer.ok) useRedactions.setState({ problems: answer.problems })
    else if (answer.value !== null) announce(`Log of copy ${number} saved`)
  }
  if (copies.length === 0) return null
  return (
    <>
      {made !== null && made.elsewhere.length > 0 && (
        <Banner tone="warn" title="The same words stand elsewhere in the copy">
          <p>
            {made.elsewhere
              .slice(0, 20)
              .map(({ number, page }) => `redaction ${number} on page ${page}`)
              .join('; ')}
            {made.elsewhere.length > 20 && '; and others'}. They were not marked there.
          </p>
        </Banner>
      )}
      <h2 className="heading">Copies, {copies.length}</h2>
      <ul className="redaction-list">
        {copies.toReversed().map((copy) => (
          <CopyCard
            key={copy.number}
            copy={copy}
            onSave={(format) => void save(copy.number, format)}
          />
        ))}
      </ul>
    </>
  )
}

function CopyCard(props: {
  readonly copy: RedactedCopy
  readonly onSave: (format: 'PDF' | 'CSV') => void
}) {
  const { number, madeBy, madeAt, kind, pages, rows, sha256 } = props.copy
  return (
    <li className="redaction-card">
      <div className="redaction-card__head">
        <b>Copy {number}</b>
        <Menu
          label={`Save the log of copy ${number}`}
          icon="download"
          text="Save"
          entries={[
            { id: 'PDF', label: 'Log (PDF)', onAction: () => props.onSave('PDF') },
            { id: 'CSV', label: 'Log as a table (CSV)', onAction: () => props.onSave('CSV') },
          ]}
        />
      </div>
      <p className="note">
        {kind === 'FILE' ? 'Saved as a file' : 'Added to the bundle'} by {madeBy},{' '}
        {longInstant(madeAt)}: {counted(pages, 'page')}, {counted(rows.length, 'redaction')}.
        SHA-256 begins <span className="mono">{sha256.slice(0, 16)}</span>
      </p>
      <details className="note">
        <summary>Log</summary>
        <ol>
          {rows.map((row) => (
            <li key={row.number}>
              {row.document}, {row.place.toLowerCase()}: {row.ground}
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}
