// The words of a content stream, bounded, for finding out where a page is drawn on. A content that
// is not written as all programs write it is not read at all.

export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly Operand[] }
  | { readonly kind: 'other' }

/** Blanks, and what else ends a word, are these bytes alone. */
const word =
  /[\0\t\n\f\r ]+|%[^\r\n]*|[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?|\/([^\0\t\n\f\r ()<>[\]{}/%]*)|\(|<<|>>|<([\da-fA-F\0\t\n\f\r ]*)>|\[|\]|[A-Za-z'"][A-Za-z0-9*'"]*/y
const blank = /[\0\t\n\f\r %]/
const endOfWord = /[\0\t\n\f\r ()<>[\]{}/%]/
const MOST_WORDS = 1_000_000
const MOST_OPERANDS = 64
/** No program writes longer words, and a reader may cut them off. */
const MOST_LETTERS = 32_767
const other = { kind: 'other' } as const

/** Gives each operator with what stands before it; false where something is not understood. */
export function readContent(
  text: string,
  take: (operator: string, operands: readonly Operand[]) => boolean,
): boolean {
  let operands: Operand[] = []
  let array: Operand[] | null = null
  let depth = 0
  word.lastIndex = 0
  for (let at = 0, count = 0; at < text.length; count++) {
    word.lastIndex = at
    const found = word.exec(text)
    if (found === null || count > MOST_WORDS) return false
    const start = at
    at = word.lastIndex
    const put = (one: Operand) => void (depth === 0 ? (array ?? operands).push(one) : undefined)
    const [said] = found
    const first = said[0] ?? ''
    if (blank.test(first)) continue
    // What follows a word at once may be taken as part of it.
    if (/[\w.+'"-]/.test(first) && at < text.length && !endOfWord.test(text[at] ?? '')) return false
    if (first === '/') put({ kind: 'name', text: nameOf(found[1] ?? '') })
    else if (said === '(') {
      const string = literal(text, start)
      if (string === null) return false
      put({ kind: 'string', text: string.text })
      at = string.end
    } else if (said === '<<') depth++
    else if (said === '>>') {
      if (--depth < 0) return false
      put(other)
    } else if (first === '<') put({ kind: 'string', text: fromHex(found[2] ?? '') })
    else if (said === '[') {
      if (depth === 0 && array !== null) return false
      if (depth === 0) array = []
    } else if (said === ']') {
      if (depth > 0) continue
      if (array === null) return false
      operands.push({ kind: 'array', items: array })
      array = null
    } else if (/[\d.+-]/.test(first)) put({ kind: 'number', value: numberOf(said) })
    else if (['true', 'false', 'null'].includes(said)) put(other)
    else {
      if (depth > 0 || array !== null || operands.length > MOST_OPERANDS || !take(said, operands))
        return false
      operands = []
    }
  }
  return depth === 0 && array === null
}

const nameOf = (text: string): string =>
  text.replace(/#([\da-fA-F]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))

const LONGEST_NUMBER = 32
const LARGEST_NUMBER = 1_000_000

/** Two signs, a sign within, or more than a reader holds: what then counts is not agreed. */
function numberOf(text: string): number {
  const isPlain = text.length <= LONGEST_NUMBER && /^[+-]?[\d.]+$/.test(text)
  const number = isPlain ? Number(text) : Number.NaN
  return Math.abs(number) <= LARGEST_NUMBER ? number : Number.NaN
}

const fromHex = (hex: string): string => {
  const digits = hex.replace(/[^\da-fA-F]+/g, '')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(
  text: string,
  start: number,
): { readonly text: string; readonly end: number } | null {
  let depth = 0
  let inside = ''
  for (let at = start; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0]
      const next = text[at + 1] ?? ''
      if (octal !== undefined) inside += String.fromCodePoint(parseInt(octal, 8) & 0xff)
      else if (!/[\r\n]/.test(next)) inside += escapes[next] ?? next
      at += octal?.length ?? (text.startsWith('\r\n', at + 1) ? 2 : 1)
      continue
    }
    // Some readers take the two bytes of an end of line as one.
    if (sign === '\r' || inside.length > MOST_LETTERS) return null
    if (sign === '(' && depth++ === 0) continue
    if (sign === ')' && --depth === 0) return { text: inside, end: at + 1 }
    inside += sign
  }
  return null
}
