import { useState } from 'react'
import { stateOf, type RedactionArea } from '#core/bundle/redaction/areas'
import { groundOf, grounds } from '#core/bundle/redaction/grounds'
import { pageLabel } from '#core/bundle/page-label'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import { openPage, type ReadPage } from '../bundle/reader-store.ts'
import { changeArea, removeAreas, reviewAreas, useRedactions } from './redaction-store.ts'
import { stateWords } from './state-words.ts'

/** Cards drawn at once; the rest follows when asked for. */
const atOnce = 60

/** Areas marked, page by page, each with its ground, its words and who looked at it. */
export function AreaList(props: {
  readonly openCase: ReadPage['openCase']
  readonly areas: readonly RedactionArea[]
}) {
  const [most, setMost] = useState(atOnce)
  const chosen = useRedactions((state) => state.chosen)
  return (
    <>
      <ul className="redaction-list">
        {props.areas.slice(0, most).map((area) => (
          <AreaCard
            key={area.id}
            openCase={props.openCase}
            area={area}
            isChosen={area.id === chosen}
          />
        ))}
      </ul>
      {props.areas.length > most && (
        <Button size="small" onPress={() => setMost(most + atOnce)}>
          Show more, {props.areas.length - most} left
        </Button>
      )}
    </>
  )
}

function AreaCard(props: {
  readonly openCase: ReadPage['openCase']
  readonly area: RedactionArea
  readonly isChosen: boolean
}) {
  const { openCase, area, isChosen } = props
  const { id, documentId, page, note, markedBy, reviewedBy, appliedIn } = area
  const document = openCase.documents.find((one) => one.id === documentId)
  const state = stateOf(area)
  const label = document === undefined ? String(page) : pageLabel(document, page)
  const name = `area on page ${label}, ${groundOf(area.ground).label}`
  const open = () => {
    useRedactions.setState({ chosen: id })
    openPage(openCase.hearingCase.id, { documentId, page })
  }
  return (
    <li className="redaction-card" data-chosen={isChosen}>
      <div className="redaction-card__head">
        <button type="button" className="ref" aria-label={`Open ${name}`} onClick={open}>
          p.{label}
        </button>
        <Tag tone={state === 'MARKED' ? 'warn' : 'accent'}>{stateWords[state]}</Tag>
      </div>
      <p>{groundOf(area.ground).label}</p>
      <p className="record record--list redaction-card__words">
        {area.passage === '' ? 'No words: part of a picture' : area.passage}
      </p>
      {note !== '' && <p className="note">{note}</p>}
      <p className="note">
        Marked by {markedBy}
        {reviewedBy !== null && `, reviewed by ${reviewedBy}`}
        {appliedIn.length > 0 && `, in copy ${appliedIn.join(', ')}`}
      </p>
      <div className="redaction-card__tools">
        {state === 'MARKED' && (
          <Button
            size="small"
            icon="check"
            label={`Reviewed: ${name}`}
            onPress={() => void reviewAreas([id])}
          >
            Reviewed
          </Button>
        )}
        <Menu
          label={`Ground of the ${name}`}
          icon="pencil"
          text="Ground"
          entries={grounds.map((ground) => ({
            id: ground.id,
            label: ground.label,
            disabled: ground.id === area.ground,
            onAction: () => void changeArea(id, ground.id, note),
          }))}
        />
        <Button
          size="small"
          icon="trash"
          label={`Take away the ${name}`}
          onPress={() => void removeAreas([id])}
        >
          Take away
        </Button>
      </div>
    </li>
  )
}
