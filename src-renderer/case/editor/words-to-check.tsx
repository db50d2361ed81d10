import { useState } from 'react'
import { Button, LinkButton } from '../../ui/button.tsx'
import { counted } from '../../shell/words.ts'
import { announce } from '../../ui/status.tsx'
import { acceptWord } from './accepted-words.ts'
import { suggestionsFor } from './speller.ts'

/** One word that the dictionary does not hold: what it may be, or that it is right. */
function Choices(props: {
  readonly word: string
  readonly suggestions: readonly string[] | null
  readonly onReplace: (by: string) => void
  readonly onDone: () => void
}) {
  const { word, suggestions } = props
  return (
    <div className="spelling__choices" role="group" aria-label={`Spelling of ${word}`}>
      <span className="note">
        {suggestions === null
          ? 'Looking'
          : suggestions.length === 0
            ? 'Nothing like it in the dictionary'
            : 'Write'}
      </span>
      {suggestions?.map((by) => (
        <Button
          key={by}
          size="small"
          label={`Write ${by} for ${word}`}
          onPress={() => {
            props.onReplace(by)
            announce(`${word} is now ${by}`)
            props.onDone()
          }}
        >
          {by}
        </Button>
      ))}
      <LinkButton
        label={`${word} is right`}
        onPress={() => {
          acceptWord(word)
          props.onDone()
        }}
      >
        It is right
      </LinkButton>
    </div>
  )
}

/** Words below the field, since a plain text field cannot carry marks that everyone can reach. */
export function WordsToCheck(props: {
  readonly words: readonly string[] | null
  readonly onReplace: (word: string, by: string) => void
}) {
  const [open, setOpen] = useState<string | null>(null)
  const [suggestions, setSuggestions] = useState<readonly string[] | null>(null)
  if (props.words === null) return <p className="note">Spelling cannot be checked here.</p>
  // The line is kept free: words come in after a pause, and must not push the field below away.
  if (props.words.length === 0) return <p className="spelling__words" aria-hidden="true" />
  const show = (word: string) => {
    setOpen(open === word ? null : word)
    setSuggestions(null)
    void suggestionsFor(word).then(setSuggestions)
  }
  return (
    <div className="spelling">
      <p className="spelling__words">
        <span className="note">{counted(props.words.length, 'word')} to check:</span>
        {props.words.map((word) => (
          <button
            key={word}
            type="button"
            className="spelling__word"
            aria-expanded={open === word}
            aria-label={`Check the word ${word}`}
            onClick={() => show(word)}
          >
            {word}
          </button>
        ))}
      </p>
      {open !== null && props.words.includes(open) && (
        <Choices
          word={open}
          suggestions={suggestions}
          onReplace={(by) => props.onReplace(open, by)}
          onDone={() => setOpen(null)}
        />
      )}
    </div>
  )
}
