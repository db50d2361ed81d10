import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { LARGEST_FILE } from '#core/bundle/intake'
import { ok, refuse, type Result } from '#core/result'
import { openIntake, type Intake } from '../bundle-pdf/intake/run-intake.ts'
import type { Came } from '../db/bundle-came.ts'
import type { Original } from '../db/bundle.ts'
import { fontBytes } from '../notice-pdf/fonts.ts'

/** A document found fit for a bundle: the PDF it is read by, and the file as it came if that is another. */
export type NewDocument = {
  readonly fileName: string
  readonly pages: number
  readonly sha256: string
  readonly content: Uint8Array
  /** What is put after a long one for whoever opens its pages one by one. */
  readonly pageTable?: Uint8Array | null
  readonly original?: Original
  /** How it came; undefined for what was made here. */
  readonly came?: Came | undefined
}

/** Starts the thread that reads files, with the faces they are set in. */
export const startIntake = (): Intake =>
  openIntake({
    mono: fontBytes('mono'),
    sans: fontBytes('sans'),
    sansBold: fontBytes('sansBold'),
    sansItalic: fontBytes('sansItalic'),
    sansBoldItalic: fontBytes('sansBoldItalic'),
  })

/** The bytes of a file, unless there are more than a bundle takes in. */
export async function readCapped(path: string): Promise<Result<Uint8Array>> {
  try {
    if ((await stat(path)).size > LARGEST_FILE)
      return refuse('TOO_LARGE', 'The file is larger than 300 MB. Split it and add the parts.')
    return ok(await readFile(path))
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read. Check that it is there and not in use.')
  }
}

/** Reads one PDF of a case file; refuses with the reason what cannot be read. */
export async function readNewDocument(path: string): Promise<Result<NewDocument>> {
  const read = await readCapped(path)
  if (!read.ok) return read
  const intake = startIntake()
  try {
    const taken = await intake.takeIn({ fileName: basename(path), bytes: read.value })
    if (!taken.ok) return taken
    const { fileName, pages, sha256, content, pageTable = null, original, notes } = taken.value
    if (original !== undefined)
      return refuse(
        'NOT_PDF',
        'This is not a sound PDF without a lock. Print the document to a new PDF and choose that.',
      )
    return ok({
      fileName,
      pages,
      sha256,
      content,
      pageTable,
      came: { origin: 'CASE_FILE', attachedTo: null, notes },
    })
  } finally {
    intake.close()
  }
}
