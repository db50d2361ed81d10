import { useEffect, useState } from 'react'
import { pageLabel } from '#core/bundle/page-label'
import type { Rect } from '#core/bundle/resolve-references'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { askOfPage } from '../bundle/pdf-documents.ts'
import type { ReadPage } from '../bundle/reader-store.ts'
import { tellProblem } from '../bundle/use-page.ts'
import { toPoints } from '../marks/page-passage.ts'
import { linesOf, type PageLine } from './page-lines.ts'
import { markAreas } from './redaction-store.ts'

const measures = ['left', 'top', 'width', 'height'] as const
type Measures = Readonly<Record<(typeof measures)[number], string>>
const labels: Measures = { left: 'From left', top: 'From top', width: 'Width', height: 'Height' }
const empty: Measures = { left: '', top: '', width: '', height: '' }
const pointsPerMillimetre = 72 / 25.4

/** A part of a page as it is seen, in millimetres from its top left; without one the whole page. */
async function rectOn(
  { openCase, documentId, page }: ReadPage,
  part: readonly number[] | null,
): Promise<Rect> {
  const place = { caseId: openCase.hearingCase.id, documentId, page }
  const viewport = await askOfPage(place, (opened) => opened.getViewport({ scale: 1 }))
  const { width, height } = viewport
  if (part === null) return toPoints(viewport, [0, 0, width, height])
  const [left = 0, top = 0, wide = 0, high = 0] = part.map((one) => one * pointsPerMillimetre)
  return toPoints(viewport, [left, top, left + wide, top + high])
}

/** Marks lines, a measured area or the whole of a page, all with the keyboard. */
export function LinesDialog(props: ReadPage & { readonly onClose: () => void }) {
  const { openCase, documentId, page, onClose } = props
  const document = openCase.documents.find(({ id }) => id === documentId)
  const [lines, setLines] = useState<readonly PageLine[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [measured, setMeasured] = useState(empty)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isOpen = true
    const caseId = openCase.hearingCase.id
    void call('redaction:words', { caseId, documentId, page }).then((answer) => {
      if (isOpen) setLines(answer.ok ? linesOf(answer.value) : [])
    })
    return () => {
      isOpen = false
    }
  }, [openCase.hearingCase.id, documentId, page])

  const mark = async (areas: readonly (readonly Rect[])[]) => {
    await markAreas(areas.map((rects) => ({ documentId, page, rects })))
    onClose()
  }
  const markPart = (part: readonly number[] | null) =>
    rectOn(props, part)
      .then((rect) => mark([[rect]]))
      .catch((error: unknown) => setProblem(tellProblem(error)))
  const markLines = () => {
    const wanted = lines?.filter(({ line }) => chosen.has(line)) ?? []
    if (wanted.length === 0) setProblem('Choose a line first.')
    else void mark(wanted.map(({ rects }) => rects))
  }
  const markMeasured = async () => {
    const part = measures.map((name) => Number(measured[name].replace(',', '.')))
    const isWhole = measures.some((name) => measured[name].trim() === '')
    const [left = -1, top = -1, wide = 0, high = 0] = part
    if (isWhole || part.some(Number.isNaN) || left < 0 || top < 0 || wide < 1 || high < 1)
      return setProblem('Write four measures in millimetres; width and height are at least 1.')
    return markPart(part)
  }
  const toggle = (line: number, isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, line] : [...chosen].filter((one) => one !== line)))
  return (
    <Dialog
      title={`Areas of page ${document === undefined ? page : pageLabel(document, page)}`}
      isOpen
      onClose={onClose}
      wide
    >
      <p className="note">
        A box as wide as a name tells how long the name is. Whole lines tell less.
      </p>
      {lines === null && <p>Reading the page</p>}
      {lines?.length === 0 && <p>This page holds no words: measure an area, or mark all of it.</p>}
      {lines !== null && lines.length > 0 && (
        <div className="redaction-lines" role="group" aria-label="Lines of the page">
          {lines.map(({ line, text }) => (
            <Checkbox
              key={line}
              isSelected={chosen.has(line)}
              onChange={(isOn) => toggle(line, isOn)}
            >
              {text}
            </Checkbox>
          ))}
        </div>
      )}
      <fieldset className="field">
        <legend>An area, in millimetres from the top left of the page</legend>
        <div className="redaction-measures">
          {measures.map((name) => (
            <TextField
              key={name}
              label={labels[name]}
              type="number"
              value={measured[name]}
              maxLength={8}
              onChange={(value) => setMeasured({ ...measured, [name]: value })}
            />
          ))}
        </div>
      </fieldset>
      {problem !== '' && (
        <p className="note is-bad" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog__foot">
        <Button onPress={() => void markPart(null)}>Mark the whole page</Button>
        <Button onPress={() => void markMeasured()}>Mark the measured area</Button>
        <Button variant="primary" onPress={markLines}>
          {chosen.size === 0 ? 'Mark the lines chosen' : `Mark ${counted(chosen.size, 'line')}`}
        </Button>
      </div>
    </Dialog>
  )
}
