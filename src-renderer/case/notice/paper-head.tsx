import type { ReactNode } from 'react'
import type { WorkingPaper } from '#core/notice/working-paper'
import { Block } from './notice-block.tsx'
import { Said } from './said.tsx'

/** The marking, the title and the force, with what tells one paper from another beside them. */
export function PaperHead(props: {
  readonly paper: Pick<WorkingPaper, 'force' | 'marking' | 'title'>
  readonly children?: ReactNode
}) {
  const { paper, children } = props
  return (
    <>
      <p className="paper__marking">{paper.marking}</p>
      <header className="paper__head">
        <div>
          <h3 className="paper__title">
            <Said text={paper.title} />
          </h3>
          <p>{paper.force}</p>
        </div>
        {children}
      </header>
    </>
  )
}

/** The parts of a paper, each under its heading. */
export function PaperSections(props: {
  readonly sections: WorkingPaper['sections']
  /** Whether a list of the parts leads to each. */
  readonly isListed?: boolean
}) {
  return props.sections.map((section) => (
    <section key={section.id} {...(props.isListed === true ? { id: `notice-${section.id}` } : {})}>
      <h3>
        <Said text={section.heading} />
      </h3>
      {section.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </section>
  ))
}
