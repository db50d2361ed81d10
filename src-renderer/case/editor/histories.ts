import { record, startHistory, type History } from './history.ts'

// Histories outlive the field on screen, so that a step may be left and come back to. They are text
// of a case and stay in memory only: locking reloads the page.

/** Most fields remembered; the one not typed in for longest goes first. */
const FIELDS = 100
const kept = new Map<string, History>()

/** The history of a field up to the text that stands in it now. */
export const historyOf = (field: string, text: string): History =>
  record(kept.get(field) ?? startHistory(text), text)

export function keepHistory(field: string, history: History) {
  kept.delete(field)
  kept.set(field, history)
  const [oldest] = kept.keys()
  if (kept.size > FIELDS && oldest !== undefined) kept.delete(oldest)
}
