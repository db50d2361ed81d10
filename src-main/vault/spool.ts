import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Lines that are too many for memory, set aside on the disk for a while. The file has no name from
 * the start and is sealed with a key that exists in memory alone, so that nothing can be read, and
 * nothing is left over, when the process ends in whatever way.
 */
export type Spool = {
  /** @throws TypeError for a text with a line break, which would come back as two. */
  readonly add: (line: string) => void
  readonly count: () => number
  /** The lines in the order in which they were added; more than once if need be. */
  readonly lines: () => Generator<string>
  readonly close: () => void
}

/** Bytes that are sealed and written at a time. */
const BLOCK = 262_144
const NONCE = 12
const TAG = 16

type Block = { readonly at: number; readonly size: number; readonly nonce: Buffer }

export function openSpool(folder: string): Spool {
  const key = randomBytes(32)
  const path = join(folder, `.${randomBytes(12).toString('hex')}.part`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  const blocks: Block[] = []
  let waiting: string[] = []
  let size = 0
  let end = 0
  let count = 0
  const seal = () => {
    if (waiting.length === 0) return
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const text = cipher.update(waiting.join('\n'), 'utf8')
    const sealed = Buffer.concat([text, cipher.final(), cipher.getAuthTag()])
    writeFully(file, sealed, end)
    blocks.push({ at: end, size: sealed.length, nonce })
    end += sealed.length
    waiting = []
    size = 0
  }
  return {
    add: (line) => {
      if (line.includes('\n')) throw new TypeError('Set aside one line at a time')
      waiting.push(line)
      count += 1
      size += line.length
      if (size >= BLOCK) seal()
    },
    count: () => count,
    lines: function* () {
      seal()
      for (const block of blocks) yield* openBlock(file, block, key)
    },
    close: () => {
      key.fill(0)
      closeSync(file)
    },
  }
}

function openBlock(file: number, { at, size, nonce }: Block, key: Buffer): readonly string[] {
  const sealed = Buffer.alloc(size)
  for (let read = 0; read < size;) {
    const got = readSync(file, sealed, read, size - read, at + read)
    if (got === 0) throw new Error('What was set aside has been cut short')
    read += got
  }
  const cipher = createDecipheriv('aes-256-gcm', key, nonce)
  cipher.setAuthTag(sealed.subarray(size - TAG))
  const text = Buffer.concat([cipher.update(sealed.subarray(0, size - TAG)), cipher.final()])
  return text.toString('utf8').split('\n')
}

function writeFully(file: number, bytes: Buffer, at: number): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(file, bytes, written, bytes.length - written, at + written)
}
