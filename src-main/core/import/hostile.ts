import { refuse, type Result, ok } from '../result.ts'

/** Bounds of one record; published outcomes stay far below each of them. */
export const LIMITS = { depth: 8, values: 5_000, text: 100_000, total: 400_000 } as const

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Refuses what no honest record holds: depth or size beyond any use, keys that reach for an
 * object's prototype, control characters, broken characters. Walks with its own stack, so that
 * nesting cannot exhaust the real one.
 */
export function checkHarmless(value: unknown): Result<null> {
  const waiting: { value: unknown; field: string; depth: number }[] = [
    { value, field: '', depth: 0 },
  ]
  let values = 0
  let total = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: current, field, depth } = next
    values += 1
    if (values > LIMITS.values)
      return refuse('TOO_LARGE', `The record holds more than ${LIMITS.values} values`)
    if (depth > LIMITS.depth)
      return refuse('TOO_DEEP', `The record is nested more than ${LIMITS.depth} levels deep`, field)
    if (typeof current === 'string') {
      total += current.length
      const wrong = wrongText(current, field)
      if (wrong !== null) return wrong
      if (total > LIMITS.total)
        return refuse('TOO_LARGE', `The record holds more than ${LIMITS.total} characters`)
    } else if (typeof current === 'object' && current !== null) {
      for (const [key, member] of Object.entries(current)) {
        if (FORBIDDEN_KEYS.has(key) || key.length > 100)
          return refuse('WRONG_KEY', 'The record has a field name that is not allowed', field)
        const path = field === '' ? key : `${field}.${key}`
        waiting.push({ value: member, field: path, depth: depth + 1 })
      }
    }
  }
  return ok(null)
}

function wrongText(text: string, field: string) {
  if (text.length > LIMITS.text)
    return refuse('TOO_LONG', `The text is longer than ${LIMITS.text} characters`, field)
  if (hasControlCharacter(text))
    return refuse('CONTROL_CHARACTER', 'The text holds a control character', field)
  if (!text.isWellFormed()) return refuse('BROKEN_TEXT', 'The text holds a broken character', field)
  return null
}

/** Any C0 or C1 control character but tab and line breaks, or a Unicode direction override. */
function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true
    if (code >= 127 && code <= 159) return true
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true
  }
  return false
}
