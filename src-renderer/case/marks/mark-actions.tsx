import { useEffect, useState } from 'react'
import type { MarkKind } from '#core/bundle/marks'
import type { ReadPage } from '../bundle/reader-store.ts'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys.ts'
import { announce } from '../../ui/status.tsx'
import { useSession } from '../../shell/session.ts'
import { draftFor, marksPages } from './mark-drafts.ts'
import { MarkForm } from './mark-form.tsx'
import { beginMark, keepMark, setPassage, useMarks, type Passage } from './marks-store.ts'
import { isOnPage, selectedPassage } from './page-passage.ts'
import { SourceDialog } from './source-dialog.tsx'
import { WordsDialog } from './words-dialog.tsx'

/** Keeps the words last selected on a page, also while a button or a field has the focus. */
function useSelection() {
  useEffect(() => {
    const onChange = () => {
      const selection = document.getSelection()
      const passage = selectedPassage(selection)
      if (passage !== null) setPassage(passage)
      else if (selection?.isCollapsed === true && isOnPage(selection)) setPassage(null)
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [])
}

/** Which dialog is open; with a passage, the one that makes it a source. */
type Asking = 'WORDS' | Passage | null

/** Marks the words selected, or the page being read: highlight, note, flag, source of something. */
export function MarkActions(props: ReadPage) {
  const { openCase, documentId, page } = props
  const role = useSession((session) => session.person?.role)
  const passage = useMarks((state) => state.passage)
  const marks = useMarks((state) => state.marks)
  const draft = useMarks((state) => state.draft)
  const [asking, setAsking] = useState<Asking>(null)
  const mayMark = marksPages(role)
  useSelection()

  const wholePage: Passage = { documentId, page, quotation: '', areas: [] }
  // What is selected at this moment; else what was chosen before another field took the focus.
  const chosen = () => selectedPassage(document.getSelection()) ?? passage
  const make = (kind: MarkKind, from: Passage) => draftFor(openCase, from, kind)
  const highlight = () => {
    const from = chosen()
    if (from === null) return setAsking('WORDS')
    const made = make('HIGHLIGHT', from)
    if (made !== null) void keepMark(made, 'Highlighted, private to you')
  }
  const note = () => void beginMark(make('NOTE', chosen() ?? wholePage))
  const useAsSource = () => setAsking(chosen() ?? wholePage)
  const flag = () => {
    const isFlagged = marks.some(
      (mark) =>
        mark.isMine && mark.kind === 'FLAG' && mark.documentId === documentId && mark.page === page,
    )
    if (isFlagged) return announce('You flagged this page already. The flag is in the list.')
    const made = make('FLAG', wholePage)
    if (made !== null) void keepMark(made, 'Page flagged, private to you')
  }
  useKeys(
    [
      { keys: 'H', label: 'Highlight the words selected', run: highlight },
      { keys: 'N', label: 'Note on the words selected, or on the page', run: note },
      { keys: 'F', label: 'Flag the page', run: flag },
    ],
    mayMark && asking === null,
  )
  useKeys([{ keys: 'L', label: 'Use the words as a source', run: useAsSource }], asking === null)
  return (
    <>
      {mayMark && (
        <>
          <Button size="small" icon="pencil" onPress={highlight}>
            Highlight
          </Button>
          <Button size="small" icon="note" onPress={note}>
            Note
          </Button>
          <Button size="small" icon="flag" onPress={flag}>
            Flag
          </Button>
        </>
      )}
      <Button size="small" icon="link" onPress={useAsSource}>
        Use as source
      </Button>
      {draft !== null && <MarkForm key={draft.id ?? 'new'} openCase={openCase} draft={draft} />}
      {asking === 'WORDS' && <WordsDialog {...props} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'WORDS' && (
        <SourceDialog openCase={openCase} passage={asking} onClose={() => setAsking(null)} />
      )}
    </>
  )
}
