import type { PdfDictionary, PdfValue } from './pdf-dictionaries.ts'
import { readDictionaries } from './pdf-dictionaries.ts'

/** A signature as it stands in the file, not yet judged. */
export type FoundSignature = {
  /** Start of its dictionary in the file. */
  readonly offset: number
  /** Start and length of the two parts it says it covers. */
  readonly range: readonly [number, number, number, number]
  /** Offsets of the signature's hexadecimal text, with its brackets. */
  readonly contents: { readonly start: number; readonly end: number; readonly hex: string }
  readonly subFilter: string
  /** ISO time in the dictionary, claimed by the signer. */
  readonly claimedTime: string | null
  /** Says that this application wrote it; believed only once the signature holds. */
  readonly madeHere: boolean
  /** A text of its dictionary that stands there in UTF-16 and hexadecimal; null for any other. */
  readonly said: (key: string) => string | null
}

export type SignatureSearch = {
  readonly found: readonly FoundSignature[]
  /** Signs of a signature that could not be read as one. */
  readonly unreadable: number
}

const MOST_SIGNATURES = 32
/** A text inside the dictionary may look like the start of an object; look a little further back. */
const MOST_STARTS = 8

/** Finds the signature dictionaries of a PDF. */
export function findSignatures(file: Buffer): SignatureSearch {
  const found: FoundSignature[] = []
  let unreadable = hiddenIn(file)
  let rights = 0
  let at = file.indexOf('/ByteRange')
  for (let count = 0; at >= 0; count++) {
    if (count >= MOST_SIGNATURES) return { found, unreadable: unreadable + 1 }
    const holder = dictionaryWithKeyAt(file, at)
    const signature = holder && !holder.grantsRights ? toSignature(file, holder.dictionary) : null
    if (signature) found.push(signature)
    else if (holder?.grantsRights === true) rights++
    else unreadable++
    at = file.indexOf('/ByteRange', at + 1)
  }
  if (found.length + unreadable + rights === 0 && hasTraces(file)) unreadable = 1
  return { found, unreadable }
}

const escapedName = /\/[^\0\t\n\f\r ()<>[\]{}/%]*#[^\0\t\n\f\r ()<>[\]{}/%]*/g

/** Signatures whose range is named in other signs than letters, as no honest program names it. */
function hiddenIn(file: Buffer): number {
  const decoded = (name: string) =>
    name.replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
  const names = file.toString('latin1').match(escapedName) ?? []
  return names.filter((name) => decoded(name) === '/ByteRange').length
}

/** Words that stand in a file only where there is, or was, a signature. */
function hasTraces(file: Buffer): boolean {
  if (['/Adobe.PPK', '/ETSI.CAdES'].some((word) => file.includes(word))) return true
  for (let at = file.indexOf('/SubFilter'); at >= 0; at = file.indexOf('/SubFilter', at + 1))
    if (!forReaders.test(file.toString('latin1', at + 10, at + 30))) return true
  return false
}

/** A file locked for certain readers names how by the same word. */
const forReaders = /^\s*\/adbe\.pkcs7\.s[345]\b/

type Holder = {
  readonly dictionary: PdfDictionary
  /** Signed by the maker of a program to unlock functions of it, not by a person. */
  readonly grantsRights: boolean
}

function dictionaryWithKeyAt(file: Buffer, keyAt: number): Holder | null {
  let start = keyAt
  for (let tries = 0; tries < MOST_STARTS; tries++) {
    start = file.lastIndexOf('obj', start - 1)
    if (start < 0) return null
    const dictionaries = readDictionaries(file, start + 3) ?? []
    const holder = dictionaries.find(({ keyOffsets }) => keyOffsets.get('ByteRange') === keyAt)
    if (holder) return { dictionary: holder, grantsRights: grantsRights(holder, dictionaries) }
  }
  return null
}

const grantsRights = ({ start, end }: PdfDictionary, all: readonly PdfDictionary[]): boolean =>
  all.some((inner) => {
    const method = only(inner, 'TransformMethod')
    const isInside = inner.start > start && inner.end < end
    return isInside && method?.kind === 'name' && /^UR3?$/.test(method.text)
  })

function toSignature(file: Buffer, dictionary: PdfDictionary): FoundSignature | null {
  const range = only(dictionary, 'ByteRange')
  const contents = only(dictionary, 'Contents')
  if (range?.kind !== 'array' || contents?.kind !== 'hex') return null
  const numbers = range.items.map(({ kind, text }) =>
    kind === 'word' && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN,
  )
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = numbers
  if (numbers.length !== 4 || [a, b, c, d].some(Number.isNaN)) return null
  const filter = only(dictionary, 'SubFilter')
  const time = only(dictionary, 'M')
  const app = file.toString('latin1', dictionary.start, Math.min(contents.start, dictionary.end))
  return {
    offset: dictionary.start,
    range: [a, b, c, d],
    contents: { start: contents.start, end: contents.end, hex: contents.text },
    subFilter: filter?.kind === 'name' ? filter.text : '',
    claimedTime: time?.kind === 'string' ? readTime(time.text) : null,
    said: (key) => readText(only(dictionary, key)),
    madeHere: /\/Prop_Build\s*<<\s*\/App\s*<<\s*\/Name\s*\/Evenhand\s*>>/.test(app),
  }
}

function only(dictionary: PdfDictionary, key: string): PdfValue | null {
  const values = dictionary.entries.get(key) ?? []
  return values.length === 1 ? (values[0] ?? null) : null
}

function readText(value: PdfValue | null): string | null {
  if (value?.kind !== 'hex' || !/^feff([0-9a-f]{4})*$/.test(value.text)) return null
  return Buffer.from(value.text.slice(4), 'hex').swap16().toString('utf16le')
}

/** ISO time from a PDF time such as `D:20261119160200Z` or `D:20261119160200+01'00'`. */
function readTime(text: string): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)?/.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = found
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace('.000Z', 'Z')
}
