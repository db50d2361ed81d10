import type { NoticeDocument } from '#core/notice/notice'
import { around } from '#core/notice/words/furniture'
import { shortHash } from '../words.ts'
import { Block } from './notice-block.tsx'
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
        <p className="paper__marking">{document.marking}</p>
        <header className="paper__head">
          <div>
            <h3 className="paper__title">
              <Said text={document.title} />
            </h3>
            <p>{document.force}</p>
          </div>
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
        </header>
        <Sections sections={document.sections} />
        <section className="paper__signature">
          <p>
            <Said text={document.signature.statement} />
          </p>
          <p>
            <b>{document.signature.signer}</b>, <Said text={document.signature.capacity} />
          </p>
        </section>
        <Sections sections={document.annex ?? []} />
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

function Sections(props: { readonly sections: NoticeDocument['sections'] }) {
  return props.sections.map((section) => (
    <section key={section.id} id={`notice-${section.id}`}>
      <h3>
        <Said text={section.heading} />
      </h3>
      {section.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </section>
  ))
}
