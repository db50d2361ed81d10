import type { WorkingPaper } from '#core/notice/working-paper'
import './notice.css'
import { PaperHead, PaperSections } from './paper-head.tsx'
import { NoticeInView } from './said.tsx'

/** A paper that is signed by hand or by nobody, drawn from the same data as its PDF. */
export function PaperPreview({ paper }: { readonly paper: WorkingPaper }) {
  return (
    <NoticeInView value={paper}>
      <article className="paper" aria-label={`${paper.title}, preview`} lang={paper.language}>
        <PaperHead paper={paper} />
        <PaperSections sections={paper.sections} />
      </article>
    </NoticeInView>
  )
}
