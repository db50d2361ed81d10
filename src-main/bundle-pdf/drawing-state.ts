import { inflateSync } from 'node:zlib'
import { PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'

/** A longer drawing is taken to be in order; a page of text has some 10,000 letters. */
const mostBytes = 4 * 1024 * 1024
/** A page that saves its state more often than this is not put in order. */
const mostOpen = 100

// Strings and comments are passed over; what is left of them in an odd file costs nothing but a pair.
const saves =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[\da-fA-F\s]*>|%[^\r\n]*|(?<![^\s\])>}])[qQ](?![^\s[(</%])/g

/**
 * How many times a page's drawing takes back a state that it never saved, and how many saved states
 * it leaves behind: both are to be made up for before anything more is drawn on it.
 */
export function unbalanced(parts: readonly (PDFObject | undefined)[]): {
  readonly missing: number
  readonly left: number
} {
  let [open, least] = [0, 0]
  for (const [word] of parts.flatMap((part) => [...textOf(part).matchAll(saves)])) {
    if (word === 'q') open++
    else if (word === 'Q') open--
    least = Math.min(least, open)
  }
  const missing = Math.min(mostOpen, Math.abs(least))
  return { missing, left: Math.max(0, Math.min(mostOpen, open + missing)) }
}

function textOf(part: PDFObject | undefined): string {
  if (!(part instanceof PDFRawStream)) return ''
  const { dict, contents } = part
  const filter = dict.get(PDFName.of('Filter'))?.toString()
  if (filter === undefined) return latin(contents)
  if (!/^(?:\[ )?\/FlateDecode(?: \])?$/.test(filter)) return ''
  try {
    return latin(inflateSync(contents, { maxOutputLength: mostBytes }))
  } catch {
    return ''
  }
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, mostBytes)).toString('latin1')
