import type { CasePackPreview } from '#core/exchange/case-pack-preview'
import { counted } from '../shell/words.ts'
import { Tag } from '../ui/tag.tsx'

/** Bytes as a person reads them. */
const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en-GB')} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`

/** The documents in a pack of a case, with pages and sizes, and which of them are here. */
export function PackedBundle({ shown }: { readonly shown: CasePackPreview }) {
  const { documents, missing, lastIssue, marks } = shown
  const fresh = documents.filter(({ isHere }) => !isHere).length
  return (
    <section className="stack">
      <h3 className="heading">What it holds</h3>
      <p>
        {counted(documents.length, 'document')}, {counted(shown.pages, 'page')},{' '}
        {sizeOf(shown.bytes)}
        {lastIssue !== null && `, bundle issued as version ${lastIssue}`}
        {marks.all > 0 && `, ${counted(marks.all, 'shared mark')}`}.{' '}
        {fresh === 0 ? 'Every document is here.' : `${counted(fresh, 'document')} new here.`}
      </p>
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
