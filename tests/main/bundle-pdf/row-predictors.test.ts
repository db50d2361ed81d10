import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutRows } from '../../../src-main/bundle-pdf/row-predictors.ts'

const flat = { columns: 4, colours: 1, bits: 8 }
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const undone = (bytes: Uint8Array, rows: Parameters<typeof withoutRows>[1]) => {
  const { bytes: found, how } = withoutRows(bytes, rows)
  return [Buffer.from(found).toString('hex'), how]
}

describe('a drawing packed in rows', () => {
  it.each([
    ['none', '00 01020304 00 05060708', '0102030405060708'],
    ['left', '01 01010101 01 05010101', '0102030405060708'],
    ['above', '00 01020304 02 04040404', '0102030405060708'],
    ['the mean of both', '00 02040608 03 01010101', '0204060802040608'],
    ['the nearest', '00 0a141e28 04 01010101', '0a141e280b151f29'],
    ['a last row cut short', '00 01020304 02 0404', '010203040506'],
  ])('is read where rows lean on %s', (_, rows, read) => {
    expect(undone(hex(rows), { predictor: 15, ...flat })).toEqual([read, 'WHOLE'])
  })

  it('is read where bytes lean on the one of their colour before', () => {
    const rows = hex('010203 010101 0a0b0c 010101')
    const two = { predictor: 2, columns: 2, colours: 3, bits: 8 }
    expect(undone(rows, two)).toEqual(['0102030203040a0b0c0b0c0d', 'WHOLE'])
  })

  it('is read as far as its rows are of a kind there is', () => {
    const rows = hex('00 01020304 09 05060708')
    expect(undone(rows, { predictor: 12, ...flat })).toEqual(['01020304', 'DAMAGED'])
    expect(undone(rows, { predictor: 7, ...flat })).toEqual([rows.toString('hex'), 'DAMAGED'])
    expect(undone(rows, { predictor: 2, ...flat, bits: 4 })[1]).toBe('UNKNOWN')
  })

  it('never grows, whatever is in it', () => {
    const number = fc.integer({ min: 1, max: 40 })
    const rows = fc.record({
      predictor: fc.integer({ min: 0, max: 20 }),
      columns: number,
      colours: number,
      bits: number,
    })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), rows, (bytes, how) => {
        expect(withoutRows(bytes, how).bytes.length).toBeLessThanOrEqual(bytes.length)
      }),
    )
  })
})
