import { useEffect, useRef, useState } from 'react'
import { locateWords } from '#core/bundle/locate-words'
import { quoteRecognised } from '#core/bundle/recognition'
import { forgivePage } from '../bundle/pdf-documents.ts'
import type { ReadPage } from '../bundle/reader-store.ts'
import { tellProblem } from '../bundle/use-page.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { draftFor } from './mark-drafts.ts'
import { keepMark, setPassage, useMarks } from './marks-store.ts'
import { longestQuotation } from './page-passage.ts'
import { wordsOnPage, type WordsOfPage } from './page-words.ts'

const nothing = { found: null, problem: null }

/** The words of a page; null until they are read, and the problem where they cannot be. */
function useWords({ openCase, documentId, page }: ReadPage) {
  const [state, setState] = useState<{ found: WordsOfPage | null; problem: string | null }>(nothing)
  const [tries, setTries] = useState(0)
  const caseId = openCase.hearingCase.id
  useEffect(() => {
    let isOpen = true
    const show = (next: typeof state) => {
      if (isOpen) setState(next)
    }
    wordsOnPage(caseId, documentId, page)
      .then((found) => show({ found, problem: null }))
      .catch((error: unknown) => show({ found: null, problem: tellProblem(error) }))
    return () => {
      isOpen = false
    }
  }, [caseId, documentId, page, tries])
  const again = () => {
    forgivePage(documentId, page)
    setState(nothing)
    setTries(tries + 1)
  }
  return { ...state, again }
}

/** The words of a page in a field, where they are selected with the keyboard as in any text. */
export function WordsDialog(props: ReadPage & { readonly onClose: () => void }) {
  const { openCase, documentId, page, onClose } = props
  const { found, problem, again } = useWords(props)
  const [isEmpty, setEmpty] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = found?.runs.map((run) => run.text).join('\n') ?? ''
  /** What is selected in the field, as a passage of the page. */
  const chosen = () => {
    const area = field.current
    if (area === null || found === null) return null
    const words = area.value
      .slice(area.selectionStart, area.selectionEnd)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestQuotation)
    setEmpty(words === '')
    if (words === '') return null
    const { runs, recognised } = found
    const quotation = recognised === null ? words : quoteRecognised(words, recognised)
    return { documentId, page, quotation, areas: locateWords(words, runs).slice(0, 400) }
  }
  const choose = () => {
    const passage = chosen()
    if (passage === null) return
    setPassage(passage)
    onClose()
  }
  const highlight = () => {
    const passage = chosen()
    if (passage === null) return
    const draft = draftFor(openCase, passage, 'HIGHLIGHT')
    if (draft !== null) void keepMark(draft, 'Highlighted, private to you')
    onClose()
  }
  const drawArea = () => {
    useMarks.setState({ drawingOn: { documentId, page } })
    onClose()
  }
  return (
    <Dialog title="Words of this page" isOpen onClose={onClose} wide>
      {found === null && problem === null && <p>Reading the page</p>}
      {problem !== null && (
        <div role="alert">
          <p className="is-bad">The words of this page cannot be read.</p>
          <p>{problem}</p>
          <Button size="small" onPress={again}>
            Try again
          </Button>
        </div>
      )}
      {found !== null && text.trim() === '' && (
        <p>This page has no words that can be selected. Highlight an area of it.</p>
      )}
      {text.trim() !== '' && (
        <>
          <p className="note" id="words-of-page">
            Nothing is selected on the page. Select the words here, with Shift and the arrow keys or
            with the pointer.
          </p>
          <textarea
            ref={field}
            className="input words-of-page record"
            aria-label="Words of this page"
            aria-describedby="words-of-page"
            aria-readonly="true"
            rows={14}
            value={text}
            autoFocus
            // A field that cannot be written to has no caret to select with in every browser.
            onChange={() => undefined}
          />
          {isEmpty && (
            <p className="note is-bad" role="alert">
              Select at least one word.
            </p>
          )}
        </>
      )}
      <div className="dialog__foot">
        <Button onPress={drawArea}>Highlight an area</Button>
        {text.trim() !== '' && (
          <>
            <Button onPress={choose}>Choose these words</Button>
            <Button variant="primary" onPress={highlight}>
              Highlight these words
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
