import { useEffect, useState } from 'react'
import { orderAreas, stateOf } from '#core/bundle/redaction/areas'
import { groundOf, grounds } from '#core/bundle/redaction/grounds'
import { wordsSelected } from '#core/bundle/redaction/placed-words'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Problems } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ReadPage } from '../bundle/reader-store.ts'
import { setPassage, useMarks } from '../marks/marks-store.ts'
import { AreaList } from './area-list.tsx'
import { Copies } from './copies.tsx'
import { FindDialog } from './find-dialog.tsx'
import { LinesDialog } from './lines-dialog.tsx'
import { MakeCopy } from './make-copy.tsx'
import './redaction.css'
import { markAreas, openRedactions, reviewAreas, useRedactions } from './redaction-store.ts'

/** Marks what is to be taken out of copies, has it reviewed, and makes the copies. */
export function RedactionPanel(props: ReadPage) {
  const isKeeper = useSession((session) => mayKeep(session.person))
  if (!isKeeper)
    return (
      <p className="note">
        The chair and the secretariat mark what is taken out of copies of these documents.
      </p>
    )
  return <Redactions {...props} />
}

function Redactions(props: ReadPage) {
  const { openCase, documentId, page } = props
  const { documents, hearingCase } = openCase
  const { areas, problems } = useRedactions()
  const [isMaking, setMaking] = useState(false)
  useEffect(() => {
    void openRedactions(hearingCase.id)
    return () => useRedactions.setState({ isDrawing: false })
  }, [hearingCase.id])
  const ordered = documents.flatMap(({ id }) =>
    orderAreas(areas.filter((area) => area.documentId === id)),
  )
  const isHere = (area: (typeof areas)[number]) =>
    area.documentId === documentId && area.page === page
  const waiting = ordered.filter((area) => stateOf(area) === 'MARKED')
  const waitingHere = waiting.filter(isHere).map(({ id }) => id)
  return (
    <>
      <Problems problems={problems} />
      <WaysToMark {...props} />
      {ordered.length > 0 && (
        <Button icon="page" variant="primary" onPress={() => setMaking(true)}>
          Make a redacted copy
        </Button>
      )}
      <Copies caseId={hearingCase.id} />
      <div className="row row--apart">
        <h2 className="heading">Areas, {ordered.length}</h2>
        {waitingHere.length > 0 && (
          <Button size="small" icon="check" onPress={() => void reviewAreas(waitingHere)}>
            Reviewed: all {waitingHere.length} on this page
          </Button>
        )}
      </div>
      {ordered.length === 0 && (
        <p className="note">
          Nothing is marked yet. Choose a ground, then select words, draw on the page, choose lines
          or find words.
        </p>
      )}
      {waiting.length > 0 && (
        <p className="note is-warn">
          {waiting.length} of them wait for a second look, best by another person.
        </p>
      )}
      <AreaList openCase={openCase} areas={[...ordered].sort((a, b) => +isHere(b) - +isHere(a))} />
      {isMaking && <MakeCopy openCase={openCase} onClose={() => setMaking(false)} />}
      <p className="privacy-line">
        <Icon name="lock" /> The words under an area stay in this library. Logs and the record say
        where and why, never what.
      </p>
    </>
  )
}

function WaysToMark(props: ReadPage) {
  const { ground, note, isDrawing } = useRedactions()
  const passage = useMarks((state) => state.passage)
  const [asking, setAsking] = useState<'LINES' | 'FIND' | null>(null)
  const markSelected = async () => {
    if (passage === null) return
    const { documentId, page, areas } = passage
    const caseId = props.openCase.hearingCase.id
    const words = await call('redaction:words', { caseId, documentId, page })
    const rects = wordsSelected(areas, words.ok ? words.value : [])
    if (await markAreas([{ documentId, page, rects }])) setPassage(null)
  }
  return (
    <>
      <Select
        label="Ground"
        placeholder="Choose the ground"
        items={grounds.map(({ id, label, covers }) => ({ id, label, description: covers }))}
        value={ground}
        onChange={(id) => useRedactions.setState({ ground: id })}
      />
      {ground !== null && <p className="note">{groundOf(ground).basis}</p>}
      <TextField
        label="Note for the review"
        description="Stays in this library."
        value={note}
        maxLength={2000}
        onChange={(text) => useRedactions.setState({ note: text })}
      />
      <div className="redaction-ways">
        <Button
          size="small"
          isDisabled={ground === null || passage === null || passage.areas.length === 0}
          onPress={() => void markSelected()}
        >
          Mark the words selected
        </Button>
        <Button
          size="small"
          icon="pencil"
          isDisabled={ground === null}
          onPress={() => useRedactions.setState({ isDrawing: !isDrawing })}
        >
          {isDrawing ? 'Stop drawing' : 'Draw on the page'}
        </Button>
        <Button size="small" isDisabled={ground === null} onPress={() => setAsking('LINES')}>
          Lines or all of this page
        </Button>
        <Button
          size="small"
          icon="search"
          isDisabled={ground === null}
          onPress={() => setAsking('FIND')}
        >
          Find words
        </Button>
      </div>
      <p className="note">
        Every word that an area touches is taken out whole. A box as wide as a name tells how long
        the name is: mark the whole line where that matters.
      </p>
      {asking === 'LINES' && <LinesDialog {...props} onClose={() => setAsking(null)} />}
      {asking === 'FIND' && <FindDialog {...props} onClose={() => setAsking(null)} />}
    </>
  )
}
