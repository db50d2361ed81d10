import { ok, refuse, type Result } from '#core/result'

/** Largest text taken in, in bytes: about a thousand full pages. */
const largestText = 5 * 1024 * 1024
const mostPages = 2000
/** More than this share of signs that no text holds, and the file is something else. */
const mostStrange = 0.02
const fewStrange = 4
/** More than this share of letters the faces do not have, and the page would be of codes. */
const mostUndrawn = 0.2
const tab = 8

/** Room of a page of text: letters in a line, lines on a page. */
export type TextRoom = { readonly columns: number; readonly rows: number }

const notText = refuse(
  'NOT_TEXT',
  'This is not a plain text file, whatever its name says. Save the document as PDF and add that.',
)

/** Says where a file says so; else UTF-8 where all of it is, else the letters of Windows. */
function decode(bytes: Uint8Array): Result<string> {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null
  if (marked === null && bytes.includes(0)) return notText
  try {
    return ok(new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes))
  } catch {
    return marked === null ? ok(new TextDecoder('windows-1252').decode(bytes)) : notText
  }
}

const isControl = (letter: string) => /\p{Cc}/u.test(letter) && !/[\t\n\f]/.test(letter)
/** Turns the order of letters, hides them, or has no shape: shown by its number instead. */
const isHidden = (letter: string) => /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u.test(letter)
const named = (letter: string) =>
  `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** A line or a name with every sign that hides, or that the face cannot draw, as its number. */
export const shown = (text: string, hasLetter: (codePoint: number) => boolean): string =>
  [...text.normalize('NFC')]
    .map((letter) =>
      isHidden(letter) || !hasLetter(letter.codePointAt(0) ?? 0) ? named(letter) : letter,
    )
    .join('')

function withoutTabs(line: string): string {
  let out = ''
  for (const [index, part] of line.split('\t').entries())
    out += index === 0 ? part : ' '.repeat(tab - (out.length % tab)) + part
  return out
}

/** Breaks a line at its last space that fits, or anywhere where a word is longer than the line. */
function wrap(line: string, columns: number): readonly string[] {
  const letters = [...line]
  const lines: string[] = []
  let from = 0
  while (letters.length - from > columns) {
    const space = letters.lastIndexOf(' ', from + columns)
    const end = space > from + columns / 2 ? space : from + columns
    lines.push(letters.slice(from, end).join(''))
    from = letters[end] === ' ' ? end + 1 : end
  }
  return [...lines, letters.slice(from).join('')]
}

/** Refuses `OTHER_LETTERS` where so many letters have no shape here that a page would be of codes. */
export function mostlyDrawn(text: string, hasLetter: (codePoint: number) => boolean): Result<null> {
  const letters = [...text]
  const undrawn = letters.filter(
    (letter) => /[\p{L}\p{S}]/u.test(letter) && !hasLetter(letter.codePointAt(0) ?? 0),
  )
  return undrawn.length > letters.length * mostUndrawn
    ? refuse(
        'OTHER_LETTERS',
        'The text is in letters that cannot be drawn here. Save the document as PDF and add that.',
      )
    : ok(null)
}

/**
 * Lines of each page of a text file. Every sign stands on the page: what would act, hide or has no
 * shape is shown by its number. Refuses `TOO_LARGE`, `EMPTY`, `NOT_TEXT`, `OTHER_LETTERS`.
 */
export function readPlainText(
  bytes: Uint8Array,
  room: TextRoom,
  hasLetter: (codePoint: number) => boolean,
): Result<readonly (readonly string[])[]> {
  if (bytes.length > largestText)
    return refuse('TOO_LARGE', 'The text is larger than 5 MB. Split it and add the parts.')
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const text = decoded.value.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').trimEnd()
  if (text.trim() === '') return refuse('EMPTY', 'The file holds no text.')
  const letters = [...text]
  if (letters.filter(isControl).length > letters.length * mostStrange + fewStrange) return notText
  const sound = mostlyDrawn(text, hasLetter)
  if (!sound.ok) return sound
  const pages: (readonly string[])[] = []
  for (const part of text.split('\f')) {
    const lines = part
      .split('\n')
      .flatMap((line) => wrap(shown(withoutTabs(line), hasLetter), room.columns))
    for (let from = 0; from < lines.length; from += room.rows)
      pages.push(lines.slice(from, from + room.rows))
  }
  return pages.length > mostPages
    ? refuse('TOO_LARGE', 'The text fills more than 2,000 pages. Split it and add the parts.')
    : ok(pages)
}
