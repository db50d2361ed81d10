import { useEffect, useMemo, useRef, useState } from 'react'
import { HIDDEN_WORD, maskedParts, type TextPart } from '#core/comparison/masked-words'
import { Problems } from '../../ui/notice.tsx'
import { uncoverWords, useMaskedWords } from '../store/masked-words-store.ts'
import './masked-title.css'

function useParts(ref: string, title: string): readonly TextPart[] {
  const masked = useMaskedWords((state) => state.masked)
  const isUncovered = useMaskedWords((state) => state.uncovered.has(ref))
  // A row is drawn again at each factor that is tried, mostly with the title it had.
  return useMemo(() => {
    if (masked === null) return []
    return isUncovered ? [{ text: title, masked: null }] : maskedParts(title, masked)
  }, [masked, isUncovered, title])
}

/**
 * The account of a listed case with the words hidden that give away a protected characteristic:
 * they are not in the page until the reader asks for them.
 */
export function MaskedTitle(props: { readonly of: string; readonly title: string }) {
  return useParts(props.of, props.title).map(({ text, masked }, at) =>
    masked === null ? (
      text
    ) : (
      // The parts of one text never change places.
      <span key={at} className="masked-word">
        {HIDDEN_WORD}
      </span>
    ),
  )
}

/** The way to the hidden words of one case; nothing where there are none. */
export function UncoverWords(props: { readonly of: string; readonly title: string }) {
  const { of: ref, title } = props
  const masked = useMaskedWords((state) => state.masked)
  const isUncovered = useMaskedWords((state) => state.uncovered.has(ref))
  const refused = useMaskedWords((state) => state.refused)
  const [isAsked, setAsked] = useState(false)
  const parts = masked === null ? [] : maskedParts(title, masked)
  const count = parts.filter((part) => part.masked !== null).length
  if (count === 0) return null
  // The button goes once it has done its work: whoever pressed it stays where it was.
  if (isUncovered) return <Uncovered count={count} takesFocus={isAsked} />
  const uncover = () => {
    setAsked(true)
    void uncoverWords(ref)
  }
  return (
    <>
      <p className="note">
        {count === 1 ? 'A word is hidden: it' : `${count} words are hidden: they`} may give away a
        protected characteristic, which has no part in likeness.{' '}
        <button type="button" className="inline-link" onClick={uncover}>
          Show the hidden {count === 1 ? 'word' : 'words'} of {ref}, on record
        </button>
      </p>
      <Problems problems={refused?.ref === ref ? refused.problems : []} />
    </>
  )
}

function Uncovered(props: { readonly count: number; readonly takesFocus: boolean }) {
  const { takesFocus } = props
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (takesFocus) line.current?.focus()
  }, [takesFocus])
  return (
    <p className="note" tabIndex={-1} ref={line}>
      {props.count === 1 ? 'The hidden word is' : 'The hidden words are'} shown. That is on record.
    </p>
  )
}
