import type { NoticeDocument } from '#core/notice/notice'
import { around } from '#core/notice/words/furniture'
import { shortHash } from '../words.ts'
import { PaperHead, PaperSections } from './paper-head.tsx'
import { NoticeInView, Said } from './said.tsx'

/** The notice drawn from the same data as the PDF: always white, always serif, one sheet a section. */
export function NoticePaper(props: {
  readonly document: NoticeDocument
  readonly isDraft: boolean
}) {
  const { document, isDraft } = props
  return (
    <NoticeInView value={document}>
      <article className="paper" aria-label={`${document.title}, preview`} lang={document.language}>
        <PaperHead paper={document}>
          <div className="paper__ids">
            <p>{document.caseReference}</p>
            <p>
              {around(document, 'web.notice', {
                number: document.number,
                version: String(document.version),
              })}
            </p>
            {document.replaces !== null && (
              <p>{around(document, 'page.replaces', { number: document.replaces })}</p>
            )}
            {isDraft && (
              <p>
                <b>Draft, not issued</b>
              </p>
            )}
          </div>
        </PaperHead>
        <PaperSections sections={document.sections} isListed />
        <section className="paper__signature">
          <p>
            <Said text={isDraft ? around(document, 'sign.draft') : document.signature.statement} />
          </p>
          <p>
            <b>{document.signature.signer}</b>, <Said text={document.signature.capacity} />
          </p>
        </section>
        <PaperSections sections={document.annex ?? []} isListed />
        <footer className="paper__foot">
          <span>{document.caseReference}</span>
          <b>{document.marking}</b>
          <span className="mono">
            {document.fingerprint === null ? '' : shortHash(document.fingerprint.result, 16)}
          </span>
        </footer>
      </article>
    </NoticeInView>
  )
}
