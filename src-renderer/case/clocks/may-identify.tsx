import type { Particulars } from '#core/hearing-case'
import { identifierLabel, identifiersIn } from '#core/notice/redaction/identifiers'
import type { WorkingPaper } from '#core/notice/working-paper'

/** What in a paper for the public may identify somebody whom it need not name. */
export function MayIdentify(props: {
  readonly paper: WorkingPaper
  readonly particulars: Particulars
}) {
  const found = identifiersIn(props.paper, props.particulars)
  if (found.length === 0) return null
  return (
    <section className="stack stack--tight" aria-label="To look at">
      <h3 className="heading">To look at, {found.length}</h3>
      <p className="note">
        Found by its form alone. Another name, place or number may stand there that was not found.
        What the chair leaves out of the published notice, under Notice, is left out here as well.
      </p>
      <ul className="record--list small">
        {found.map(({ kind, words, label, places }) => (
          <li key={`${kind} ${words}`}>
            {words}. {identifierLabel(kind)}. {label}
            {places > 1 ? `, and ${places - 1} more` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}
