import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Result } from '#core/result'
import { writeWhole } from './write-file.ts'

/** The bytes of a file in parts; each is handed to `onPart` before it is passed on. */
async function* partsOf(
  from: string | number,
  onPart: (part: Uint8Array) => void | Promise<void>,
): AsyncGenerator<Uint8Array> {
  const parts = { highWaterMark: 1 << 20 }
  const file: AsyncIterable<Uint8Array> =
    typeof from === 'string'
      ? createReadStream(from, parts)
      : createReadStream('', { ...parts, fd: from, start: 0, autoClose: false })
  for await (const part of file) {
    await onPart(part)
    yield part
  }
}

/**
 * Copies a file whole or not at all.
 * @param from Its path, or an open handle of it, which stays open.
 * @returns SHA-256 of what was read, in hexadecimal.
 */
export async function copyWhole(
  from: string | number,
  to: string,
  onBytes: (bytes: number) => void | Promise<void>,
): Promise<Result<string>> {
  const hash = createHash('sha256')
  const written = await writeWhole(
    to,
    partsOf(from, (part) => {
      hash.update(part)
      return onBytes(part.length)
    }),
  )
  return written.ok ? { ...written, value: hash.digest('hex') } : written
}

/** SHA-256 of a file as the disk has it. */
export async function hashFile(
  path: string,
  onBytes: (bytes: number) => void | Promise<void>,
): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of partsOf(path, ({ length }) => onBytes(length))) hash.update(part)
  return hash.digest('hex')
}
