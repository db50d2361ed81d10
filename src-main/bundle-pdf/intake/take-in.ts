import { createHash } from 'node:crypto'
import { LARGEST_FILE } from '#core/bundle/intake'
import { ok, refuse, type Result } from '#core/result'
import { kindOf } from './kind-of.ts'
import type { Faces, GivenFile, TakenIn } from './taken-in.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function takePdf({ fileName, bytes }: GivenFile): Promise<Result<TakenIn>> {
  const { inspectPdf } = await import('./inspect-pdf.ts')
  const inspected = await inspectPdf(bytes)
  if (!inspected.ok) return inspected
  const { pages, notes, readable, pageTable } = inspected.value
  const sha256 = hashOf(bytes)
  const found = { fileName, pages, notes, attached: [] }
  if (readable === null) return ok({ ...found, sha256, content: bytes, pageTable })
  const original = { sha256, content: bytes }
  return ok({ ...found, sha256: hashOf(readable), content: readable, pageTable, original })
}

/** Reads one file of any kind a bundle takes in. Refuses with the reason what cannot be read. */
export async function takeIn(file: GivenFile, faces: Faces): Promise<Result<TakenIn>> {
  const { fileName, bytes } = file
  if (bytes.length === 0) return refuse('EMPTY', 'The file is empty.')
  if (bytes.length > LARGEST_FILE)
    return refuse('TOO_LARGE', 'The file is larger than 300 MB. Split it and add the parts.')
  const kind = kindOf(fileName, bytes)
  if (kind === 'PDF') return takePdf(file)
  if (kind === 'OLD_OFFICE')
    return refuse(
      'OLD_OFFICE',
      'This is an older Office file, an Outlook message, or an Office file with a password. Save it as .docx, .eml or PDF without a password and add that.',
    )
  if (kind === null)
    return refuse(
      'OTHER_KIND',
      'This is not a PDF, a Word document (.docx), an e-mail (.eml), a plain text (.txt), a PNG, JPEG or TIFF picture. Save the document as PDF and add that.',
    )
  const { drawFile } = await import('./draw-file.ts')
  const sha256 = hashOf(bytes)
  const drawn = await drawFile(kind, { ...file, sha256, faces })
  if (!drawn.ok) return drawn
  const original = { sha256, content: bytes }
  return ok({ fileName, ...drawn.value, sha256: hashOf(drawn.value.content), original })
}
