import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFStream,
  PDFString,
  type PDFContext,
} from '@cantoo/pdf-lib'
import { shown } from './read-plain-text.ts'

/** Things of a PDF that act, hide or tell; none of them acts in the reader or reaches an issue. */
type Found = {
  scripts: number
  programs: number
  links: number
  sending: number
  media: number
  fields: number
  signatures: number
  xfa: boolean
  files: Set<string>
}

const media = new Set(['RichMedia', '3D', 'Screen', 'Movie', 'Sound'])

/** A name, also where it stands in an object of its own: readers follow it there. */
const nameAt = (dict: PDFDict, key: string): string => {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : ''
}

function textAt(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key))
  try {
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
  } catch {
    return ''
  }
}

/** An act by its kind: a script, a program, a way out, or data sent. */
function countAct(dict: PDFDict, found: Found): void {
  const act = nameAt(dict, 'S')
  if (act === 'JavaScript' || act === 'Rendition') found.scripts += 1
  else if (act === 'Launch') found.programs += 1
  else if (act === 'URI' || act === 'GoToR' || act === 'GoToE' || act === 'Thread') found.links += 1
  else if (act === 'SubmitForm' || act === 'ImportData') found.sending += 1
}

/** Whether what a stream or a drawing is made of is to be fetched from another file. */
const isElsewhere = (dict: PDFDict): boolean =>
  (dict.has(PDFName.of('Length')) && dict.has(PDFName.of('F'))) ||
  (nameAt(dict, 'Subtype') === 'Form' && dict.has(PDFName.of('Ref')))

/** A name of a file with the signs that turn or hide its letters as their numbers. */
const plainName = (name: string): string => shown(name.slice(0, 100), () => true)

function look(dict: PDFDict, found: Found): void {
  countAct(dict, found)
  if (isElsewhere(dict)) found.links += 1
  if (media.has(nameAt(dict, 'Subtype'))) found.media += 1
  if (dict.has(PDFName.of('XFA'))) found.xfa = true
  const field = nameAt(dict, 'FT')
  if (field === 'Sig') found.signatures += dict.has(PDFName.of('V')) ? 1 : 0
  else if (field !== '') found.fields += 1
  if (dict.has(PDFName.of('EF')))
    found.files.add(plainName(textAt(dict, 'UF') || textAt(dict, 'F') || 'without a name'))
}

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`

function inWords(found: Found): readonly string[] {
  const notes: string[] = []
  const say = (is: boolean | number, words: string) => {
    if (is) notes.push(words)
  }
  const { scripts, programs, links, sending, media: shows, fields, signatures } = found
  say(scripts, `Holds ${counted(scripts, 'script', 'scripts')}. They never run here.`)
  say(programs, 'Asks to start another program. That never happens here.')
  say(sending, 'Holds a form that would send what is in it elsewhere. Nothing is ever sent.')
  say(
    links,
    `Holds ${counted(links, 'link', 'links')} to the internet or to other files. They lead nowhere here.`,
  )
  const names = [...found.files]
  say(
    names.length,
    `Holds ${counted(names.length, 'attached file', 'attached files')}: ${names
      .slice(0, 5)
      .map((name) => `“${name}”`)
      .join(
        ', ',
      )}${names.length > 5 ? ' and more' : ''}. Nothing of them is in the bundle; they are in the file as it came.`,
  )
  say(shows, 'Holds sound, film or a model in three dimensions, which is not played.')
  say(
    fields,
    `Holds a form of ${counted(fields, 'field', 'fields')}. What was filled in is shown; nothing can be filled in here.`,
  )
  say(
    found.xfa,
    'Holds a form of a kind (XFA) that only its own program shows whole. Look whether its pages say what they should; if not, print it to PDF there.',
  )
  say(
    signatures,
    `Carries ${counted(signatures, 'digital signature', 'digital signatures')}. It holds for the file as it came, not for the issued bundle.`,
  )
  return notes
}

/** What a PDF holds beyond its pages, each kind in a sentence, wherever in the file it stands. */
export function pdfFindings(context: PDFContext): readonly string[] {
  const found: Found = {
    scripts: 0,
    programs: 0,
    links: 0,
    sending: 0,
    media: 0,
    fields: 0,
    signatures: 0,
    xfa: false,
    files: new Set(),
  }
  // An act may stand inside what it belongs to, so the values of every object are gone through too.
  const waiting: unknown[] = context.enumerateIndirectObjects().map(([, object]) => object)
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next instanceof PDFStream) waiting.push(next.dict)
    else if (next instanceof PDFArray) waiting.push(...next.asArray())
    else if (next instanceof PDFDict) {
      look(next, found)
      waiting.push(...next.values())
    }
  }
  return inWords(found)
}
