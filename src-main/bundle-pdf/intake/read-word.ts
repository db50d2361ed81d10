import mammoth from 'mammoth'
import { ok, refuse, type Result } from '#core/result'
import { letGo } from '../source-file.ts'
import type { Block } from './blocks.ts'
import type { GivenFile } from './taken-in.ts'
import { readZip, type Zip } from './read-zip.ts'
import { wordBlocks, type WordNode } from './word-blocks.ts'
import { withBoxes } from './word-boxes.ts'
import { leftOut, unread } from './word-left-out.ts'
import { withNumbers } from './word-numbers.ts'
import { wordParts } from './word-parts.ts'

const damaged = refuse(
  'DAMAGED',
  'The Word file is damaged and cannot be read. Ask for a fresh copy, or for the document as PDF.',
)

/** The parts mammoth asks for, each unpacked once it does; those of `texts` as they are given. */
function partsFor(zip: Zip, texts: ReadonlyMap<string, string>) {
  return {
    exists: (name: string) => zip.names.has(name),
    read: async (name: string, encoding?: string) => {
      const given = texts.get(name)
      const bytes = given === undefined ? zip.read(name) : Buffer.from(given)
      if (bytes === null) throw new Error('A part of the file is damaged')
      if (encoding === 'base64') return bytes.toString('base64')
      if (encoding === undefined) {
        // Of bytes mammoth makes a copy, and of a buffer none.
        const { buffer } = new Uint8Array(bytes)
        letGo(bytes)
        return buffer
      }
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
async function readTree(zip: Zip, texts: ReadonlyMap<string, string>): Promise<WordNode | null> {
  let tree: WordNode | null = null
  await reader.convertToHtml(
    { file: partsFor(zip, texts) },
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
const wrappings =
  /<\/?w:(?:fldSimple|dir|bdo|ruby|rubyBase|rt)(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g
/** How a paragraph looked before a tracked change of its looks. */
const formerLooks = /<w:pPrChange[ >][\s\S]*?<\/w:pPrChange>/g
/** Shapes that a text box of an older program may have beside the ones mammoth knows. */
const shapes = /(<\/?)v:(?:oval|line|polyline|arc|curve|image)(?=[\s/>])/g
const fieldData = /<w:ffData>([\s\S]*?)<\/w:ffData>\s*<\/w:fldChar>/g

/** The choice made in a drop-down field, which stands in the list of its choices alone. */
function chosen(data: string): string {
  const list = /<w:ddList>([\s\S]*)<\/w:ddList>/.exec(data)?.[1] ?? ''
  const which = /<w:result w:val="(\d+)"/.exec(list) ?? /<w:default w:val="(\d+)"/.exec(list)
  const choices = [...list.matchAll(/<w:listEntry w:val="([^"]*)"/g)].map(([, choice]) => choice)
  return choices[Number(which?.[1] ?? 0)] ?? ''
}

/** A part with what mammoth does not know written in the way that it does. */
const inKnownWays = (part: string): string =>
  withBoxes(
    part
      .replaceAll(formerLooks, '')
      .replaceAll(wrappings, '')
      .replaceAll(/<w:cr ?\/>/g, '<w:br/>')
      .replaceAll(/<w:ptab [^>]*\/>/g, '<w:tab/>')
      .replaceAll(shapes, '$1v:rect')
      .replaceAll(fieldData, (whole, data: string) => {
        const choice = chosen(data)
        return choice === '' ? whole : `${whole}<w:t xml:space="preserve">${choice}</w:t>`
      }),
  )

const nothingShown = (left: readonly string[]): Result<never> =>
  left.length === 0
    ? refuse('EMPTY', 'The Word file holds no text and no picture.')
    : refuse(
        'EMPTY',
        `The Word file holds nothing that can be shown here. ${left.join(' ')} Save it as PDF in Word and add that.`,
      )

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
  const parts = wordParts(zip.value)
  const given = parts.text(parts.main)
  if (zip.value.names.has(parts.main) && given === '') return damaged
  const side = (kind: string) => parts.ofKind(kind).map(parts.text)[0] ?? ''
  const document = withNumbers(inKnownWays(given), side('numbering'), side('styles'))
  const notes = ['footnotes', 'endnotes'].flatMap(parts.ofKind)
  const texts = notes
    .map((name) => [name, inKnownWays(parts.text(name))] as const)
    .filter(([, text]) => text !== '')
  try {
    const tree = await readTree(zip.value, new Map([...texts, [parts.main, document]]))
    if (tree === null) return damaged
    const { blocks, undrawn } = await wordBlocks(tree)
    const left = [...leftOut(zip.value, parts), ...unread(document, tree), ...undrawn]
    if (blocks.length === 0) return nothingShown(left)
    const head = {
      kind: 'NOTICE',
      lines: [
        `Set by Evenhand from the Word file “${fileName}”. Lines and pages fall differently than in Word; the file as it came is kept.`,
        ...left,
      ],
    } as const
    return ok({ blocks: [head, ...blocks], notes: left })
  } catch {
    return damaged
  }
}
