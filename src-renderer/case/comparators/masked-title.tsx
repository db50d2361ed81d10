import { HIDDEN_WORD, maskedParts, type TextPart } from '#core/comparison/masked-words'
import { Problems } from '../../ui/notice.tsx'
import { uncoverWords, useMaskedWords } from '../store/masked-words-store.ts'
import './masked-title.css'

function useParts(ref: string, title: string): readonly TextPart[] {
  const masked = useMaskedWords((state) => state.masked)
  const isUncovered = useMaskedWords((state) => state.uncovered.has(ref))
  if (masked === null) return []
  return isUncovered ? [{ text: title, masked: null }] : maskedParts(title, masked)
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
  const count = useParts(props.of, props.title).filter(({ masked }) => masked !== null).length
  const refused = useMaskedWords((state) => state.refused)
  if (count === 0) return null
  return (
    <>
      <p className="note">
        {count === 1 ? 'A word is hidden' : `${count} words are hidden`}: it may give away a
        protected characteristic, which has no part in likeness.{' '}
        <button type="button" className="inline-link" onClick={() => void uncoverWords(props.of)}>
          Show {count === 1 ? 'it' : 'them'} in {props.of}, on record
        </button>
      </p>
      <Problems problems={refused?.ref === props.of ? refused.problems : []} />
    </>
  )
}
