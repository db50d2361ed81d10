import { refuse, type Result, ok } from '../result.ts'

/** Bounds of one record; published outcomes stay far below each of them. */
export const LIMITS = { depth: 8, values: 5_000, text: 100_000, total: 400_000 } as const

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Refuses what no honest record holds: depth or size beyond any use, keys that reach for an
 * object's prototype, control characters, broken characters. Goes no deeper than a record may, so
 * that nesting cannot exhaust the stack.
 */
export function checkHarmless(value: unknown): Result<null> {
  const wrong = wrongIn(value, 0, { values: 0, total: 0 })
  if (wrong === null) return ok(null)
  return refuse(wrong.code, wrong.message, wrong.path.join('.'))
}

/** What is wrong, and the names that lead to it. */
type Wrong = { readonly code: string; readonly message: string; readonly path: readonly string[] }
type Tally = { values: number; total: number }

const wrongHere = (code: string, message: string): Wrong => ({ code, message, path: [] })

function wrongIn(value: unknown, depth: number, tally: Tally): Wrong | null {
  tally.values += 1
  if (tally.values > LIMITS.values)
    return wrongHere('TOO_LARGE', `The record holds more than ${LIMITS.values} values`)
  if (depth > LIMITS.depth)
    return wrongHere('TOO_DEEP', `The record is nested more than ${LIMITS.depth} levels deep`)
  if (typeof value === 'string') return wrongText(value, tally)
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      const wrong = wrongIn(value[at], depth + 1, tally)
      if (wrong !== null) return { ...wrong, path: [String(at), ...wrong.path] }
    }
    return null
  }
  for (const [name, member] of Object.entries(value)) {
    if (name.length > 100 || FORBIDDEN_KEYS.has(name))
      return wrongHere('WRONG_KEY', 'The record has a field name that is not allowed')
    const wrong = wrongIn(member, depth + 1, tally)
    if (wrong !== null) return { ...wrong, path: [name, ...wrong.path] }
  }
  return null
}

// Any C0 or C1 control character but tab and line breaks, or a Unicode direction override.
const UNWANTED = new RegExp(
  String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]`,
)

function wrongText(text: string, tally: Tally): Wrong | null {
  tally.total += text.length
  if (text.length > LIMITS.text)
    return wrongHere('TOO_LONG', `The text is longer than ${LIMITS.text} characters`)
  if (UNWANTED.test(text))
    return wrongHere('CONTROL_CHARACTER', 'The text holds a control character')
  if (!text.isWellFormed()) return wrongHere('BROKEN_TEXT', 'The text holds a broken character')
  if (tally.total > LIMITS.total)
    return wrongHere('TOO_LARGE', `The record holds more than ${LIMITS.total} characters`)
  return null
}
