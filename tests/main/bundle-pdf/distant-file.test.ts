import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { distantFiles, give, newChannel } from '../../../src-main/bundle-pdf/distant-file.ts'

const bytes = randomBytes(1_000_000)

/** A file given by the same thread: what is asked for stands there before it is waited for. */
function given(file: Uint8Array | null) {
  const asked: number[] = []
  const channel = newChannel()
  const files = distantFiles(channel, (_, from, to) => {
    asked.push(from)
    give(channel, file?.subarray(from, to) ?? null)
  })
  return { read: files('one', bytes.length).read, asked }
}

describe('a file of another thread', () => {
  it('gives any part as it stands, and fewer bytes at the end', () => {
    const { read } = given(bytes)
    for (const [from, to] of [
      [0, 10],
      [262_140, 262_150],
      [100, 900_000],
      [999_990, 2_000_000],
      [2_000_000, 2_000_010],
    ] as const)
      expect(Buffer.compare(read(from, to), bytes.subarray(from, to))).toBe(0)
  })

  it('is asked for each piece once while little of it is read', () => {
    const { read, asked } = given(bytes)
    for (let at = 0; at < bytes.length; at += 1_000) read(at, at + 1_000)
    expect(asked).toEqual([0, 262_144, 524_288, 786_432])
  })

  it('keeps what it gave, whatever is read after it', () => {
    const { read } = given(bytes)
    const first = read(0, 1_000)
    read(500_000, 900_000)
    expect(Buffer.compare(first, bytes.subarray(0, 1_000))).toBe(0)
  })

  it('says that it is gone, instead of waiting for ever', () => {
    expect(() => given(null).read(0, 10)).toThrow('no longer there')
  })
})
