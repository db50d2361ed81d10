import { ok, refuse, type Result } from '#core/result'
import { allText, type Block } from './blocks.ts'
import { drawPicture } from './picture.ts'
import { newPdf, tooManyPages, TooManyPages, type NewPdf } from './new-pdf.ts'
import { mostlyDrawn, readPlainText, type TextRoom } from './read-plain-text.ts'
import type { Drawn, ToDraw } from './taken-in.ts'
import type { FileKind } from './kind-of.ts'

const size = 9.5
const line = 12.5
const margin = 56
/** A page of text: every letter of the face is 0.6 of its size wide. */
const room: TextRoom = { columns: 84, rows: 58 }

const nothingMore = { notes: [], attached: [] }
const firstAlone = {
  notes: ['The picture moves. Only the first of its pictures is shown.'],
  attached: [],
}
const finished = async (made: NewPdf, more: Pick<Drawn, 'notes' | 'attached'> = nothingMore) =>
  ok({ ...(await made.finish()), ...more })

async function drawText(input: ToDraw): Promise<Result<Drawn>> {
  const made = newPdf(input)
  const pages = readPlainText(input.bytes, room, made.hasLetter)
  if (!pages.ok) return pages
  const { pdf } = made
  for (const lines of pages.value) {
    pdf.addPage().font('mono').fontSize(size)
    for (const [row, text] of lines.entries())
      if (text.trim() !== '') pdf.text(text, margin, margin + row * line, { lineBreak: false })
  }
  return finished(made)
}

async function drawBlocks(
  input: ToDraw,
  read: Pick<Drawn, 'notes' | 'attached'> & { readonly blocks: readonly Block[] },
): Promise<Result<Drawn>> {
  const made = newPdf(input)
  const sound = mostlyDrawn(allText(read.blocks), made.hasLetter)
  if (!sound.ok) return sound
  const { typesetBlocks } = await import('./typeset-blocks.ts')
  typesetBlocks(made, read.blocks)
  return finished(made, { notes: read.notes, attached: read.attached })
}

async function drawScan(input: ToDraw): Promise<Result<Drawn>> {
  const { readTiff } = await import('./read-tiff.ts')
  const made = newPdf(input)
  for await (const page of readTiff(input.bytes)) {
    if (!page.ok) return page
    drawPicture(made, page.value.picture, page.value)
  }
  return finished(made)
}

/** Loaded only for the kind of file that needs it: a reader of Word takes a while to start. */
const drawers: Readonly<
  Record<Exclude<FileKind, 'PDF'>, (input: ToDraw) => Promise<Result<Drawn>>>
> = {
  TEXT: drawText,
  TIFF: drawScan,
  PNG: async (input) => {
    const { movesIn, readPng } = await import('./read-png.ts')
    const picture = await readPng(input.bytes)
    if (!picture.ok) return picture
    const made = newPdf(input)
    drawPicture(made, picture.value)
    return finished(made, movesIn(input.bytes) ? firstAlone : nothingMore)
  },
  JPEG: async (input) => {
    const { readJpeg } = await import('./read-jpeg.ts')
    const picture = readJpeg(input.bytes)
    if (!picture.ok) return picture
    const made = newPdf(input)
    drawPicture(made, picture.value)
    return finished(made)
  },
  WORD: async (input) => {
    const { readWord } = await import('./read-word.ts')
    const read = await readWord(input)
    return read.ok ? drawBlocks(input, { ...read.value, attached: [] }) : read
  },
  EMAIL: async (input) => {
    const { readEmail } = await import('./read-email.ts')
    const read = await readEmail(input)
    return read.ok ? drawBlocks(input, read.value) : read
  },
}

/**
 * A PDF to read a file of another kind by. The same file gives the same bytes.
 * Refuses with a reason what is damaged, too large or of another kind than it says.
 */
export async function drawFile(
  kind: Exclude<FileKind, 'PDF'>,
  input: ToDraw,
): Promise<Result<Drawn>> {
  try {
    return await drawers[kind](input)
  } catch (error) {
    return error instanceof TooManyPages
      ? tooManyPages
      : refuse('DAMAGED', 'The file is damaged and cannot be read. Ask for a fresh copy.')
  }
}
