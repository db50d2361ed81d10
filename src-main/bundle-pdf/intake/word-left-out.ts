import type { WordNode } from './word-blocks.ts'
import type { WordParts } from './word-parts.ts'
import type { Zip } from './read-zip.ts'

const count = (text: string, sign: RegExp): number => [...text.matchAll(sign)].length

type Left = readonly [found: number, one: string, many: string]

const said = (found: readonly Left[]): readonly string[] =>
  found
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}.`)

/** Rows of tables that were deleted under tracking: they go with what is in them. */
const deletedRows = (text: string): number =>
  [...text.matchAll(/<w:trPr>[\s\S]*?<\/w:trPr>/g)].filter(([row]) => /<w:del[ >/]/.test(row))
    .length

/** Shapes that are neither a text box nor a picture, in the form of today and in that of before. */
function shapes(text: string): number {
  const today = count(text, /<wps:wsp[ >]/g) - count(text, /<wps:txbx[ >]/g)
  const before = [...text.replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, '').matchAll(drawings)]
  return today + before.filter(([drawing]) => !isReadOrRule.test(drawing)).length
}
const drawings = /<w:pict[ >][\s\S]*?<\/w:pict>/g
const isReadOrRule = /<v:imagedata |<v:textbox[ >/]|o:hr="t/

/** What of a Word file is not shown, each kind in a sentence, by the parts and signs it stands in. */
export function leftOut(zip: Zip, parts: WordParts): readonly string[] {
  const named = (name: RegExp) => [...zip.names].filter((part) => name.test(part))
  const texts = (...kinds: readonly string[]) => kinds.flatMap(parts.ofKind).map(parts.text)
  const document = [parts.text(parts.main), ...texts('footnotes', 'endnotes')].join('\n')
  const external = named(/^word\/_rels\/.*\.rels$/).flatMap((part) =>
    [...parts.text(part).matchAll(/<Relationship [^>]*TargetMode=["']External["'][^>]*>/g)].map(
      String,
    ),
  )
  const links = external.filter((link) => /\/hyperlink["']/.test(link)).length
  return said([
    [
      count(document, /<w:ins [^>]*[^/]>/g),
      'tracked insertion is shown as if accepted',
      'tracked insertions are shown as if accepted',
    ],
    [
      count(document, /<w:del [^>]*[^/]>/g) + deletedRows(document),
      'tracked deletion is not shown',
      'tracked deletions are not shown',
    ],
    [
      count(document, /<w:moveFrom [^>]*[^/]>/g),
      'moved passage is shown where it was moved to',
      'moved passages are shown where they were moved to',
    ],
    [
      count(texts('comments').join('\n'), /<w:comment /g),
      'comment is not shown',
      'comments are not shown',
    ],
    [
      texts('header', 'footer').filter((text) => /<w:(?:t|pict|drawing|object)[ >]/.test(text))
        .length,
      'header or footer is not shown',
      'headers and footers are not shown',
    ],
    [
      count(document, /<w:vanish ?\/>/g),
      'passage hidden in Word is shown',
      'passages hidden in Word are shown',
    ],
    [
      count(document, /<(m:oMath|c:chart|dgm:relIds|w:control|w:altChunk)[ >]/g) + shapes(document),
      'formula, chart or drawing is not shown',
      'formulas, charts or drawings are not shown',
    ],
    [
      named(/^word\/embeddings\/./).length,
      'embedded file is not shown',
      'embedded files are not shown',
    ],
    [
      links,
      'link leads out of the document; its words are shown, it leads nowhere',
      'links lead out of the document; their words are shown, they lead nowhere',
    ],
    [
      external.length - links,
      'part kept outside the file was not fetched',
      'parts kept outside the file were not fetched',
    ],
    [
      fetchingFields(document),
      'field would start another program or bring in another file; its last words are shown, and it does neither',
      'fields would start other programs or bring in other files; their last words are shown, and they do neither',
    ],
    [
      named(/vbaProject\.bin$/).length,
      'macro was never run and is not taken over',
      'macros were never run and are not taken over',
    ],
  ])
}

/** Fields that would start another program or bring in another file; one may be written in pieces. */
function fetchingFields(text: string): number {
  const pieces = [...text.matchAll(/<w:instrText(?:\s[^>]*)?>([^<]*)|w:instr=["']([^"']*)/g)]
  const instructions = pieces.map(([, run = '', whole = '']) => run + whole).join('')
  return count(instructions, /(?:DDE(?:AUTO)?|INCLUDE(?:TEXT|PICTURE)|(?<!HYPER)LINK)\s/gi)
}

/** Signs that mammoth gives words for, what is left out with all that is in it, and words. */
const signs =
  /<(\/?)(w:del|w:moveFrom|w:drawing|mc:Choice|w:t|w:sym|w:noBreakHyphen|w:softHyphen|w:checkBox)(?=[\s/>])[^>]*?(\/?)>([^<]*)/g
const silent = new Set(['w:del', 'w:moveFrom', 'w:drawing', 'mc:Choice'])

const lettersOf = (text: string): number =>
  text.replaceAll(/&[#\w]{1,10};/g, 'x').replaceAll(/\s/g, '').length

/** Letters that stand in the text of a document where a reader of it shows them. */
function lettersWritten(document: string): number {
  let letters = 0
  let depth = 0
  for (const [, slash, name = '', alone, text = ''] of document.matchAll(signs)) {
    if (silent.has(name)) depth += alone === '/' ? 0 : slash === '/' ? -1 : 1
    else if (depth === 0 && slash === '') letters += name === 'w:t' ? lettersOf(text) : 1
  }
  return letters
}

function lettersRead({ type, value = '', children = [] }: WordNode): number {
  const own = type === 'text' ? lettersOf(value) : type === 'checkbox' ? 1 : 0
  return children.reduce((sum, child) => sum + lettersRead(child), own)
}

/** That words stand where they were not looked for, if fewer were read than a document holds. */
export function unread(document: string, read: WordNode): readonly string[] {
  const letters = lettersWritten(document) - lettersRead(read)
  return said([
    [
      letters,
      'letter stands where it cannot be read here, and is not shown',
      'letters stand where they cannot be read here, and are not shown',
    ],
  ])
}
