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
/** Twips of an indent that count as one step. */
const step = 360

type Reading = {
  readonly blocks: Block[]
  /** Notes in the order in which the text refers to them. */
  readonly notes: WordNode[]
  pictures: number
  undrawn: number
}

const spansOf = (nodes: readonly WordNode[], reading: Reading, manner: Omit<Span, 'text'> = {}) =>
  nodes.flatMap((node) => spanOf(node, reading, manner))

function spanOf(node: WordNode, reading: Reading, manner: Omit<Span, 'text'>): readonly Span[] {
  const { children = [] } = node
  switch (node.type) {
    case 'text':
      return [{ ...manner, text: node.value ?? '' }]
    case 'tab':
      return [{ ...manner, text: '\t' }]
    case 'break':
      return node.breakType === 'line' ? [{ ...manner, text: '\n' }] : []
    case 'checkbox':
      return [{ ...manner, text: node.checked === true ? '[x]' : '[ ]' }]
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

async function addPictures(node: WordNode, reading: Reading): Promise<void> {
  for (const image of within(node, ({ type }) => type === 'image')) {
    reading.pictures += 1
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
  } else if (node.type === 'table') {
    const rows = (node.children ?? []).filter(({ type }) => type === 'tableRow')
    blocks.push({
      kind: 'TABLE',
      rows: rows.map((row) => (row.children ?? []).map((cell) => cellOf(cell, reading))),
    })
    await addPictures(node, reading)
  } else for (const child of node.children ?? []) await add(child, reading)
}

function addNotes(document: WordNode, reading: Reading): void {
  const { blocks, notes } = reading
  if (notes.length === 0) return
  blocks.push({ kind: 'HEADING', level: 3, spans: [{ text: 'Footnotes and endnotes' }] })
  // A note may refer to another: the list grows while it is gone through.
  for (let index = 0; index < notes.length && index < 5_000; index++) {
    const reference = notes[index]
    const body = reference && document.notes?.resolve(reference)?.body
    const spans = spansOf(body ?? [], reading)
    blocks.push({ kind: 'ITEM', level: 0, mark: `[${index + 1}]`, spans })
  }
}

/** The blocks of a Word document, with a sentence on pictures that cannot be drawn. */
export async function wordBlocks(
  document: WordNode,
): Promise<{ readonly blocks: readonly Block[]; readonly undrawn: readonly string[] }> {
  const reading: Reading = { blocks: [], notes: [], pictures: 0, undrawn: 0 }
  await add(document, reading)
  addNotes(document, reading)
  const blocks = reading.blocks.filter(
    (block, index, all) =>
      block.kind !== 'PARAGRAPH' ||
      block.spans.some(({ text }) => text.trim() !== '') ||
      all[index - 1]?.kind === 'PARAGRAPH',
  )
  const { undrawn } = reading
  const said =
    undrawn === 1
      ? '1 picture cannot be drawn here; its place is marked.'
      : `${undrawn} pictures cannot be drawn here; their places are marked.`
  const isEmpty = blocks.every(
    (block) => block.kind === 'PARAGRAPH' && block.spans.every(({ text }) => text.trim() === ''),
  )
  return {
    blocks: isEmpty ? [] : blocks,
    undrawn: undrawn === 0 ? [] : [said],
  }
}
