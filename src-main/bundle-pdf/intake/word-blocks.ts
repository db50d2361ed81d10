import { letGo } from '../source-file.ts'
import type { Block, Span, TableCell } from './blocks.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPng } from './read-png.ts'
import { numberEnd, numberStart } from './word-numbers.ts'

/** A node of a document as mammoth 1.13 reads it; what it reads beyond this is not looked at. */
export type WordNode = {
  readonly type: string
  readonly children?: readonly WordNode[]
  readonly value?: string
  readonly styleName?: string | null
  readonly styleId?: string | null
  readonly indent?: { readonly start: string | null }
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderline?: boolean
  readonly isStrikethrough?: boolean
  readonly isAllCaps?: boolean
  readonly checked?: boolean
  readonly breakType?: string
  readonly noteType?: string
  readonly noteId?: string
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly altText?: string
  readonly contentType?: string
  readonly readAsBuffer?: () => Promise<Buffer>
  readonly body?: readonly WordNode[]
  readonly notes?: { readonly resolve: (reference: WordNode) => WordNode | null }
}

const mostPictures = 500
const mostNotes = 5_000
/** Twips of an indent that count as one step. */
const step = 360

type Reading = {
  readonly blocks: Block[]
  /** Notes in the order in which the text refers to them. */
  readonly notes: WordNode[]
  pictures: number
  undrawn: number
  /** Pictures of tables so far: they follow their table, each under the mark that stands for it there. */
  marked: number
  isMarking: boolean
}

const spansOf = (nodes: readonly WordNode[], reading: Reading, manner: Omit<Span, 'text'> = {}) =>
  nodes.flatMap((node) => spanOf(node, reading, manner))

function spanOf(node: WordNode, reading: Reading, manner: Omit<Span, 'text'>): readonly Span[] {
  const { children = [] } = node
  switch (node.type) {
    case 'text':
      // Where a word may be parted at the end of a line is no sign of its own.
      return [{ ...manner, text: (node.value ?? '').replaceAll('\u00ad', '') }]
    case 'tab':
      return [{ ...manner, text: '\t' }]
    case 'break':
      return node.breakType === 'line' ? [{ ...manner, text: '\n' }] : []
    case 'checkbox':
      return [{ ...manner, text: node.checked === true ? '[x]' : '[ ]' }]
    case 'image':
      if (!reading.isMarking) return []
      reading.marked += 1
      return [{ text: `[Picture ${reading.marked}]` }]
    case 'noteReference':
      reading.notes.push(node)
      return [{ ...manner, text: `[${reading.notes.length}]` }]
    case 'run': {
      const spans = spansOf(children, reading, {
        ...manner,
        ...(node.isBold === true ? { bold: true } : {}),
        ...(node.isItalic === true ? { italic: true } : {}),
        ...(node.isUnderline === true ? { underline: true } : {}),
        ...(node.isStrikethrough === true ? { strike: true } : {}),
      })
      if (node.isAllCaps !== true) return spans
      return spans.map((span) => ({ ...span, text: span.text.toUpperCase() }))
    }
    default:
      return spansOf(children, reading, manner)
  }
}

/** Everything below a node that is of a kind, in order. */
const within = (node: WordNode, isWanted: (node: WordNode) => boolean): readonly WordNode[] =>
  isWanted(node) ? [node] : (node.children ?? []).flatMap((child) => within(child, isWanted))

/** The pictures of a node after it, each under its mark if it has one there: `marked` had one before. */
async function addPictures(
  node: WordNode,
  reading: Reading,
  marked: number | null = null,
): Promise<void> {
  for (const [at, image] of within(node, ({ type }) => type === 'image').entries()) {
    reading.pictures += 1
    if (marked !== null)
      reading.blocks.push({
        kind: 'PARAGRAPH',
        indent: 0,
        spans: [{ text: `[Picture ${marked + at + 1}]` }],
      })
    const bytes = await image.readAsBuffer?.().catch(() => null)
    const isJpeg = bytes?.[0] === 0xff
    const read =
      bytes == null || reading.pictures > mostPictures
        ? null
        : isJpeg
          ? readJpeg(bytes)
          : bytes[0] === 0x89
            ? await readPng(bytes)
            : null
    if (bytes != null) letGo(bytes)
    if (read?.ok === true) reading.blocks.push({ kind: 'PICTURE', picture: read.value })
    else {
      reading.undrawn += 1
      const named = (image.altText ?? '').slice(0, 300)
      const text = `[A picture stands here that cannot be drawn${named === '' ? '' : `: ${named}`}]`
      reading.blocks.push({ kind: 'PARAGRAPH', indent: 0, spans: [{ text, italic: true }] })
    }
  }
}

