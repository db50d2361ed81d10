import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import { historyOf, keepHistory } from './histories.ts'
import { record, redo, undo, type Step } from './history.ts'

const areaIn = (box: RefObject<HTMLElement | null>) => box.current?.querySelector('textarea')

/** Z and Y with Ctrl or the command key, as every editor has them. */
function wanted(event: KeyboardEvent): 'UNDO' | 'REDO' | null {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'REDO' : 'UNDO'
  return key === 'y' && !event.shiftKey ? 'REDO' : null
}

/** Undo and redo of a field's own, in place of the browser's, and writing at the caret. */
export function useUndo(input: {
  /** Holds the text field. */
  readonly box: RefObject<HTMLElement | null>
  /** Names the field for as long as the library is open. */
  readonly field: string
  readonly value: string
  readonly isReadOnly: boolean
  readonly onChange: (text: string) => void
}) {
  const { box, field, value, isReadOnly, onChange } = input
  const caret = useRef<number | null>(null)
  const history = historyOf(field, value)

  const take = (step: Step | null) => {
    if (step === null || isReadOnly) return
    caret.current = step.caret
    keepHistory(field, step.history)
    onChange(step.history.text)
  }
  const back = (which: 'UNDO' | 'REDO') => take(which === 'UNDO' ? undo(history) : redo(history))
  const fromKeys = useEffectEvent(back)

  useLayoutEffect(() => {
    const area = areaIn(box)
    if (caret.current === null || area == null) return
    area.focus()
    area.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  useEffect(() => {
    const area = areaIn(box)
    if (area == null) return
    const onKey = (event: KeyboardEvent) => {
      const which = wanted(event)
      if (which === null) return
      event.preventDefault()
      fromKeys(which)
    }
    // The same from a menu or the mouse.
    const onInput = (event: InputEvent) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      event.preventDefault()
      fromKeys(event.inputType === 'historyUndo' ? 'UNDO' : 'REDO')
    }
    area.addEventListener('keydown', onKey)
    area.addEventListener('beforeinput', onInput)
    return () => {
      area.removeEventListener('keydown', onKey)
      area.removeEventListener('beforeinput', onInput)
    }
  }, [box, isReadOnly])

  return {
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => back('UNDO'),
    redo: () => back('REDO'),
    type: (text: string) => {
      keepHistory(field, record(history, text))
      onChange(text)
    },
    /** Sets a text that was not typed, and puts the caret there. */
    write: (text: string, at: number) => take({ history: record(history, text), caret: at }),
    selection: (): readonly [number, number] => {
      const area = areaIn(box)
      return area == null ? [value.length, value.length] : [area.selectionStart, area.selectionEnd]
    },
  }
}
