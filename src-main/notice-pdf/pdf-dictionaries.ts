// A small reader for the dictionaries of one PDF object: no recursion, bounded in depth, length
// and count, so that a hostile file can only be called unreadable.

export type PdfValue = {
  readonly kind: 'name' | 'string' | 'hex' | 'word' | 'array' | 'dictionary'
  /** Offsets in the file, delimiters included. */
  readonly start: number
  readonly end: number
  /** Decoded name, raw inside of a string, or the word itself. */
  readonly text: string
  readonly items: readonly PdfValue[]
}

export type PdfDictionary = {
  readonly start: number
  readonly end: number
  /** Every value of a key, in order: a key that stands twice is a trick, not an accident. */
  readonly entries: ReadonlyMap<string, readonly PdfValue[]>
  /** Offset of each key by name, the last one where it stands twice. */
  readonly keyOffsets: ReadonlyMap<string, number>
}

const MOST_DEPTH = 64
// An honest signature object has some forty words and, with a long chain, 100 kB.
const MOST_TOKENS = 10_000
/** Where every dictionary of an object is looked at: the widths of a font are many. */
const MOST_AT_LENGTH = 200_000
const MOST_BYTES = 1024 * 1024

type Frame = {
  readonly kind: 'array' | 'dictionary'
  readonly start: number
  readonly entries: Map<string, PdfValue[]>
  readonly keyOffsets: Map<string, number>
  readonly items: PdfValue[]
  key: string | null
}

/**
 * All dictionaries, inner ones first, of the object whose content begins at `from`.
 * @param most Tokens of the longest object.
 */
export function readDictionaries(
  file: Buffer,
  from: number,
  most = MOST_TOKENS,
): readonly PdfDictionary[] | null {
  const end = Math.min(file.length, from + MOST_BYTES)
  const stack: Frame[] = []
  const done: PdfDictionary[] = []
  let at = from
  for (let count = 0; count < most; count++) {
    const token = nextToken(file, at, end)
    if (token === null) return null
    at = token.end
    if (token.kind === 'open') {
      if (stack.length >= MOST_DEPTH) return null
      stack.push(openFrame(token.what, token.start))
    } else if (token.kind === 'close') {
      const frame = stack.pop()
      if (frame?.kind !== token.what) return null
      if (frame.kind === 'dictionary') done.push({ ...frame, end: token.end })
      const closed = { kind: frame.kind, start: frame.start, end: token.end, text: '' } as const
      place(stack.at(-1), { ...closed, items: frame.items })
    } else place(stack.at(-1), token)
    if (stack.length === 0) return done
  }
  return null
}

/** The dictionaries of an object, the outer one first; null where a key stands twice in one of them. */
export function dictionariesAt(file: Buffer, at: number): readonly PdfDictionary[] | null {
  const found = readDictionaries(file, at, MOST_AT_LENGTH)?.toReversed() ?? null
  const isDouble = ({ entries }: PdfDictionary) =>
    [...entries.values()].some(({ length }) => length > 1)
  return found === null || found.some(isDouble) ? null : found
}

/** Whether no dictionary of the object here has a key twice, of which readers take the one or other. */
export const isOnce = (bytes: Buffer, at: number): boolean => dictionariesAt(bytes, at) !== null

const counts = new Set('Length Predictor Columns N First Size Prev XRefStm W Index'.split(' '))

/**
 * Whether what tells how to unpack an object, or where a table leads, is written in digits alone:
 * some readers take "12.0" and "+12" for no whole number, and go on without it.
 */
export const areCountsPlain = (bytes: Buffer, at: number): boolean =>
  readDictionaries(bytes, at)?.every(({ entries }) =>
    [...counts].every((key) => (entries.get(key) ?? []).every(isPlainCount)),
  ) ?? false

const isPlainCount = ({ kind, text, items }: PdfValue): boolean =>
  kind === 'array' ? items.every(isPlainCount) : /^\d{1,15}$/.test(text)

const openFrame = (kind: Frame['kind'], start: number): Frame => ({
  kind,
  start,
  entries: new Map(),
  keyOffsets: new Map(),
  items: [],
  key: null,
})

/** Puts a value where it belongs; the tail of a reference ("0 R") belongs nowhere. */
function place(frame: Frame | undefined, value: PdfValue): void {
  if (!frame) return
  if (frame.kind === 'array') frame.items.push(value)
  else if (frame.key !== null) {
    // Grown in place: a copy for each repeat of a key would take hours in a hostile file.
    const values = frame.entries.get(frame.key)
    if (values === undefined) frame.entries.set(frame.key, [value])
    else values.push(value)
    frame.key = null
  } else if (value.kind === 'name') {
    frame.key = value.text
    frame.keyOffsets.set(value.text, value.start)
  }
}

type BracketOf<K> = {
  readonly kind: K
  readonly what: Frame['kind']
  readonly start: number
  readonly end: number
}
type Bracket = BracketOf<'open'> | BracketOf<'close'>

function nextToken(file: Buffer, from: number, end: number): PdfValue | Bracket | null {
  const start = skipBlank(file, from, end)
  if (start >= end) return null
  const first = file[start]
  const second = file[start + 1]
  if (first === 0x3c && second === 0x3c) return bracket('open', 'dictionary', start, 2)
  if (first === 0x3e && second === 0x3e) return bracket('close', 'dictionary', start, 2)
  if (first === 0x5b) return bracket('open', 'array', start, 1)
  if (first === 0x5d) return bracket('close', 'array', start, 1)
  if (first === 0x3c) return hexString(file, start, end)
  if (first === 0x28) return literalString(file, start, end)
  let stop = start + 1
  while (stop < end && isRegular(file[stop] ?? 0)) stop++
  const raw = file.toString('latin1', start, stop)
  if (first !== 0x2f) return isRegular(first ?? 0) ? value('word', start, stop, raw) : null
  const name = raw
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
  return value('name', start, stop, name)
}

const bracket = (
  kind: Bracket['kind'],
  what: Frame['kind'],
  start: number,
  length: number,
): Bracket => ({ kind, what, start, end: start + length })

const value = (kind: PdfValue['kind'], start: number, end: number, text: string): PdfValue => ({
  kind,
  start,
  end,
  text,
  items: [],
})

const isBlank = (byte: number): boolean =>
  byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32

const delimiters = new Set(Buffer.from('()<>[]{}/%'))
const isRegular = (byte: number): boolean => !isBlank(byte) && !delimiters.has(byte)

function skipBlank(file: Buffer, from: number, end: number): number {
  let at = from
  while (at < end) {
    const byte = file[at] ?? 0
    if (byte === 0x25) while (at < end && file[at] !== 10 && file[at] !== 13) at++
    else if (isBlank(byte)) at++
    else break
  }
  return at
}

function hexString(file: Buffer, start: number, end: number): PdfValue | null {
  const close = file.indexOf(0x3e, start)
  if (close < 0 || close >= end) return null
  return value('hex', start, close + 1, file.toString('latin1', start + 1, close))
}

function literalString(file: Buffer, start: number, end: number): PdfValue | null {
  let depth = 0
  for (let at = start; at < end; at++) {
    const byte = file[at]
    if (byte === 0x5c) at++
    else if (byte === 0x28) depth++
    else if (byte === 0x29 && --depth === 0)
      return value('string', start, at + 1, file.toString('latin1', start + 1, at))
  }
  return null
}
