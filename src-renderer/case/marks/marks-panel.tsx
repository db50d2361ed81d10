import { useState } from 'react'
import { documentOf, filterMarks, orderMarks, type Mark } from '#core/bundle/marks'
import { pageLabel } from '#core/bundle/page-label'
import { call } from '../../api.ts'
import { openPage, type ReadPage } from '../bundle/reader-store.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Banner, Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { useSession } from '../../shell/session.ts'
import { linkKey, useLinkChoices } from './link-choices.ts'
import { marksPages } from './mark-drafts.ts'
import { MarkCard } from './mark-card.tsx'
import { MarkFilters } from './mark-filters.tsx'
import './marks.css'
import { beginMark, chooseMark, deleteMark, draftOf, undoDelete, useMarks } from './marks-store.ts'

/** Cards drawn at once; the rest follows when asked for. */
const atOnce = 100

/** The reader's own marks and the panel's, listed, searched and written. */
export function MarksPanel(props: ReadPage) {
  const role = useSession((session) => session.person?.role)
  if (!marksPages(role))
    return (
      <p className="note">
        The panel and its adviser mark pages, each for themselves or for the panel. Nobody else
        reads those marks.
      </p>
    )
  return <MarksOfPanel {...props} />
}

function MarksOfPanel({ openCase }: ReadPage) {
  const { marks, unreadable, problems, deleted, filter } = useMarks()
  const { documents, hearingCase } = openCase
  const [most, setMost] = useState(atOnce)
  const listed = orderMarks(filterMarks(marks, filter), documents)
  const labelOf = (mark: Pick<Mark, 'documentId' | 'sha256' | 'page'>) => {
    const document = documentOf(mark, documents)
    return document === null ? null : pageLabel(document, mark.page)
  }
  const save = async (format: 'PDF' | 'CSV') => {
    const ids = listed.map(({ id }) => id)
    const answer = await call('mark:export', { caseId: hearingCase.id, format, ids })
    if (!answer.ok) useMarks.setState({ problems: answer.problems })
    else if (answer.value !== null) announce(`Schedule of ${ids.length} marks saved`)
  }
  return (
    <>
      <Problems problems={problems} />
      {unreadable > 0 && (
        <Banner tone="bad" title="Damaged marks">
          {unreadable} of your private marks cannot be opened: their record is damaged.
        </Banner>
      )}
      {deleted !== null && (
        <Banner
          tone="info"
          action={
            <Button size="small" icon="undo" onPress={() => void undoDelete()}>
              Bring it back
            </Button>
          }
        >
          Mark deleted.
        </Banner>
      )}
      {marks.length > 0 && <MarkFilters openCase={openCase} marks={marks} filter={filter} />}
      <div className="row row--apart">
        <h2 className="heading">
          {listed.length === marks.length
            ? `Marks, ${marks.length}`
            : `Marks, ${listed.length} of ${marks.length}`}
        </h2>
        {listed.length > 0 && (
          <Menu
            label="Save the marks listed as a schedule"
            icon="download"
            text="Save"
            entries={[
              { id: 'PDF', label: 'Schedule (PDF)', onAction: () => void save('PDF') },
              { id: 'CSV', label: 'Table (CSV)', onAction: () => void save('CSV') },
            ]}
          />
        )}
      </div>
      {marks.length === 0 && (
        <p className="note">
          No marks yet. Select words and press H to highlight or N for a note; F flags the page.
        </p>
      )}
      <MarkList {...{ openCase, labelOf }} marks={listed.slice(0, most)} />
      {listed.length > most && (
        <Button size="small" onPress={() => setMost(most + atOnce)}>
          Show more, {listed.length - most} left
        </Button>
      )}
      <p className="privacy-line">
        <Icon name="lock" /> Private marks open with your passphrase alone. The panel, the
        secretariat and whoever holds a copy of the library do not read them.
      </p>
    </>
  )
}

function MarkList(props: {
  readonly openCase: ReadPage['openCase']
  readonly marks: readonly Mark[]
  readonly labelOf: (mark: Mark) => string | null
}) {
  const { openCase, marks, labelOf } = props
  const { documents, hearingCase } = openCase
  const chosen = useMarks((state) => state.chosen)
  const choices = useLinkChoices(openCase)
  const isSigned = hearingCase.status !== 'OPEN'
  const open = (mark: Mark) => {
    const document = documentOf(mark, documents)
    if (document === null) return
    chooseMark(mark.id)
    openPage(hearingCase.id, { documentId: document.id, page: mark.page })
  }
  const sayLinks = (mark: Mark) =>
    mark.links.map(
      (link) =>
        choices.find(({ id }) => id === linkKey(link))?.label ?? 'something no longer there',
    )
  return (
    <ul className="mark-list">
      {marks.map((mark) => (
        <MarkCard
          key={mark.id}
          mark={mark}
          page={labelOf(mark)}
          about={sayLinks(mark)}
          isChosen={mark.id === chosen}
          onEdit={
            mark.isMine && !(mark.shared && isSigned) ? () => void beginMark(draftOf(mark)) : null
          }
          onDelete={() => void deleteMark(mark)}
          onOpen={() => open(mark)}
        />
      ))}
    </ul>
  )
}
