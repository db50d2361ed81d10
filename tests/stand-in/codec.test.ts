import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeCodec } from './codec.ts'

const across = (value: unknown): unknown => nodeCodec.decode(nodeCodec.encode(value))

const { value: anyValue } = fc.letrec((recur) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, Number.NaN, '\ud800', '__proto__'),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array(),
    fc.float64Array(),
    fc.bigInt64Array(),
    fc.array(recur('value'), { maxLength: 4 }),
    fc.sparseArray(recur('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), recur('value'), { maxKeys: 4 }),
    fc.array(fc.tuple(recur('value'), recur('value'))).map((pairs) => new Map(pairs)),
    fc.array(recur('value')).map((items) => new Set(items)),
  ),
}))

describe('values across the boundary of the stand-in', () => {
  it('arrive as the structured clone algorithm would make them', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(across(value)).toStrictEqual(structuredClone(value))
      }),
    )
  })

  it('keep cycles, and one object that is met twice stays one', () => {
    const shared = { name: 'shared' }
    const value: Record<string, unknown> = { first: shared, second: [shared] }
    value['self'] = value
    const copy = across(value) as { first: unknown; second: unknown[]; self: unknown }
    expect(copy.self).toBe(copy)
    expect(copy.second[0]).toBe(copy.first)
  })

  it('name objects met before by their order, whatever stands between them', () => {
    const shared = [new Date(0)]
    fc.assert(
      fc.property(anyValue, anyValue, fc.string(), (one, other, key) => {
        const copy = across([one, { 10: other, 2: shared, [`k${key}`]: shared }, shared]) as [
          unknown,
          Record<string, unknown>,
          unknown,
        ]
        expect(copy[2]).toEqual(shared)
        expect(copy[1][2]).toBe(copy[2])
        expect(copy[1][`k${key}`]).toBe(copy[2])
      }),
    )
  })

  it('keep views on one buffer, at their place in it', () => {
    const { buffer } = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7])
    const value = [new Uint8Array(buffer, 2, 3), new DataView(buffer, 4), buffer]
    const copy = across(value) as [Uint8Array, DataView, ArrayBuffer]
    expect(copy[0]).toStrictEqual(new Uint8Array(buffer, 2, 3))
    expect(copy[0].buffer).toBe(copy[2])
    expect([copy[1].byteOffset, copy[1].getUint8(0)]).toEqual([4, 4])
  })

  it.each([
    new RangeError('out of range', { cause: { at: 3 } }),
    new TypeError('wrong'),
    new Error('plain'),
    Object.assign(new Error('own name'), { name: 'Custom', extra: 1 }),
    new AggregateError([1], 'many'),
  ])('keep the name, message, stack and cause of %s, as a clone does', (error) => {
    const [copy, oracle] = [across(error), structuredClone(error)]
    const facts = (value: unknown) =>
      value instanceof Error
        ? [value.name, value.message, value.stack, value.cause, Object.keys(value)]
        : value
    expect(facts(copy)).toEqual(facts(oracle))
    expect(Object.getPrototypeOf(copy)).toBe(Object.getPrototypeOf(oracle))
  })

  it.each([[/a+/giu], [Object(true)], [Object('text')], [Object(4)], [new Date(Number.NaN)]])(
    'keep %s',
    (value) => expect(across(value)).toStrictEqual(structuredClone(value)),
  )

  it('lose the class of an object, as in a clone', () => {
    class Officer {
      readonly rank = 'Constable'
    }
    expect(across(new Officer())).toStrictEqual({ rank: 'Constable' })
  })

  it.each([
    ['a function', () => undefined],
    ['a function inside', { deep: [{ call: () => undefined }] }],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
  ])('refuse %s', (_what, value) => {
    expect(() => across(value)).toThrow(expect.objectContaining({ name: 'DataCloneError' }))
    expect(() => structuredClone(value)).toThrow()
  })
})