function paragraph(node: WordNode, reading: Reading): Block {
  const spans = spansOf(node.children ?? [], reading)
  const [first, ...rest] = spans
  const numbered = new RegExp(`^${numberStart}(.*)${numberEnd}$`).exec(first?.text ?? '')
  const indent = Math.floor(Math.max(0, Number(node.indent?.start ?? 0) || 0) / step)
  const level = /^(?:heading|title) ?([1-6]?)$/i.exec(node.styleName ?? '')
  if (level !== null) {
    const mark = numbered === null ? [] : [{ text: `${numbered[1]} ` }]
    const words = numbered === null ? spans : rest
    return { kind: 'HEADING', level: Number(level[1] || 1), spans: [...mark, ...words] }
  }
  if (numbered === null) return { kind: 'PARAGRAPH', spans, indent }
  return { kind: 'ITEM', mark: numbered[1] ?? '', level: Math.max(0, indent - 1), spans: rest }
}

function cellOf(cell: WordNode, reading: Reading): TableCell {
  const paragraphs = within(cell, ({ type }) => type === 'paragraph')
  const spans = paragraphs.flatMap((one, index) => {
    const mine = spansOf(one.children ?? [], reading).map((span) => ({
      ...span,
      text: span.text.replaceAll(numberStart, '').replaceAll(numberEnd, ' '),
    }))
    return index === 0 ? mine : [{ text: '\n' }, ...mine]
  })
  return { spans, columns: Math.min(cell.colSpan ?? 1, 60), rows: cell.rowSpan ?? 1 }
}

async function add(node: WordNode, reading: Reading): Promise<void> {
  const { blocks } = reading
  if (node.type === 'paragraph') {
    if (within(node, ({ type, breakType }) => type === 'break' && breakType === 'page').length > 0)
      blocks.push({ kind: 'NEW_PAGE' })
    blocks.push(paragraph(node, reading))
    await addPictures(node, reading)
  } else if (node.type === 'table') await addTable(node, reading)
  else for (const child of node.children ?? []) await add(child, reading)
}

async function addTable(node: WordNode, reading: Reading): Promise<void> {
  const rows = (node.children ?? []).filter(({ type }) => type === 'tableRow')
  const before = reading.marked
  // A frame round one picture needs no mark.
  reading.isMarking = rows.flatMap(({ children = [] }) => children).length > 1
  reading.blocks.push({
    kind: 'TABLE',
    rows: rows.map((row) => (row.children ?? []).map((cell) => cellOf(cell, reading))),
  })
  await addPictures(node, reading, reading.isMarking ? before : null)
  reading.isMarking = false
}

async function addNotes(document: WordNode, reading: Reading): Promise<void> {
  const { blocks, notes } = reading
  if (notes.length === 0) return
  blocks.push({ kind: 'HEADING', level: 3, spans: [{ text: 'Footnotes and endnotes' }] })
  // A note may refer to another: the list grows while it is gone through.
  for (let index = 0; index < notes.length && index < mostNotes; index++) {
    const reference = notes[index]
    const body = (reference && document.notes?.resolve(reference)?.body) ?? []
    const isText = body[0]?.type === 'paragraph'
    const [first, ...rest] = isText ? body : [{ type: 'paragraph' }, ...body]
    const spans = spansOf(first?.children ?? [], reading)
    blocks.push({ kind: 'ITEM', level: 0, mark: `[${index + 1}]`, spans })
    if (first !== undefined) await addPictures(first, reading)
    for (const more of rest) await add(more, reading)
  }
}

function undrawnOf({ undrawn, notes }: Reading): readonly string[] {
  const pictures =
    undrawn === 1
      ? '1 picture cannot be drawn here; its place is marked.'
      : `${undrawn} pictures cannot be drawn here; their places are marked.`
  const beyond = `Of ${notes.length} footnotes and endnotes only the first ${mostNotes} are shown.`
  return [...(undrawn === 0 ? [] : [pictures]), ...(notes.length > mostNotes ? [beyond] : [])]
}

/** The blocks of a Word document, with a sentence on what of its pictures and notes is not drawn. */
export async function wordBlocks(
  document: WordNode,
): Promise<{ readonly blocks: readonly Block[]; readonly undrawn: readonly string[] }> {
  const reading: Reading = {
    blocks: [],
    notes: [],
    pictures: 0,
    undrawn: 0,
    marked: 0,
    isMarking: false,
  }
  await add(document, reading)
  await addNotes(document, reading)
  const blocks = reading.blocks.filter(
    (block, index, all) =>
      block.kind !== 'PARAGRAPH' ||
      block.spans.some(({ text }) => text.trim() !== '') ||
      all[index - 1]?.kind === 'PARAGRAPH',
  )
  const isEmpty = blocks.every(
    (block) => block.kind === 'PARAGRAPH' && block.spans.every(({ text }) => text.trim() === ''),
  )
  return { blocks: isEmpty ? [] : blocks, undrawn: undrawnOf(reading) }
}
