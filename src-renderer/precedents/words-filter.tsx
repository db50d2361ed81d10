import { useEffect, useRef, useState } from 'react'
import { counted } from '../shell/words.ts'
import { TextField } from '../ui/field.tsx'
import { useKeys } from '../ui/keys.ts'
import { announce } from '../ui/status.tsx'
import { useList } from './list-store.ts'
import { useMatrix } from './matrix-store.ts'

const PAUSE = 150
const LONGEST = 500

/** Words of the facts: numbers and cases follow while they are typed, Enter leads to the cases. */
export function WordsFilter() {
  const { filter, change } = useMatrix()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(filter.words ?? '')
  const latest = useRef(filter.words ?? '')
  useKeys([{ keys: 'W', label: 'Filter by words of the facts', run: () => input.current?.focus() }])
  useEffect(() => {
    // Taken away from outside, by "Reset": what stands in the field goes as well.
    if (filter.words !== undefined || latest.current === '') return
    latest.current = ''
    setText('')
  }, [filter.words])
  const apply = async (words: string) => {
    if (words === latest.current) return
    latest.current = words
    await (words === '' ? change({}, ['words']) : change({ words }))
    if (latest.current === words) announceFound(words)
  }
  useEffect(() => {
    const timer = setTimeout(() => void apply(text.trim()), PAUSE)
    return () => clearTimeout(timer)
  })
  const goToCases = async () => {
    await apply(text.trim())
    const { asked, ask, enter } = useList.getState()
    if (asked?.kind !== 'CELL')
      await ask({ kind: 'CELL', row: null, outcome: null }, useMatrix.getState().filter)
    enter()
  }
  return (
    <TextField
      type="search"
      label="Words of the facts"
      hideLabel
      description="Cases that hold these words, or others that stand for them. Of more than three words half are enough."
      placeholder="Such as: warrant, off duty"
      maxLength={LONGEST}
      value={text}
      onChange={setText}
      onEnter={() => void goToCases()}
      inputRef={input}
    />
  )
}

/** The list of cases says its own number; without one it is said here. */
function announceFound(words: string): void {
  if (useList.getState().asked?.kind === 'CELL') return
  const cases = useMatrix.getState().matrix?.cases ?? 0
  if (words === '') announce(`${counted(cases, 'case')} without a filter for words`)
  else if (cases === 0) announce('No case holds these words')
  else announce(`${counted(cases, 'case')} with these words`)
}
