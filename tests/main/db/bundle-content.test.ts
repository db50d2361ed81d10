import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  keepContent,
  keepPageTable,
  loadContent,
  loadPart,
  loadPartToRead,
  loadToRead,
} from '../../../src-main/db/bundle-content.ts'
import { migrations } from '../../../src-main/db/migrate.ts'
import { memoryDb } from '../../support/make-db.ts'

const piece = 256 * 1024
const bytes = (length: number) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 12)) % 251)

describe('the bytes of a file', () => {
  const db = memoryDb(migrations.length)
  const files = [0, 1, 1000, piece, piece + 1, 2 * piece, 5 * piece - 7].map(bytes)
  files.forEach((file, at) => keepContent(db, `file-${at}`, file))

  it('come back as they came, whatever their size', () => {
    files.forEach((file, at) =>
      expect(Buffer.compare(loadContent(db, `file-${at}`) ?? Buffer.from('none'), file)).toBe(0),
    )
    expect(loadContent(db, 'other')).toBeNull()
    expect(loadPart(db, 'other', 0, 10)).toBeNull()
  })

  it('are read in part as a slice of the whole', () => {
    const place = fc.nat({ max: 5 * piece })
    fc.assert(
      fc.property(fc.nat({ max: files.length - 1 }), place, place, (at, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const part = loadPart(db, `file-${at}`, from, to) ?? Buffer.from('none')
        expect(Buffer.compare(part, files[at]?.subarray(from, to) ?? part)).toBe(0)
      }),
      {
        numRuns: 60,
        examples: [
          [4, piece - 1, piece + 1],
          [5, piece, 2 * piece],
        ],
      },
    )
  })

  it('are given in a buffer of their own, which another thread can be handed', () => {
    for (const [from, to] of [
      [0, piece],
      [piece, 2 * piece],
      [10, 20],
      [4 * piece, 5 * piece],
    ] as const) {
      const part = loadPart(db, 'file-6', from, to) ?? new Uint8Array()
      const wanted = files[6]?.subarray(from, to) ?? part
      const handed = structuredClone(part, { transfer: [part.buffer as ArrayBuffer] })
      expect([Buffer.compare(handed, wanted), part.length]).toEqual([0, 0])
      expect(Buffer.compare(loadPart(db, 'file-6', from, to) ?? part, wanted)).toBe(0)
    }
  })

  it('are kept once, however often they are added', () => {
    keepContent(db, 'file-6', bytes(5 * piece - 7))
    expect(loadContent(db, 'file-6')?.length).toBe(5 * piece - 7)
  })

  it('are followed by their page table for whoever reads them, and for nobody else', () => {
    const [file, table] = [bytes(piece + 10), bytes(500).reverse()]
    keepContent(db, 'long', file)
    keepPageTable(db, 'long', table)
    const whole = Buffer.concat([file, table])
    const equals = (got: Uint8Array | null | undefined, wanted: Uint8Array) =>
      expect(Buffer.compare(got ?? Buffer.from('none'), wanted)).toBe(0)
    equals(loadContent(db, 'long'), file)
    equals(loadToRead(db, 'long'), whole)
    const size = { sha256: 'long', bytes: file.length }
    const ends = [0, 1, piece, file.length - 1, file.length, file.length + 3, whole.length]
    for (const from of ends)
      for (const to of ends.filter((end) => end >= from)) {
        const read = loadPartToRead(db, size, from, to)
        expect(read?.bytes).toBe(whole.length)
        equals(read?.part, whole.subarray(from, to))
      }
    expect(loadPartToRead(db, { sha256: 'other', bytes: 5 }, 0, 10)).toBeNull()
  })
})
