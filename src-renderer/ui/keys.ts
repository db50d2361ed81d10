import { useEffect, useRef } from 'react'
import { create } from 'zustand'

export type Shortcut = {
  /** `J`, `/`, `Ctrl+K`, `Alt+1`, `Shift+F6`. Ctrl is Cmd on macOS. */
  readonly keys: string
  readonly label: string
  readonly run: () => void
}

type Known = { readonly keys: string; readonly label: string }
type KeyState = { readonly single: boolean; readonly known: readonly Known[] }

/** Which shortcuts are alive now, for the help dialog, and whether single letters work. */
export const useKeyState = create<KeyState>(() => ({ single: true, known: [] }))
export const allowSingleKeys = (single: boolean): void => useKeyState.setState({ single })

const textual = new Set(['text', 'search', 'password', 'number', 'email', 'tel', 'url', 'date'])

const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') {
    return true
  }
  return target instanceof HTMLInputElement && textual.has(target.type)
}

/** A letter pressed in a dialog is not for the screen behind it, which it might leave. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.modal') !== null

const pressed = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const control = event.ctrlKey || event.metaKey
  // With Alt the letter or digit may be another sign: the place on the keyboard says which it was.
  const plain = event.altKey ? event.code.replace(/^(Digit|Key)/, '') : key
  const shift = event.shiftKey && plain.length > 1
  return [control && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', plain]
    .filter((part) => part !== false)
    .join('+')
}

const isSingle = (keys: string) => keys.length === 1

/** Shortcuts of the component that is on screen. Single characters rest in text fields and dialogs. */
export function useKeys(shortcuts: readonly Shortcut[], isActive = true): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const listed = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n')
  useEffect(() => {
    if (!isActive) return undefined
    const mine = listed
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Known => ({ keys: line.split('\t')[0] ?? '', label: line.split('\t')[1] ?? '' }))
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const keys = pressed(event)
      const found = latest.current.find((shortcut) => shortcut.keys === keys)
      if (found === undefined) return
      const isResting =
        isTyping(event.target) || isInDialog(event.target) || !useKeyState.getState().single
      if (isSingle(keys) && isResting) return
      event.preventDefault()
      found.run()
    }
    useKeyState.setState(({ known }) => ({ known: [...known, ...mine] }))
    globalThis.addEventListener('keydown', onKeyDown)
    return () => {
      globalThis.removeEventListener('keydown', onKeyDown)
      useKeyState.setState(({ known }) => ({ known: known.filter((one) => !mine.includes(one)) }))
    }
  }, [listed, isActive])
}
