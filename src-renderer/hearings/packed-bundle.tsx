import { casePartName, type CasePackPreview } from '#core/exchange/case-pack-preview'
import { counted } from '../shell/words.ts'
import { Tag } from '../ui/tag.tsx'

/** Bytes as a person reads them. */
const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en-GB')} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`

/** What a pack of a case holds for this reader: steps, documents, marks; and which documents are here. */
export function PackedBundle({ shown }: { readonly shown: CasePackPreview }) {
  const { documents, missing, lastIssue, marks, parts } = shown
  const fresh = documents.filter(({ isHere }) => !isHere).length
  const steps = parts.filter(({ part }) => part !== 'BUNDLE').map(({ part }) => casePartName(part))
  return (
    <section className="stack">
      <h3 className="heading">What it holds</h3>
      <dl className="facts">
        <dt>Of the case</dt>
        <dd>{steps.join('; ')}</dd>
        <dt>Bundle</dt>
        <dd>
          {counted(documents.length, 'document')}, {counted(shown.pages, 'page')},{' '}
          {sizeOf(shown.bytes)}
          {lastIssue === null ? ', never issued' : `, issued as version ${lastIssue}`}.{' '}
          {fresh === 0 ? 'Every document is here.' : `${counted(fresh, 'document')} new here.`}
        </dd>
        <dt>Shared marks</dt>
        <dd>{marks.all === 0 ? 'None' : marks.all.toLocaleString('en-GB')}</dd>
        <dt>Never in a pack</dt>
        <dd>The decision, sealed views and private marks</dd>
      </dl>
      <details>
        <summary>Every document</summary>
        <ul className="packed">
          {documents.map(({ title, pages, bytes, isHere }, index) => (
            <li key={`${index} ${title}`}>
              <span>
                {title}
                <span className="table__second">
                  {counted(pages, 'page')}, {sizeOf(bytes)}
                </span>
              </span>
              {isHere ? <Tag tone="neutral">Here already</Tag> : <Tag tone="accent">New</Tag>}
            </li>
          ))}
        </ul>
      </details>
      {missing.length > 0 && (
        <p className="small">
          Only in the bundle here, and not in the pack: {missing.slice(0, 10).join(', ')}
          {missing.length > 10 && ` and ${missing.length - 10} more`}.
        </p>
      )}
    </section>
  )
}
