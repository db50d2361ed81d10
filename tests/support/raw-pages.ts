import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'

const pageSize = 4096
/** Initialisation vector and authentication code at the end of every page (SQLCipher 4). */
const reserved = 80

/**
 * Every page of a library's file as it lies on the disk, decrypted without SQLite: free pages and
 * what is left in used ones too.
 */
export function rawPages(file: string, key: Uint8Array): Buffer {
  const bytes = readFileSync(file)
  const pages: Buffer[] = []
  for (let at = 0; at + pageSize <= bytes.length; at += pageSize) {
    const page = bytes.subarray(at, at + pageSize)
    const end = pageSize - reserved
    const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16))
    decipher.setAutoPadding(false)
    // The first page begins with the salt of the file, which is not encrypted.
    pages.push(decipher.update(page.subarray(at === 0 ? 16 : 0, end)), decipher.final())
  }
  return Buffer.concat(pages)
}
