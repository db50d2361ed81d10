import { extname } from 'node:path'

export type FileKind = 'PDF' | 'WORD' | 'EMAIL' | 'TEXT' | 'PNG' | 'JPEG' | 'TIFF'

const marks: readonly (readonly [mark: string, kind: FileKind | 'OLD_OFFICE'])[] = [
  ['%PDF-', 'PDF'],
  ['\x89PNG\r\n\x1a\n', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['PK\x03\x04', 'WORD'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'OLD_OFFICE'],
]

/**
 * What a file is by what it holds; a text and an e-mail have no mark, so their names say it.
 * `OLD_OFFICE` is the container of older Office files, Outlook messages and Office files with a
 * password. Null for all else.
 */
export function kindOf(fileName: string, bytes: Uint8Array): FileKind | 'OLD_OFFICE' | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const marked = marks.find(([mark]) => head.startsWith(mark))
  if (marked !== undefined) return marked[1]
  const ending = extname(fileName).toLowerCase()
  if (ending === '.eml') return 'EMAIL'
  if (ending === '.txt') return 'TEXT'
  return head.includes('%PDF-') ? 'PDF' : null
}
