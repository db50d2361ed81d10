import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown } from './judges.ts'
import { attacks } from './corpus/attacks.ts'
import { foreignFiles } from './corpus/foreign-files.ts'
import { ownFiles } from './corpus/own-files.ts'
import { shadowFiles } from './corpus/shadow-files.ts'
import { structureFiles } from './corpus/structure-files.ts'

/** Set higher for a long run: `EVENHAND_FUZZ=10000`. */
const runs = Number(process.env['EVENHAND_FUZZ'] ?? 300)
/** Another one takes another way through the files: `EVENHAND_SEED=7`. */
const seed = Number(process.env['EVENHAND_SEED'] ?? 20261119)
const verdicts = ['SIGNED_AND_UNCHANGED', 'CHANGED_SINCE_SIGNING', 'NOT_SIGNED', 'NOT_READABLE']

const own = (await ownFiles()).filter(({ verdict }) => verdict === 'SIGNED_AND_UNCHANGED')
const made = [...foreignFiles(), ...structureFiles(), ...attacks(), ...shadowFiles()]
const files = [...own, ...made].map(({ file }) => Buffer.from(file))

const words =
  '/ByteRange [0 1 2 3]|/Contents <|>>|<<|(|)|[|endobj|obj|stream|xref|trailer|startxref|%%EOF|%|/Prev 0|1 0 R|99999999999|-1'.split(
    '|',
  )
/** One change: where, how many bytes go, and what comes in their place. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(5000)),
  comes: fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(...words).map((word) => Buffer.from(word)),
    fc.constantFrom(...files).map((file) => file.subarray(-3000)),
  ),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

const changed = (file: Buffer, edits: readonly Edit[]): Buffer =>
  edits.reduce((before, { at, gone, comes }) => {
    const place = Math.floor(at * before.length)
    return Buffer.concat([before.subarray(0, place), comes, before.subarray(place + gone)])
  }, file)

describe('Any file at all', () => {
  it(
    'is answered, and one of ours that was changed is never called unchanged',
    async () => {
      const mangled = fc.tuple(
        fc.nat(files.length - 1),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
      )
      await fc.assert(
        fc.asyncProperty(mangled, async ([index, edits]) => {
          const file = files[index] ?? Buffer.alloc(0)
          const bytes = changed(file, edits)
          const { verdict, summary } = await verifyPdf(bytes, nobodyKnown)
          expect(verdicts).toContain(verdict)
          expect(summary).not.toBe('')
          if (index < own.length && !own.some((one) => bytes.equals(one.file)))
            expect(verdict).not.toBe('SIGNED_AND_UNCHANGED')
        }),
        { numRuns: runs, seed, endOnFailure: true },
      )
    },
    60_000 + runs * 200,
  )
})
