import mammoth from 'mammoth'
import { ok, refuse, type Result } from '#core/result'
import type { Block } from './blocks.ts'
import type { GivenFile } from './taken-in.ts'
import { readZip, type Zip } from './read-zip.ts'
import { wordBlocks, type WordNode } from './word-blocks.ts'
import { withNumbers } from './word-numbers.ts'

/** Word's part that holds the text; its place may be another, which mammoth finds. */
const main = 'word/document.xml'

const damaged = refuse(
  'DAMAGED',
  'The Word file is damaged and cannot be read. Ask for a fresh copy, or for the document as PDF.',
)

const textOf = (zip: Zip, name: string): string => zip.read(name)?.toString('utf8') ?? ''
const count = (text: string, sign: RegExp): number => [...text.matchAll(sign)].length

type Left = readonly [found: number, one: string, many: string]

/** What mammoth does not read, by the parts and signs it stands in. */
function leftOut(zip: Zip, document: string): readonly string[] {
  const parts = (name: RegExp) => [...zip.names].filter((part) => name.test(part))
  const words = (name: RegExp) => parts(name).filter((part) => /<w:t[ >]/.test(textOf(zip, part)))
  const external = parts(/^word\/_rels\/.*\.rels$/).flatMap((part) =>
    [...textOf(zip, part).matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g)].map(String),
  )
  const links = external.filter((link) => link.includes('/hyperlink"')).length
  const found: readonly Left[] = [
    [
      count(document, /<w:ins [^>]*[^/]>/g),
      'tracked insertion is shown as if accepted',
      'tracked insertions are shown as if accepted',
    ],
    [
      count(document, /<w:del [^>]*[^/]>/g),
      'tracked deletion is not shown',
      'tracked deletions are not shown',
    ],
    [
      count(document, /<w:moveFrom [^>]*[^/]>/g),
      'moved passage is shown where it was moved to',
      'moved passages are shown where they were moved to',
    ],
    [
      count(textOf(zip, 'word/comments.xml'), /<w:comment /g),
      'comment is not shown',
      'comments are not shown',
    ],
    [
      words(/^word\/(header|footer)\d*\.xml$/).length,
      'header or footer is not shown',
      'headers and footers are not shown',
    ],
    [
      count(document, /<w:vanish ?\/>/g),
      'passage hidden in Word is shown',
      'passages hidden in Word are shown',
    ],
    [
      count(document, /<(m:oMath|c:chart|dgm:relIds|w:control|w:altChunk)[ >]/g),
      'formula, chart or drawing is not shown',
      'formulas, charts or drawings are not shown',
    ],
    [
      parts(/^word\/embeddings\/./).length,
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
      parts(/vbaProject\.bin$/).length,
      'macro was never run and is not taken over',
      'macros were never run and are not taken over',
    ],
  ]
  return found
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}.`)
}

/** The parts mammoth asks for, each unpacked once it does. */
function partsFor(zip: Zip, document: string) {
  return {
    exists: (name: string) => zip.names.has(name),
    read: async (name: string, encoding?: string) => {
      const bytes = name === main ? Buffer.from(document) : zip.read(name)
      if (bytes === null) throw new Error('A part of the file is damaged')
      if (encoding === 'base64') return bytes.toString('base64')
      if (encoding === undefined) return new Uint8Array(bytes)
      const text = bytes.toString('utf8')
      // No part of a Word file declares entities: one that does is made to unfold without end.
      if (text.includes('<!DOCTYPE')) throw new Error('A part of the file declares entities')
      return text
    },
  }
}

// mammoth takes an opened file by this name, which its types leave out.
type TakesParts = {
  convertToHtml(
    input: { readonly file: ReturnType<typeof partsFor> },
    options: Parameters<typeof mammoth.convertToHtml>[1],
  ): Promise<unknown>
}
const reader = mammoth as typeof mammoth & TakesParts

/** The document as mammoth reads it, before it is made into anything. */
async function readTree(zip: Zip, document: string): Promise<WordNode | null> {
  let tree: WordNode | null = null
  await reader.convertToHtml(
    { file: partsFor(zip, document) },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      transformDocument: (read: WordNode) => {
        tree = read
        return { ...read, children: [] }
      },
    },
  )
  return tree
}

/** Tags of what mammoth passes over with all that is in it: the results of fields, and turned text. */
const wrappings = /<\/?w:(?:fldSimple|dir|bdo)(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g
const unwrapped = (document: string): string => document.replaceAll(wrappings, '')

/** The blocks of a Word document, with what of it is not shown. Refuses what cannot be read whole. */
export async function readWord({
  fileName,
  bytes,
}: GivenFile): Promise<
  Result<{ readonly blocks: readonly Block[]; readonly notes: readonly string[] }>
> {
  const zip = readZip(bytes)
  if (!zip.ok) return zip
  if (
    !zip.value.names.has('[Content_Types].xml') ||
    ![...zip.value.names].some((n) => n.startsWith('word/'))
  )
    return refuse(
      'OTHER_KIND',
      'This is a zip file or an Office file of another kind than Word. Save the document as PDF and add that.',
    )
  const given = textOf(zip.value, main)
  if (zip.value.names.has(main) && given === '') return damaged
  const numbering = textOf(zip.value, 'word/numbering.xml')
  const document = withNumbers(unwrapped(given), numbering, textOf(zip.value, 'word/styles.xml'))
  try {
    const tree = await readTree(zip.value, document)
    if (tree === null) return damaged
    const { blocks, undrawn } = await wordBlocks(tree)
    const notes = [...leftOut(zip.value, given), ...undrawn]
    if (blocks.length === 0) return refuse('EMPTY', 'The Word file holds no text and no picture.')
    const head = {
      kind: 'NOTICE',
      lines: [
        `Set by Evenhand from the Word file “${fileName}”. Lines and pages fall differently than in Word; the file as it came is kept.`,
        ...notes,
      ],
    } as const
    return ok({ blocks: [head, ...blocks], notes })
  } catch {
    return damaged
  }
}
