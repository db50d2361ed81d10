import { describe, expect, it } from 'vitest'
import {
  both,
  catalog,
  certificate,
  changed,
  dss,
  empty,
  evidence,
  field,
  first,
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
  type Shape,
} from '../../support/signed-pdf/later-shapes.ts'
import {
  onePage,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from '../../support/signed-pdf/openssl-signed.ts'
import { packedRevision, type Packing } from '../../support/signed-pdf/packed-revision.ts'

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
/** Signed with an object before its table to which no row leads. */
function withHidden(hidden: string): Buffer {
  const blank = revised(null, onePage(signatureBody({}))).toString('latin1')
  const table = blank.lastIndexOf('xref\n0 1')
  const moved = `${blank.slice(0, table)}${hidden}${blank.slice(table)}`
  const file = moved.replace(/startxref\n\d+/, `startxref\n${table + hidden.length}`)
  return made.seal(Buffer.from(file, 'latin1'))
}

/** A tagged page: its words, and the way back from them to the tree. */
const tree = '/StructTreeRoot 11 0 R/MarkInfo<</Marked true>>'
const document = (kids: string, more = ''): PdfObject => [
  12,
  `<</Type/StructElem/S/Document/P 11 0 R/K${kids}${more}>>`,
]
const element = (number: number, kid: string, more = ''): PdfObject => [
  number,
  `<</Type/StructElem/S/P/P 12 0 R/Pg 4 0 R/K ${kid}${more}>>`,
]
const treeRoot = (parents: number): PdfObject => [
  11,
  `<</Type/StructTreeRoot/K[12 0 R]/ParentTree ${parents} 0 R/ParentTreeNextKey 1>>`,
]
const tagged = first(catalog('3 0 R', tree), treeRoot(14), document('[13 0 R]'), element(13, '0'), [
  14,
  '<</Nums[0 13 0 R]>>',
])
const tagging = (
  said = '',
  instead = '',
  back = '[0 13 0 R 1 16 0 R]',
  kids = '[13 0 R 16 0 R]',
): readonly PdfObject[] => [
  catalog(both, tree),
  page(both),
  field('0 0 0 0', '/StructParent 1'),
  signature,
  treeRoot(15),
  document(kids, instead),
  [15, `<</Nums${back}>>`],
  element(16, '<</Type/OBJR/Obj 9 0 R>>', said),
]

const inForm = (body: string, more: string): string => body.replace('/SigFlags', `${more}/SigFlags`)
const withFonts = (fields: string, fonts: string, more = ''): PdfObject => [
  1,
  inForm(catalog(fields)[1], `/DR<</Font<<${fonts}>>>>${more}`),
]
const dressed = (more = ''): Buffer => first(withFonts('3 0 R', '/F1 7 0 R', more))
const dressing = (fonts: string, more = ''): readonly PdfObject[] => [
  withFonts(both, fonts, more),
  page(both),
  field('0 0 0 0'),
  signature,
  [12, '<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>'],
]

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
      'a packed catalogue with a key twice': () =>
        packed({
          packed: [
            [1, catalog(both)[1].replace('/Pages 2 0 R', '/Pages 12 0 R/Pages 2 0 R')],
            ...undrawn.slice(1),
          ],
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
      'a plain table that leads elsewhere than the one in the stream': () => {
        const options = { plain: [signature], packed: undrawn, from: 20, isHybrid: true } as const
        const text = packedRevision(signed, options).toString('latin1')
        const at = text.lastIndexOf('10 1\n') + '10 1\n'.length
        const place = String(signed.indexOf('5 0 obj')).padStart(10, '0')
        const misled = `${text.slice(0, at)}${place}${text.slice(at + place.length)}`
        return made.seal(Buffer.from(misled, 'latin1'))
      },
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
      'a key twice behind a remark': () =>
        revised(signed, [
          [1, `%${catalog('3 0 R', dss)[1].replace('<<', '\n<</Pages 12 0 R')}`],
          certificate,
        ]),
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
      'a catalogue of which some programs had found another': () =>
        revised(withHidden('1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(cy)>>\nendobj\n'), [
          catalog('3 0 R', dss),
          certificate,
        ]),
      'a way back that passes the signed revision over': () => {
        const draft = revised(null, [
          ...onePage(signatureBody({})).filter(([number]) => number !== 6),
          [6, words('Draft')],
        ])
        const base = made.seal(revised(draft, [[6, words('Final')]]))
        const text = revised(base, [catalog('3 0 R', dss), certificate]).toString('latin1')
        const table = draft.lastIndexOf('xref\n0 1')
        return Buffer.from(text.replace(/\/Prev \d+(?![^]*\/Prev)/, `/Prev ${table}`), 'latin1')
      },
      'an object that a page outside the tables waits for': () =>
        revised(withHidden('25 0 obj\n<</Type/Page/Contents 11 0 R>>\nendobj\n'), [
          catalog('3 0 R', dss),
          certificate,
        ]),
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
      'another text of the same length': () =>
        made.seal(
          revised(signed, [
            catalog(both),
            page(both, '/Contents 12 0 R'),
            field('0 0 0 0'),
            signature,
            [12, words('Final written mention')],
          ]),
        ),
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
  [
    'what stood there already, and nothing else',
    () => revised(signed, [page('3 0 R')]),
    good('SIGNATURES_ONLY', { kind: 'UNUSED' }),
    {
      'a page that is not quite the same': () =>
        revised(signed, [page('3 0 R', '/Contents 7 0 R')]),
    },
  ],
  [
    'a place in the order of reading for the new field',
    () => made.seal(revised(tagged, tagging())),
    good('SIGNATURES_ONLY', second(null)),
    {
      'words to be read out': () => made.seal(revised(tagged, tagging('/Alt(Dismissal)'))),
      'words in place of those of the page': () =>
        made.seal(revised(tagged, tagging('', '/ActualText(Dismissal)'))),
      'another way back to the words of the page': () =>
        made.seal(revised(tagged, tagging('', '', '[0 12 0 R 1 16 0 R]'))),
      'words of the page read out again': () =>
        made.seal(
          revised(
            tagged,
            tagging().map(([number, body]): PdfObject => [
              number,
              body.replace('/OBJR/Obj', '/MCR/MCID 0/Pg 4 0 R/Obj'),
            ]),
          ),
        ),
      'an element in the place of one that was there': () =>
        made.seal(revised(tagged, tagging('', '', undefined, '[16 0 R 16 0 R]'))),
    },
  ],
  [
    'fonts for the form',
    () => made.seal(revised(dressed(), dressing('/F1 7 0 R/F2 12 0 R'))),
    good('SIGNATURES_ONLY', second(null)),
    {
      'another font under the old name': () =>
        made.seal(revised(dressed(), dressing('/F1 12 0 R'))),
      'fonts for fields that are drawn anew': () =>
        made.seal(
          revised(
            dressed('/NeedAppearances true'),
            dressing('/F1 7 0 R/F2 12 0 R', '/NeedAppearances true'),
          ),
        ),
    },
  ],
]

describe.each(shapes)('Another program added %s', (_what, honest, told, twins) => {
  it('which is told', async () => expect(await judged(honest())).toEqual(told))
  it.each(Object.entries(twins))('but not %s', async (_twin, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})
