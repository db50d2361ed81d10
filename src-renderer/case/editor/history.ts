// What was typed into one field, so that all of it can be taken back: the browser forgets its own
// list whenever a step is left or a text is set from outside.

/** One change of a text: what stood at a place and what stands there now. */
type Edit = { readonly at: number; readonly removed: string; readonly inserted: string }

export type History = {
  readonly text: string
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
}

/** Most changes kept of one field; the oldest go first. */
const LIMIT = 5000

export const startHistory = (text: string): History => ({ text, past: [], future: [] })

function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at += 1
  let tail = 0
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return {
    at,
    removed: before.slice(at, before.length - tail),
    inserted: after.slice(at, after.length - tail),
  }
}

/** Letters typed one after another are one change up to the end of a word; so are letters rubbed out. */
function joined(last: Edit | undefined, next: Edit): Edit | null {
  if (last === undefined || next.inserted.length + next.removed.length !== 1) return null
  const typedOn = last.at + last.inserted.length === next.at && last.removed === ''
  const newWord = /\s$/.test(last.inserted) && /\S/.test(next.inserted)
  if (next.removed === '' && last.inserted !== '' && typedOn && !newWord)
    return { ...last, inserted: last.inserted + next.inserted }
  const rubbedOn = next.at + next.removed.length === last.at && last.inserted === ''
  return next.inserted === '' && last.removed !== '' && rubbedOn
    ? { at: next.at, removed: next.removed + last.removed, inserted: '' }
    : null
}

/** Takes in the text as it now stands, typed or set from outside. */
export function record(history: History, text: string): History {
  if (text === history.text) return history
  const edit = difference(history.text, text)
  const join = history.future.length === 0 ? joined(history.past.at(-1), edit) : null
  const past = join === null ? [...history.past, edit] : [...history.past.slice(0, -1), join]
  return { text, past: past.slice(-LIMIT), future: [] }
}

export type Step = { readonly history: History; readonly caret: number }

/** The text before the last change, and where the caret then stands; null where nothing is left. */
export function undo({ text, past, future }: History): Step | null {
  const edit = past.at(-1)
  if (edit === undefined) return null
  const end = edit.at + edit.inserted.length
  return {
    history: {
      text: text.slice(0, edit.at) + edit.removed + text.slice(end),
      past: past.slice(0, -1),
      future: [...future, edit],
    },
    caret: edit.at + edit.removed.length,
  }
}

export function redo({ text, past, future }: History): Step | null {
  const edit = future.at(-1)
  if (edit === undefined) return null
  const end = edit.at + edit.removed.length
  return {
    history: {
      text: text.slice(0, edit.at) + edit.inserted + text.slice(end),
      past: [...past, edit],
      future: future.slice(0, -1),
    },
    caret: edit.at + edit.inserted.length,
  }
}
