// Whether an object is written so that every program reads the same one (ISO 32000-2, 7.3). Programs
// forgive much, each in its own way: what needs to be forgiven is not judged.

const MOST_DEPTH = 64

const blank = /(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*/y
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
/** Programs differ about a "#" without its two digits, and some decode a name twice that holds one. */
const unclear = /#(?![\dA-Fa-f]{2}|$)|#23|#.?$/
const hex = /<[\dA-Fa-f\0\t\n\f\r ]*>/y
const ending = String.raw`(?=[\0\t\n\f\r ()<>[\]{}/%]|$)`
const word = new RegExp(
  String.raw`(?:\d{1,10}[\t\n\r ]+\d{1,5}[\t\n\r ]+R|[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null)${ending}`,
  'y',
)
const streamStart = /stream\r?\n/y
const objectEnd = new RegExp(`endobj${ending}`, 'y')
const streamEnd = new RegExp(String.raw`[\t\n\r ]*endstream[\t\n\r ]+endobj${ending}`, 'y')

type Source = { readonly text: string; readonly end: number }

function after(form: RegExp, { text, end }: Source, at: number): number | null {
  form.lastIndex = at
  return form.test(text) && form.lastIndex <= end ? form.lastIndex : null
}

const skip = (source: Source, at: number): number => after(blank, source, at) ?? source.end

/** What has begun and not ended: a list, or a dictionary with the keys that it has so far. */
type Open = { readonly keys: Set<string> | null; isKeyNext: boolean }

/** Where a value ends that begins here; null where it is not written in the one plain way. */
export function endOfValue(text: string, from: number, end: number): number | null {
  const source = { text, end }
  const stack: Open[] = []
  let at: number | null = from
  do {
    at = step(source, skip(source, at), stack)
    if (at === null || at > end) return null
  } while (stack.length > 0)
  return at
}

/** Takes one sign or word. */
function step(source: Source, at: number, stack: Open[]): number | null {
  const { text } = source
  const inner = stack.at(-1)
  const close = inner?.keys === null ? ']' : '>>'
  const mayClose = inner !== undefined && (inner.keys === null || inner.isKeyNext)
  if (mayClose && text.startsWith(close, at)) {
    stack.pop()
    return at + close.length
  }
  if (inner?.isKeyNext === true) return takeKey(source, at, inner)
  if (inner !== undefined) inner.isKeyNext = inner.keys !== null
  const open = ['<<', '['].find((one) => text.startsWith(one, at))
  if (open === undefined) return endOfSimple(source, at)
  if (stack.length >= MOST_DEPTH) return null
  stack.push(open === '[' ? { keys: null, isKeyNext: false } : { keys: new Set(), isKeyNext: true })
  return at + open.length
}

function endOfName(source: Source, at: number): number | null {
  const end = after(name, source, at)
  return end === null || unclear.test(source.text.slice(at, end)) ? null : end
}

const escaped = /#([\dA-Fa-f]{2})/g

/** A key that stands twice is one thing to some readers and another to others. */
function takeKey(source: Source, at: number, inner: Open): number | null {
  const end = source.text[at] === '/' ? endOfName(source, at) : null
  if (end === null) return null
  const key = source.text
    .slice(at, end)
    .replace(escaped, (_, digits: string) => String.fromCodePoint(parseInt(digits, 16)))
  if (inner.keys?.has(key) === true) return null
  inner.keys?.add(key)
  inner.isKeyNext = false
  return end
}

function endOfSimple(source: Source, at: number): number | null {
  const sign = source.text[at]
  if (sign === '/') return endOfName(source, at)
  if (sign === '(') return endOfString(source, at)
  return after(sign === '<' ? hex : word, source, at)
}

/** A text in round brackets, which may hold others. */
function endOfString({ text, end }: Source, from: number): number | null {
  let depth = 0
  for (let at = from; at < end; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return at + 1
  }
  return null
}

/** Whether nothing but one value stands in a text. */
export function isPlainValue(text: string): boolean {
  const end = endOfValue(text, 0, text.length)
  return end !== null && skip({ text, end: text.length }, end) === text.length
}

/**
 * Whether an object is one value, or one stream of the length that it tells, and then ends.
 * @param length How long its stream is said to be; null for what is no stream.
 */
export function isPlainObject(
  text: string,
  from: number,
  end: number,
  length: number | null,
): boolean {
  const source = { text, end }
  const value = endOfValue(text, from, end)
  if (value === null) return false
  const next = skip(source, value)
  if (length === null) return after(objectEnd, source, next) !== null
  const start = after(streamStart, source, next)
  return start !== null && after(streamEnd, source, start + length) !== null
}
