import { describe, expect, it } from 'vitest'
import {
  both,
  catalog,
  certificate,
  changed,
  drawn,
  drawnUpon,
  dss,
  empty,
  evidence,
  field,
  first,
  good,
  judged,
  look,
  made,
  page,
  second,
  shown,
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

// Each shape in which other programs add to a signed file, and its twins that an attacker would make
// of it. A twin must be told as changed.

const withLevel = (level: number, ...changes: readonly PdfObject[]): Buffer => {
  const terms = `/Reference[<</TransformMethod/DocMDP/TransformParams<</P ${level}/V/1.2>>>>]`
  return first([5, signatureBody({ more: terms })], ...changes)
}
const perms = '/Perms<</DocMDP 5 0 R>>'
const open = (box = '20 20 120 60', more = ''): PdfObject => [
  8,
  `<</Type/Annot/Subtype/Widget/FT/Tx/T(Received)/F 4/Rect[${box}]/P 4 0 R/DA(/F1 9 Tf)${more}>>`,
]
const withForm = [catalog('3 0 R 8 0 R', perms), page('3 0 R 8 0 R')] as const
const filled = (box?: string): readonly PdfObject[] => [open(box, '/V(Yes)/AP<</N 11 0 R>>'), look]
const locking =
  '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2>>>>' +
  '<</TransformMethod/FieldMDP/TransformParams<</Action/Include/Fields[(Received)]>>>>]'

const prepared = (box: string, ...more: readonly PdfObject[]) =>
  first(catalog(both), page(both), empty(box), ...more)

const blank: PdfObject = [11, stream('q Q', '/Type/XObject/Subtype/Form/BBox[0 0 90 30]')]
const looking = (shown: PdfObject, ...more: readonly PdfObject[]) =>
  first(
    catalog(both),
    page(both),
    [9, empty('20 20 120 60')[1].replace('/P', `${drawn}/P`)],
    shown,
    ...more,
  )
const redrawn = (base: Uint8Array) =>
  made.seal(revised(base, [field('20 20 120 60', drawn), signature, look]))

const xmp = (title: string, day = '01', more = ''): string =>
  stream(
    '<x:xmpmeta><rdf:RDF><rdf:Description><dc:title><rdf:Alt>' +
      `<rdf:li>${title}</rdf:li></rdf:Alt></dc:title>` +
      `<xmp:ModifyDate>2026-01-${day}</xmp:ModifyDate>${more}</rdf:Description></rdf:RDF></x:xmpmeta>`,
    '/Type/Metadata/Subtype/XML',
  )
const saved = (more = ''): PdfObject => [8, xmp('Notice', '02', more)]
const described = first(catalog('3 0 R', '/Metadata 8 0 R'), [8, xmp('Notice')])
const record = (title: string): PdfObject => [
  12,
  `<</Title(${title})/ModDate(D:20260101000000Z)/Producer(Other)>>`,
]
const info: PdfObject = [8, '<</Title(Notice)/ModDate(D:20250101000000Z)/Producer(One)>>']
const recorded = made.seal(
  trailing(revised(null, [...onePage(signatureBody({})), info]), '/Info 8 0 R'),
)
const drawsInfo = page('3 0 R', '/Contents 6 0 R/PieceInfo 8 0 R')

const shapes: readonly Shape[] = [
  [
    'a signature drawn where the page is bare',
    () => drawnUpon(signed, '20 20 120 60'),
    good('PERMITTED', second(1)),
    {
      'drawn over the words of the page': () => drawnUpon(signed, '20 90 120 120'),
      'drawn over the place of the first signature': () => {
        const base = first([
          3,
          '<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/F 132/Rect[20 20 60 60]/P 4 0 R/V 5 0 R>>',
        ])
        return drawnUpon(base, '50 50 120 80')
      },
      'drawn upright on a page that may be turned': () =>
        made.seal(
          revised(signed, [
            catalog(both),
            page(both),
            [9, field('20 20 120 60', drawn)[1].replace('/F 132', '/F 148')],
            signature,
            look,
          ]),
        ),
      'drawn on two pages at once': () =>
        made.seal(
          revised(
            first(
              [2, '<</Type/Pages/Kids[4 0 R 8 0 R]/Count 2>>'],
              [8, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${shown}/Contents 6 0 R>>`],
            ),
            [
              catalog(both),
              page(both),
              [
                8,
                `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${shown}/Contents 6 0 R/Annots[9 0 R]>>`,
              ],
              field('20 20 120 60', drawn),
              signature,
              look,
            ],
          ),
        ),
      'with the picture that the page shows, changed': () =>
        made.seal(
          revised(signed, [
            catalog(both),
            page(both),
            field('20 20 120 60', '/AP<</N 6 0 R>>'),
            signature,
            [6, words('Dismissal')],
          ]),
        ),
      'that acts when it is touched': () =>
        made.seal(
          revised(signed, [
            catalog(both),
            page(both),
            field('20 20 120 60', `${drawn}/A<</S/URI>>`),
            signature,
            look,
          ]),
        ),
      'whose value is the first signature again': () =>
        revised(signed, [
          catalog(both),
          page(both),
          [9, field('20 20 120 60', drawn)[1].replace('10 0 R', '5 0 R')],
          look,
        ]),
      'on a page that is not understood': () =>
        drawnUpon(first([6, stream('q 9 9 200 200 re W n /S1 sh Q')]), '20 20 120 60'),
      'on a page that was certified, whatever it allows': () =>
        made.seal(
          revised(withLevel(3, catalog('3 0 R', perms)), [
            catalog(both, perms),
            page(both),
            field('20 20 120 60', drawn),
            signature,
            look,
          ]),
        ),
    },
  ],
  [
    'a signature in a field that stood open',
    () =>
      made.seal(revised(prepared('20 20 120 60'), [field('20 20 120 60', drawn), signature, look])),
    good('PERMITTED', second(1)),
    {
      'a field moved as it is signed': () =>
        made.seal(
          revised(prepared('20 20 120 60'), [field('20 30 120 70', drawn), signature, look]),
        ),
      'an open field that lies over the words': () =>
        made.seal(
          revised(prepared('20 90 120 120'), [field('20 90 120 120', drawn), signature, look]),
        ),
    },
  ],
  [
    'another look for the open field that it signs',
    () => redrawn(looking(blank)),
    good('PERMITTED', second(1)),
    {
      'a look that something else shows too': () =>
        redrawn(looking(blank, [8, '<</Other 11 0 R>>'])),
    },
  ],
  [
    'an open field filled where the certifying signer allows it',
    () => revised(withLevel(2, ...withForm, open()), filled()),
    good('PERMITTED', { kind: 'FIELD_FILLED', field: 'Received', page: 1 }),
    {
      'where no signer certified the file': () =>
        revised(first(catalog('3 0 R 8 0 R'), page('3 0 R 8 0 R'), open()), filled()),
      'where nothing may be filled in': () => revised(withLevel(1, ...withForm, open()), filled()),
      'that had a value when it was signed': () =>
        revised(withLevel(2, ...withForm, open(undefined, '/V(No)')), filled()),
      'that lies over the words of the page': () =>
        revised(withLevel(2, ...withForm, open('20 90 120 120')), filled('20 90 120 120')),
      'that the signer locked': () =>
        revised(first([5, signatureBody({ more: locking })], ...withForm, open()), filled()),
      'that is given another name': () =>
        revised(withLevel(2, ...withForm, open()), [
          [8, open(undefined, '/V(Yes)/AP<</N 11 0 R>>')[1].replace('Received', 'Refused')],
          look,
        ]),
      'with a field that was not there': () =>
        revised(withLevel(2, ...withForm, open()), [
          ...filled(),
          catalog('3 0 R 8 0 R 12 0 R', perms),
          page('3 0 R 8 0 R 12 0 R'),
          [12, open('20 140 120 180')[1].replace('Received', 'Outcome')],
        ]),
    },
  ],
  [
    'a note of what saved the file',
    () => revised(described, [saved()]),
    good('SIGNATURES_ONLY', { kind: 'DESCRIPTION' }),
    {
      'another title': () => revised(described, [[8, xmp('Dismissal', '02')]]),
      'further words': () => revised(described, [saved('<dc:creator>Dismissed</dc:creator>')]),
      'a description that a page draws too': () =>
        revised(
          first(
            catalog('3 0 R', '/Metadata 8 0 R'),
            [8, xmp('Notice')],
            page('3 0 R', '/Contents[6 0 R 8 0 R]'),
          ),
          [saved()],
        ),
      'a description in which texts stand for others': () =>
        revised(described, [
          [
            8,
            stream(
              '<!DOCTYPE a><x:xmpmeta ><dc:title>Notice</dc:title></x:xmpmeta>',
              '/Type/Metadata/Subtype/XML',
            ),
          ],
        ]),
    },
  ],
  [
    'a new record of dates and programs',
    () => trailing(revised(recorded, [record('Notice')]), '/Info 12 0 R'),
    good('SIGNATURES_ONLY', { kind: 'DESCRIPTION' }),
    {
      'a record with another title': () =>
        trailing(revised(recorded, [record('Dismissal')]), '/Info 12 0 R'),
      'a record that the page draws': () =>
        trailing(
          revised(
            made.seal(
              trailing(
                revised(null, [
                  ...onePage(signatureBody({})).filter(([n]) => n !== 4),
                  drawsInfo,
                  info,
                ]),
                '/Info 8 0 R',
              ),
            ),
            [[8, record('Notice')[1]]],
          ),
          '/Info 8 0 R',
        ),
    },
  ],
  [
    'extensions and a version named beside evidence',
    () =>
      revised(signed, [
        catalog('3 0 R', `${dss}/Version/2.0/Extensions<</ESIC<</BaseVersion/1.7>>>>`),
        certificate,
      ]),
    good('SIGNATURES_ONLY', evidence),
    {
      'an extension that brings a stream': () =>
        revised(signed, [
          catalog('3 0 R', `${dss}/Extensions<</X 12 0 R>>`),
          certificate,
          [12, words('Dismissal')],
        ]),
      'another list of pages': () =>
        revised(signed, [
          [1, catalog('3 0 R', dss)[1].replace('2 0 R', '12 0 R')],
          certificate,
          [12, '<</Type/Pages/Kids[4 0 R 4 0 R]/Count 2>>'],
        ]),
      'the page itself given out as evidence before': () =>
        revised(first(catalog('3 0 R', '/DSS<</Certs[4 0 R]>>')), [[6, words('Dismissal')]]),
    },
  ],
]

describe.each(shapes)('Another program added %s', (_what, honest, told, twins) => {
  it('which is told', async () => expect(await judged(honest())).toEqual(told))
  it.each(Object.entries(twins))('but not %s', async (_twin, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})
