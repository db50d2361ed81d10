import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'

/** The same rule told in another way: sorted copies, written by JSON itself. */
function byCopies(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(byCopies).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${byCopies(one)}`).join(',')}}`
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('', '"', '\\', '\u007f', '\u001f', '’', '\ud800', 'x'.repeat(201)),
)
/** Few names, so that records with the same ones in another order come up. */
const name = fc.oneof(fc.constantFrom('a', 'b', 'B', 'é', '10', '9', '__proto__'), text)
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(fc.tuple(name, tie('value')), { maxLength: 6 })
      .map((members) => Object.fromEntries(members) as unknown),
  ),
}))

it('writes any value as the rule says, whatever stood in the values before it', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(canonicalJson(value)).toBe(byCopies(value))
    }),
    { numRuns: 1_000 },
  )
})

it('leaves out what is undefined, and refuses what JSON cannot carry', () => {
  expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}')
  for (const value of [Number.NaN, Infinity, 1n, () => 1])
    expect(() => canonicalJson({ value })).toThrow(TypeError)
})
