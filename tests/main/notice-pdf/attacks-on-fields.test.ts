import { describe, expect, it } from 'vitest'
import {
  both,
  catalog,
  changed,
  dismissalOver,
  drawn,
  empty,
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
} from '../../support/signed-pdf/later-shapes.ts'
import {
  onePage,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from '../../support/signed-pdf/openssl-signed.ts'

// Files in which a field, its look or a description told another story than the signed one, and
// which passed as unchanged; beside each kind what an honest program writes.

const sign = (base: Uint8Array, ...objects: readonly PdfObject[]) =>
  made.seal(revised(base, objects))
const drawing = (text: string, entries = '/BBox[0 0 160 30]'): string =>
  stream(`BT /F1 9 Tf 2 8 Td (${text}) Tj ET`, `/Type/XObject/Subtype/Form${shown}${entries}`)
const blank = stream('q Q', '/Type/XObject/Subtype/Form/BBox[0 0 0 0]')

/** A second signature with this look, at a place of its own. */
const looking = (box: string, body: string, more = '') =>
  sign(signed, catalog(both), page(both), field(box, `${drawn}${more}`), signature, [11, body])
const painted = (box: string, entries: string) =>
  looking(box, stream(dismissalOver, `/Type/XObject/Subtype/Form${shown}${entries}`))
const room = '20 20 120 50'
const none = '0 0 0 0'
/** A second signature that is not drawn, with more in its field. */
const unseen = (more: string, [number, body] = field(none, more)) =>
  sign(signed, catalog(both), page(both), [number, body], signature)

describe('The look of a new field', () => {
  it('is told where it keeps to a box, of either order, or to nothing', async () => {
    const told = good('PERMITTED', second(1))
    expect(await judged(looking(room, look[1]))).toEqual(told)
    expect(await judged(looking(room, drawing('Second', '/BBox[0 30 160 0]')))).toEqual(told)
    const undrawn = good('SIGNATURES_ONLY', second(null))
    expect(await judged(looking(none, blank))).toEqual(undrawn)
    expect(await judged(unseen(''))).toEqual(undrawn)
  })

  it.each([
    ['no box', () => painted('20 20 21 21', '')],
    ['a box of no size', () => painted(room, '/BBox[0 0 0 0]')],
    ['a box of no height', () => painted(room, '/BBox[0 9 90 9]')],
    ['a box of three numbers', () => painted(room, '/BBox[0 0 90]')],
    ['a box that stands elsewhere', () => painted(room, '/BBox 12 0 R')],
    ['a matrix that flattens it', () => painted(room, '/BBox[0 0 90 30]/Matrix[1 0 1 0 0 0]')],
    ['a matrix of five numbers', () => painted(room, '/BBox[0 0 90 30]/Matrix[1 0 0 1 0]')],
    ['another kind', () => looking(room, stream('', '/Subtype/Image/BBox[0 0 90 30]'))],
    ['ink and no place', () => painted(none, '/BBox[0 0 400 400]')],
    ['ink and neither place nor box', () => painted(none, '')],
    ['ink, and a place and a box of no size', () => painted(none, '/BBox[0 0 0 0]')],
  ])('is a change with %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A new field', () => {
  const note = field('100 100 100 100')[1].replace('Subtype/Widget', 'Subtype/Text')
  const leaf = '<</Type/Pages/Kids[4 0 R 8 0 R]/Count 2>>'
  const other = (marks: string) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${shown}/Contents 6 0 R${marks}>>`
  const shownAt = (box: string, on: number) =>
    `<</Type/Annot/Subtype/Widget/F 132/Rect[${box}]/P ${on} 0 R/Parent 9 0 R/AP<</N 11 0 R>>>>`
  const parted = (kids: string) =>
    sign(
      first([2, leaf], [8, other('')]),
      catalog(both),
      page(kids.includes('14') ? '3 0 R 12 0 R 14 0 R' : '3 0 R 12 0 R'),
      [8, other(kids.includes('13') ? '/Annots[13 0 R]' : '')],
      [9, `<</FT/Sig/T(Second)/Kids[${kids}]/V 10 0 R>>`],
      [12, shownAt('20 20 120 50', 4)],
      ...(kids.includes('13') ? [[13, shownAt('20 20 120 50', 8)] as const] : []),
      ...(kids.includes('14') ? [[14, shownAt('20 60 120 90', 4)] as const] : []),
      signature,
      look,
    )

  const shared = (name: string) =>
    sign(
      signed,
      catalog(`${both} 12 0 R`),
      page(`${both} 12 0 R`),
      field(room, drawn),
      [12, field('20 60 120 90', drawn)[1].replace('Second', name)],
      signature,
      look,
    )

  it('may be shown by a mark below it', async () => {
    expect(await judged(parted('12 0 R'))).toEqual(good('PERMITTED', second(1)))
  })

  it('may have words of its own where it is drawn', async () => {
    const worded = looking(room, look[1], '/TU(Signature)')
    expect(await judged(worded)).toEqual(good('PERMITTED', second(1)))
  })

  it.each([
    ['shown on two pages', () => parted('12 0 R 13 0 R')],
    ['shown twice on a page', () => parted('12 0 R 14 0 R')],
    ['one of two with one signature', () => shared('Third')],
    ['shown as a note', () => unseen('', [9, note])],
    ['shown as nobody knows what', () => unseen('', [9, note.replace('/Subtype/Text', '')])],
    ['of no height with a border', () => unseen('', field('20 20 120 20', '/BS<</W 200>>'))],
    ['of no height with a colour', () => unseen('', field('20 20 120 20', '/MK<</BG[1 1 1]>>'))],
    ['not drawn that speaks', () => unseen('/TU(The outcome is dismissal)')],
    ['of the name of the first', () => unseen('', [9, field(none)[1].replace('Second', 'S')])],
    [
      'of that name in other signs',
      () => unseen('', [9, field(none)[1].replace('(Second)', '<53>')]),
    ],
    ['named as if below the first', () => unseen('', [9, field(none)[1].replace('Second', 'S.a')])],
    [
      'named by a sentence',
      () => unseen('', [9, field(none)[1].replace('Second', 'The outcome is dismissal')]),
    ],
    ['of no name', () => unseen('', [9, field(none)[1].replace('/T(Second)', '')])],
  ])('is a change where it is %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A font for the form', () => {
  const text = (more: string): PdfObject => [
    8,
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(Outcome)/F 4/Rect[20 20 180 50]/P 4 0 R/DA(/Zz 12 Tf 0 g)/V(10 days)${more}>>`,
  ]
  const swapped: PdfObject = [
    15,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[48/one/zero]>>>>',
  ]
  const form = (fields: string, more: string): PdfObject => [
    1,
    catalog(fields)[1].replace('/SigFlags', `${more}/SigFlags`),
  ]
  const dressed = (said: string, more: string, ...beside: readonly PdfObject[]) =>
    sign(
      first(form('3 0 R 8 0 R', said), page('3 0 R 8 0 R'), text(more), ...beside),
      form('3 0 R 8 0 R 9 0 R', `${said}/DR<</Font<</Zz 15 0 R>>>>`),
      page('3 0 R 8 0 R 9 0 R'),
      field(none),
      signature,
      swapped,
    )
  const own: PdfObject = [17, drawing('10 days')]
  const bare: PdfObject = [17, own[1].replace(shown, '')]

  it('may come where each field has its look', async () => {
    const told = good('SIGNATURES_ONLY', second(null))
    expect(await judged(dressed('', '/AP<</N 17 0 R>>', own))).toEqual(told)
    const said = '/NeedAppearances 16 0 R'
    expect(await judged(dressed(said, '/AP<</N 17 0 R>>', own, [16, 'false']))).toEqual(told)
  })

  it.each([
    ['a field has no look', () => dressed('', '')],
    ['a look has no fonts', () => dressed('', '/AP<</N 17 0 R>>', bare)],
    [
      'looks are drawn anew, as is said elsewhere',
      () => dressed('/NeedAppearances 16 0 R', '/AP<</N 17 0 R>>', own, [16, 'true']),
    ],
  ])('is a change where %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('An open field', () => {
  const allowing = signatureBody({
    more: '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]',
  })
  const certified = (...objects: readonly PdfObject[]) =>
    first(
      [5, allowing],
      catalog('3 0 R 8 0 R', '/Perms<</DocMDP 5 0 R>>'),
      page('3 0 R 8 0 R'),
      ...objects,
    )
  const text = (more: string): PdfObject => [
    8,
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(Outcome)/F 4/Rect[20 20 180 50]/P 4 0 R/DA(/F1 12 Tf 0 g)${more}>>`,
  ]
  const filled = (before: string, ...beside: readonly PdfObject[]) =>
    revised(certified(text(before), ...beside), [
      text(`${before.replace(/\/AP<<.*>>/, '')}/AP<</N 18 0 R>>/V(Dismissal)`),
      [18, drawing('Dismissal')],
    ])
  const box = (state: string, more = ''): PdfObject => [
    8,
    `<</Type/Annot/Subtype/Widget/FT/Btn/T(Upheld)/F 4/Rect[20 20 60 60]/P 4 0 R${state}/AP<</N<</Yes 17 0 R/Off 18 0 R>>>>${more}>>`,
  ]
  const ticked = (off: string, before: string, after: string, more = '') =>
    revised(certified(box(before, more), [17, drawing('YES')], [18, off]), [
      box(after, `${more}/V${after.slice(3)}`),
    ])
  const countersigned = (before: string) =>
    sign(
      first(
        catalog(both),
        page(both),
        [9, empty('20 20 180 50')[1].replace('/P 4', '/AP<</N 17 0 R>>/P 4')],
        [17, before],
      ),
      field('20 20 180 50', drawn),
      signature,
      look,
    )

  it('may be filled, ticked or signed where it showed nothing', async () => {
    const told = (name: string) => good('PERMITTED', { kind: 'FIELD_FILLED', field: name, page: 1 })
    expect(await judged(filled(''))).toEqual(told('Outcome'))
    expect(await judged(filled('/AP<</N 17 0 R>>', [17, blank]))).toEqual(told('Outcome'))
    expect(await judged(ticked(blank, '/AS/Off', '/AS/Yes'))).toEqual(told('Upheld'))
    const signed = '/MK<</CA(4)>>'
    expect(await judged(ticked(blank, '/AS/Off', '/AS/Yes', signed))).toEqual(told('Upheld'))
    expect(await judged(countersigned(blank))).toEqual(good('PERMITTED', second(1)))
  })

  it.each([
    ['words shown', () => filled('/AP<</N 17 0 R>>', [17, drawing('Written warning')])],
    ['words to show in its mark', () => filled('/MK<</CA(Written warning)>>')],
    ['words shown where it is signed', () => countersigned(drawing('Draft: subject to appeal'))],
    [
      'words to show in a button',
      () => ticked(blank, '/AS/Off', '/AS/Yes', '/Ff 65536/MK<</CA(Upheld)>>'),
    ],
    ['a tick', () => ticked(blank, '/AS/Yes', '/AS/Off')],
    ['words shown while it is not ticked', () => ticked(drawing('NO'), '/AS/Off', '/AS/Yes')],
    ['two looks and no choice', () => ticked(blank, '', '/AS/Yes')],
  ])('is changed with %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A description', () => {
  const xmp = (inside: string, more = ''): string =>
    stream(
      `<?xpacket begin="" id="a"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>\n<rdf:Description rdf:about="" ${more}>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>`,
      '/Type/Metadata/Subtype/XML',
    )
  const title = '<dc:title><rdf:Alt><rdf:li>Notice</rdf:li></rdf:Alt></dc:title>'
  const base = first(catalog('3 0 R', '/Metadata 8 0 R'), [8, xmp(title, 'dc:x="1"')])
  const saved = (inside: string, more = 'dc:x="1"') => revised(base, [[8, xmp(inside, more)]])

  it('may say when and by what the file was saved', async () => {
    const told = good('SIGNATURES_ONLY', { kind: 'DESCRIPTION' })
    const by =
      '<pdf:Producer>Other &amp; sons</pdf:Producer>\n<xmp:ModifyDate>2026-01-02</xmp:ModifyDate>'
    expect(await judged(saved(`${title}${by}`))).toEqual(told)
    const named = 'dc:x="1" xmp:CreatorTool=\'Other\' xmpMM:InstanceID="uuid:1"'
    expect(await judged(saved(title, named))).toEqual(told)
    expect(await judged(describing('<xmp:ModifyDate>2026-01-02</xmp:ModifyDate>'))).toEqual(told)
  })

  const describing = (inside: string, more = '') =>
    revised(signed, [catalog('3 0 R', '/Metadata 8 0 R'), [8, xmp(inside, more)]])

  const record = (entries: string): PdfObject => [12, `<<${entries}>>`]
  const recorded = made.seal(
    trailing(
      revised(null, [...onePage(signatureBody({})), [8, '<</Title(Notice)>>']]),
      '/Info 8 0 R',
    ),
  )
  it.each([
    ['a title under another prefix', () => saved(`${title}<t:title>Dismissal</t:title>`)],
    ['another author', () => saved(`${title}<dc:creator>Another</dc:creator>`)],
    ['more words', () => saved(`${title}<dc:description>Superseded</dc:description>`)],
    ['a title said beside it', () => saved(title, 'dc:x="1" dc:title="Dismissal"')],
    ['another meaning of a prefix', () => saved(title, 'dc:x="1" xmlns:dc="urn:x"')],
    ['words in place of a day', () => saved(`${title}<xmp:ModifyDate>Dismissal</xmp:ModifyDate>`)],
    [
      'more words within its title',
      () => saved(title.replace('Notice', 'Notice<xmp:CreatorTool>: dismissal</xmp:CreatorTool>')),
    ],
    [
      'more words within another value',
      () => saved(title, 'dc:x=\'1 xmp:CreatorTool="dismissal"\''),
    ],
    ['what it hides as a remark', () => saved(`<!--${title}-->${title}`)],
    ['an end that is missing', () => saved(title.replace('</dc:title>', ''))],
    ['a title where there was none', () => describing(title)],
    ['a title where there was none, said beside it', () => describing('', 'dc:title="Notice"')],
    [
      'an author where none was recorded',
      () => trailing(revised(recorded, [record('/Title(Notice)/Author(Another)')]), '/Info 12 0 R'),
    ],
    [
      'words in place of a recorded day',
      () =>
        trailing(revised(recorded, [record('/Title(Notice)/ModDate(Dismissal)')]), '/Info 12 0 R'),
    ],
  ])('is a change with %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})
