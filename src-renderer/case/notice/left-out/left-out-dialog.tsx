import { useState } from 'react'
import type { NoticeRedactions } from '#contract/api'
import { identifierLabel } from '#core/notice/redaction/identifiers'
import { counted } from '../../../shell/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Problems } from '../../../ui/notice.tsx'
import { patch } from '../../store/case-store.ts'
import { LeftOutList } from './left-out-list.tsx'
import { saveLog, useLeftOut, useLookedAt } from './left-out-store.ts'
import { MarkWords } from './mark-words.tsx'
import './left-out.css'

/** What is left out by order, what to look at before signing, and the log of both. */
export function LeftOutDialog(props: {
  readonly caseId: string
  readonly view: NoticeRedactions
  readonly mayOrder: boolean
  readonly onClose: () => void
}) {
  const { caseId, view, mayOrder, onClose } = props
  const problems = useLeftOut((state) => state.problems)
  const [words, setWords] = useState('')
  const close = () => {
    useLeftOut.setState({ problems: [] })
    onClose()
  }
  return (
    <Dialog title="Left out of the published notice" isOpen onClose={close} wide>
      <p>
        The chair may order that parts of the report are removed before it is published (regulation
        63(8), (9)). The full notice stays whole; a reader of the published one sees where something
        was left out, and on what ground. The grounds follow the harm test and are not yet verified
        against the regulation.
      </p>
      <Problems problems={problems} />
      {mayOrder && (
        <MarkWords caseId={caseId} sections={view.sections} words={words} onWords={setWords} />
      )}
      <LeftOutList caseId={caseId} redactions={view.redactions} mayOrder={mayOrder} />
      {mayOrder && <ToLookAt identifiers={view.identifiers} onLook={setWords} />}
      <Log caseId={caseId} rows={view.rows} />
    </Dialog>
  )
}

/** What may identify somebody: each to be ticked once looked at, which is kept; none is in the way. */
function ToLookAt(props: {
  readonly identifiers: NoticeRedactions['identifiers']
  readonly onLook: (words: string) => void
}) {
  const { identifiers, onLook } = props
  const looked = useLookedAt()
  const tick = (words: string, isOn: boolean) =>
    patch('decision', {
      identifiersLookedAt: [...looked.filter((one) => one !== words), ...(isOn ? [words] : [])],
    })
  if (identifiers.length === 0) return null
  return (
    <section className="stack stack--tight" aria-label="To look at">
      <h3 className="heading">
        To look at, {identifiers.filter(({ words }) => !looked.includes(words)).length}
      </h3>
      <p className="note">
        Found by its form alone, or because the same words are kept back elsewhere. Another name,
        place or number, or the same told in other words, may stand there that was not found.
      </p>
      <ul className="left-out__list">
        {identifiers.map(({ kind, words, label, places }) => (
          <li key={`${kind} ${words}`} className="left-out__row">
            <Checkbox
              isSelected={looked.includes(words)}
              onChange={(isOn) => tick(words, isOn)}
              description={`${identifierLabel(kind)}. ${label}${places > 1 ? `, and ${places - 1} more` : ''}`}
            >
              {words}
            </Checkbox>
            <Button size="small" label={`Leave out ${words}`} onPress={() => onLook(words)}>
              Leave out
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Log(props: { readonly caseId: string; readonly rows: NoticeRedactions['rows'] }) {
  const { caseId, rows } = props
  return (
    <section className="stack stack--tight" aria-label="Log">
      <h3 className="heading">Log</h3>
      <details>
        <summary>
          {counted(rows.length, 'entry', 'entries')}, also what every published notice leaves out
        </summary>
        <ul className="left-out__list">
          {rows.map(({ number, place, ground, markedBy }) => (
            <li key={number} className="small">
              {number}. {place}: {ground}
              {markedBy !== 'Rule' && `, ${markedBy}`}
            </li>
          ))}
        </ul>
      </details>
      <p className="note">The log goes on the file. It does not say what was left out.</p>
      <div className="row">
        <Button onPress={() => void saveLog(caseId, 'PDF')}>Save the log as PDF</Button>
        <Button onPress={() => void saveLog(caseId, 'CSV')}>Save the log as CSV</Button>
      </div>
    </section>
  )
}
