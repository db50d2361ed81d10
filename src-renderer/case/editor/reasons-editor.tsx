import { useMemo, useRef } from 'react'
import type { OpenCase } from '#contract/api'
import { presumesDismissal } from '#core/law/presumption'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useCase } from '../store/case-store.ts'
import { useComparison } from '../store/comparison-store.ts'
import { countWords, useWords } from '../words.ts'
import './editor.css'
import { InsertReference } from './insert-reference.tsx'
import { promptsOf, type PromptsFor } from './prompts.ts'
import { ReferredTo } from './referred-to.tsx'
import { insertWords, referencesIn } from './references.ts'
import { replaceWord } from './spelling.ts'
import { useSpelling } from './use-spelling.ts'
import { useUndo } from './use-undo.ts'
import { WordsToCheck } from './words-to-check.tsx'

type EditorProps = {
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly description?: string | undefined
  /** Names the field within the case; also the way to it from a problem. */
  readonly id: string
  readonly prompts: PromptsFor
  readonly value: string
  readonly isReadOnly: boolean
  readonly rows?: number | undefined
  readonly onChange: (text: string) => void
  readonly onBlur: () => void
}

/** Above the field and read out with it: the stage, and what the reasons have to answer. */
function Questions(props: {
  readonly prompts: PromptsFor
  readonly isPresumed: boolean
  readonly description?: string
}) {
  const { stage, questions } = promptsOf(props.prompts, props.isPresumed)
  return (
    <>
      {props.description !== undefined && (
        <span className="reasons__line">{props.description}</span>
      )}
      <span className="reasons__line label">{stage}</span>
      {questions.map((question) => (
        <span className="reasons__line" key={question}>
          {question}
        </span>
      ))}
    </>
  )
}

/** What may be referred to: the factors found in this case, and its like cases once they are open. */
function useReferable(openCase: OpenCase) {
  const words = useWords()
  const comparison = useComparison((state) => state.comparison)
  const { factors } = openCase.hearingCase.seriousness
  return useMemo(
    () => ({
      factors: factors.map(({ factorId }) => ({
        id: factorId,
        label: words.factorLabel(factorId),
      })),
      comparators: openCase.seals.comparatorsOpen
        ? (comparison?.neighbours.slice(0, 12).map(({ ref }) => ref) ?? [])
        : [],
    }),
    [factors, comparison, openCase.seals.comparatorsOpen, words],
  )
}

/** Reasons in the panel's own words: questions before, references, spelling and undo beside. */
function Editor(props: EditorProps & { readonly openCase: OpenCase }) {
  const { openCase, value, isReadOnly, label } = props
  const { id, version } = openCase.hearingCase
  const { factors, comparators } = useReferable(openCase)
  const field = `${id} ${version} ${props.id}`
  const box = useRef<HTMLDivElement>(null)
  const typing = useUndo({ box, field, value, isReadOnly, onChange: props.onChange })
  const unknown = useSpelling(value, isReadOnly)
  const replace = (word: string, by: string) => {
    const text = replaceWord(value, word, by)
    typing.write(text, text.length)
  }
  const insert = (words: string) => {
    const written = insertWords(value, typing.selection(), words)
    typing.write(written.text, written.caret)
  }
  return (
    <div className="reasons" ref={box}>
      <TextArea
        record
        label={label}
        hideLabel={props.hideLabel}
        description={
          isReadOnly ? (
            props.description
          ) : (
            <Questions
              prompts={props.prompts}
              isPresumed={presumesDismissal(openCase.hearingCase)}
              {...(props.description === undefined ? {} : { description: props.description })}
            />
          )
        }
        id={props.id}
        rows={props.rows ?? 3}
        value={value}
        isReadOnly={isReadOnly}
        onChange={typing.type}
        onBlur={props.onBlur}
      />
      <div className="reasons__foot">
        <span className="note figures">{counted(countWords(value), 'word')}</span>
        {!isReadOnly && (
          <span className="reasons__tools">
            <InsertReference
              about={label}
              openCase={openCase}
              factors={factors}
              comparators={comparators}
              onInsert={insert}
            />
            <Button
              size="small"
              variant="quiet"
              icon="undo"
              label={`Undo in ${label}`}
              isDisabled={!typing.canUndo}
              onPress={typing.undo}
            >
              Undo
            </Button>
            <Button
              size="small"
              variant="quiet"
              icon="redo"
              label={`Redo in ${label}`}
              isDisabled={!typing.canRedo}
              onPress={typing.redo}
            >
              Redo
            </Button>
          </span>
        )}
      </div>
      <ReferredTo references={referencesIn(value, factors)} openCase={openCase} />
      {!isReadOnly && value !== '' && <WordsToCheck words={unknown} onReplace={replace} />}
    </div>
  )
}

/** The editor of a reasons field in the case on screen. */
export function ReasonsEditor(props: EditorProps) {
  const openCase = useCase((state) => state.openCase)
  return openCase === null ? null : <Editor {...props} openCase={openCase} />
}
