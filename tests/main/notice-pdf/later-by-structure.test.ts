import { describe, expect, it } from 'vitest'
import {
  type Shape,
  both,
  catalog,
  certificate,
  changed,
  dss,
  empty,
  evidence,
  field,
  good,
  judged,
  known,
  made,
  page,
  second,
  signature,
  signed,
  trailing,
  words,
} from './later-shapes.ts'
import { revised, stream } from './openssl-signed.ts'
import { packedRevision, type Packing } from './packed-revision.ts'

// Each shape in which other programs add to a signed file, and its twins that an attacker would make
// of it. A twin must be told as changed.

const undrawn = [catalog(both), page(both), field('0 0 0 0')] as const
const packed = (change: Partial<Packing> = {}) =>
  made.seal(packedRevision(signed, { plain: [signature], packed: undrawn, from: 20, ...change }))

/** Puts a line before the table of the last revision, and says where the table stands now. */
const withLine = (file: Buffer, line: string): Buffer => {
  const text = file.toString('latin1')
  const at = text.lastIndexOf('\nxref\n') + 1
  const moved = `${text.slice(0, at)}${line}\n${text.slice(at)}`
  return Buffer.from(
    moved.replace(/startxref\n\d+\n%%EOF\n$/, `startxref\n${at + line.length + 1}\n%%EOF\n`),
    'latin1',
  )
}
const shapes: readonly Shape[] = [
  [
    'packed objects and a table in a stream',
    () => packed(),
    good('SIGNATURES_ONLY', second(null)),
    {
      'a packed object that no row leads to': () =>
        packed({
          packed: [...undrawn, [6, '(Dismissal)']],
          rows: (rows) => rows.filter(({ number }) => number !== 6),
        }),
      'a packed page that draws another content': () =>
        packed({
          plain: [signature, [12, words('Dismissal')]],
          packed: [undrawn[0], page(both, '/Contents 12 0 R'), undrawn[2]],
        }),
      'a row that leads into the signed part': () =>
        packed({
          rows: (rows) =>
            rows.map((row) =>
              row.number === 10 ? { ...row, at: signed.indexOf('5 0 obj') } : row,
            ),
        }),
      'a row that names another place in the pack': () =>
        packed({
          rows: (rows) => rows.map((row) => (row.number === 9 ? { ...row, index: 0 } : row)),
        }),
      'a signed stream that packs new objects': () =>
        packed({ rows: (rows) => rows.map((row) => (row.kind === 2 ? { ...row, at: 6 } : row)) }),
    },
  ],
  [
    'a plain table beside one in a stream',
    () => packed({ isHybrid: true }),
    good('SIGNATURES_ONLY', second(null)),
    {
      'two tables that do not agree': () =>
        packed({
          isHybrid: true,
          rows: (rows) => rows.map((row) => (row.number === 10 ? { ...row, at: 9 } : row)),
        }),
    },
  ],
  [
    'a remark between its objects',
    () => withLine(known(), '%made by another program'),
    good('SIGNATURES_ONLY', evidence),
    {
      'a remark in which an object stands': () => withLine(known(), '%6 0 obj (Dismissal) endobj'),
      'words that are no remark': () => withLine(known(), 'words'),
    },
  ],
  [
    'a trailer of the usual kind',
    () => known(),
    good('SIGNATURES_ONLY', evidence),
    {
      'a document of another kind beside the pages': () =>
        trailing(
          revised(signed, [
            catalog('3 0 R', '/DSS<</Certs[11 0 R 12 0 R]>>'),
            certificate,
            [12, words('Dismissal')],
          ]),
          '/AdditionalStreams[/application#2Fvnd.oasis.opendocument.text 12 0 R]',
        ),
      'an entry that nobody knows': () => trailing(known(), '/Other 6 0 R'),
      'a lock': () => trailing(known(), '/Encrypt 11 0 R'),
      'an object after the trailer': () =>
        Buffer.from(
          known()
            .toString('latin1')
            .replace(/startxref(?![^]*startxref)/, '6 0 obj (Dismissal) endobj\nstartxref'),
          'latin1',
        ),
    },
  ],
  [
    'what was there, written again under a new number',
    () =>
      made.seal(
        revised(signed, [
          catalog(both),
          [4, page(both)[1].replace('/F1 7 0 R', '/F1 12 0 R')],
          field('0 0 0 0'),
          signature,
          [12, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
        ]),
      ),
    good('SIGNATURES_ONLY', second(null)),
    {
      'another font under a new number': () =>
        made.seal(
          revised(signed, [
            catalog(both),
            [4, page(both)[1].replace('/F1 7 0 R', '/F1 12 0 R')],
            field('0 0 0 0'),
            signature,
            [12, '<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>'],
          ]),
        ),
    },
  ],
  [
    'objects left behind that nothing names',
    () =>
      revised(signed, [
        catalog('3 0 R', dss),
        certificate,
        [12, '<</Type/Font>>'],
        [13, stream('q Q')],
      ]),
    good('SIGNATURES_ONLY', evidence),
    {
      'a page that nothing names': () =>
        revised(signed, [catalog('3 0 R', dss), certificate, [12, '<</Type/Page/Parent 2 0 R>>']]),
      'packed objects that nothing names': () =>
        revised(signed, [
          catalog('3 0 R', dss),
          certificate,
          [12, stream('6 0 (Dismissal)', '/Type/ObjStm/N 1/First 4')],
        ]),
    },
  ],
  [
    'an empty place for a signature, of no size',
    () => revised(signed, [catalog(both), page(both), empty('0 0 0 0')]),
    good('SIGNATURES_ONLY', { kind: 'EMPTY_FIELD' }),
    {
      'an empty place that takes room': () =>
        revised(signed, [catalog(both), page(both), empty('20 20 120 60')]),
      'nothing at all': () => revised(signed, []),
    },
  ],
]

describe.each(shapes)('Another program added %s', (_what, honest, told, twins) => {
  it('which is told', async () => expect(await judged(honest())).toEqual(told))
  it.each(Object.entries(twins))('but not %s', async (_twin, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})
