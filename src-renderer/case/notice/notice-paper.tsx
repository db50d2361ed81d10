import type { NoticeDocument } from '#core/notice/notice'
import { shortHash } from '../words.ts'
import { Block } from './notice-block.tsx'

/** The notice drawn from the same data as the PDF: always white, always serif, one sheet a section. */
export function NoticePaper(props: {
  readonly document: NoticeDocument
  readonly isDraft: boolean
}) {
  const { document, isDraft } = props
  return (
    <article className="paper" aria-label={`${document.title}, preview`} lang={document.language}>
      <p className="paper__marking">{document.marking}</p>
      <header className="paper__head">
        <div>
          <h3 className="paper__title">{document.title}</h3>
          <p>{document.force}</p>
        </div>
        <div className="paper__ids">
          <p>{document.caseReference}</p>
          <p>
            Notice {document.number}, version {document.version}
          </p>
          {document.replaces !== null && <p>Replaces {document.replaces}</p>}
          {isDraft && (
            <p>
              <b>Draft, not issued</b>
            </p>
          )}
        </div>
      </header>
      <Sections sections={document.sections} />
      <section className="paper__signature">
        <p>{document.signature.statement}</p>
        <p>
          <b>{document.signature.signer}</b>, {document.signature.capacity}
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
  )
}

function Sections(props: { readonly sections: NoticeDocument['sections'] }) {
  return props.sections.map((section) => (
    <section key={section.id} id={`notice-${section.id}`}>
      <h3>{section.heading}</h3>
      {section.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </section>
  ))
}
