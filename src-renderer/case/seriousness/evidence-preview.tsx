import type { OpenCase } from '#contract/api'
import { LinkButton } from '../../ui/button.tsx'
import { openBeside } from '../evidence/beside-store.ts'
import { bundlePage, placeOf } from '../evidence/bundle-pages.ts'
import { useWords } from '../words.ts'

/** The pages behind the factor in hand, each opening beside the step. */
export function EvidencePreview(props: {
  readonly openCase: OpenCase
  readonly factorId: string | null
}) {
  const { openCase, factorId } = props
  const words = useWords()
  const factor = openCase.hearingCase.seriousness.factors.find((f) => f.factorId === factorId)
  if (factor === undefined)
    return (
      <section className="stack stack--tight" aria-label="Evidence">
        <h2 className="heading">Evidence</h2>
        <p className="small muted">Choose a factor to see the pages behind it.</p>
      </section>
    )
  const entry = words.factor(factor.factorId)
  const pages = factor.evidence.flatMap((link) => {
    const page = bundlePage(link, openCase.documents)
    return page === null ? [] : [{ page, link }]
  })
  return (
    <section className="stack stack--tight" aria-label="Evidence">
      <h2 className="heading">Evidence for “{entry?.label}”</h2>
      {pages.length === 0 && <p className="small is-warn">No page is linked to this factor yet.</p>}
      {pages.map(({ page, link }, index) => (
        <blockquote className="quote" key={`${page.label}-${index}`}>
          <p className="small">
            <button type="button" className="ref" onClick={() => openBeside(page.place)}>
              p.{page.label}
            </button>{' '}
            {placeOf(page.place, openCase.documents)?.document.title}
          </p>
          {link.quotation !== '' && <p className="record">{link.quotation}</p>}
          <LinkButton onPress={() => openBeside(page.place)}>
            Open page {page.label} beside this
          </LinkButton>
        </blockquote>
      ))}
      <p className="note">{entry?.description}</p>
    </section>
  )
}
