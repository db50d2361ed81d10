import type { WorkingPaper } from '#core/notice/working-paper'
import { Block } from './notice-block.tsx'
import './notice.css'
import { NoticeInView, Said } from './said.tsx'

/** A paper that is signed by hand or by nobody, drawn from the same data as its PDF. */
export function PaperPreview({ paper }: { readonly paper: WorkingPaper }) {
  return (
    <NoticeInView value={paper}>
      <article className="paper" aria-label={`${paper.title}, preview`} lang={paper.language}>
        <p className="paper__marking">{paper.marking}</p>
        <header className="paper__head">
          <div>
            <h3 className="paper__title">
              <Said text={paper.title} />
            </h3>
            <p>{paper.force}</p>
          </div>
        </header>
        {paper.sections.map((section) => (
          <section key={section.id}>
            <h3>
              <Said text={section.heading} />
            </h3>
            {section.blocks.map((block, index) => (
              <Block key={index} block={block} />
            ))}
          </section>
        ))}
      </article>
    </NoticeInView>
  )
}
