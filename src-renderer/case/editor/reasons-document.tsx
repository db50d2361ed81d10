import { useState } from 'react'
import type { HearingCase } from '#core/hearing-case'
import { presumesDismissal } from '#core/law/presumption'
import { isBlank } from '#core/law/situation'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useOptions } from '../lawful.ts'
import { useWords } from '../words.ts'
import './editor.css'

type Part = { readonly head: string; readonly text: string }
type Chapter = { readonly title: string; readonly parts: readonly Part[] }

/** The reasons in the order of the three stages, as far as they are written. */
function useChapters(hearingCase: HearingCase): readonly Chapter[] {
  const { seriousness, decision } = hearingCase
  const words = useWords()
  const order = useOptions(hearingCase).map(({ outcome }) => outcome)
  const considered = order.flatMap((outcome) =>
    decision.considered
      .filter((entry) => entry.outcome === outcome)
      .map(({ reasons }) => ({ head: words.outcome(outcome).label, text: reasons })),
  )
  const notDismissing = {
    head: 'Reasons for not dismissing',
    text: decision.reasonsForNotDismissing,
  }
  const isPresumed = presumesDismissal(hearingCase)
  const chapters: readonly Chapter[] = [
    { title: 'Seriousness', parts: [{ head: '', text: seriousness.together }] },
    { title: 'Purpose', parts: [{ head: '', text: seriousness.purposes }] },
    {
      title: 'The presumption of dismissal',
      parts: isPresumed
        ? [
            { head: 'Exceptional circumstances', text: decision.exceptionalCircumstances.reasons },
            notDismissing,
          ]
        : [],
    },
    {
      title: 'Outcome',
      parts: [
        ...considered,
        ...(isPresumed ? [] : [notDismissing]),
        { head: 'Departure from guidance', text: decision.guidanceDeparture },
        { head: 'Departure from like cases', text: decision.comparatorDeparture },
      ],
    },
  ]
  return chapters
    .map(({ title, parts }) => ({ title, parts: parts.filter(({ text }) => !isBlank(text)) }))
    .filter(({ parts }) => parts.length > 0)
}

/** All the reasons on one page, to be read as their reader will. */
export function ReadThrough(props: { readonly hearingCase: HearingCase }) {
  const [isOpen, setOpen] = useState(false)
  const chapters = useChapters(props.hearingCase)
  return (
    <>
      <Button icon="eye" isDisabled={chapters.length === 0} onPress={() => setOpen(true)}>
        Read the reasons through
      </Button>
      <Dialog title="The reasons as they stand" wide isOpen={isOpen} onClose={() => setOpen(false)}>
        <article className="reasons-document" tabIndex={0} aria-label="Reasons">
          {chapters.map(({ title, parts }) => (
            <section key={title}>
              <h3>{title}</h3>
              {parts.map(({ head, text }) => (
                <div key={head}>
                  {head !== '' && <h4>{head}</h4>}
                  <p>{text}</p>
                </div>
              ))}
            </section>
          ))}
        </article>
      </Dialog>
    </>
  )
}
