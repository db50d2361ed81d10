import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readZip } from '../../../../src-main/bundle-pdf/intake/read-zip.ts'
import { made, run, take, textOf } from '../../../support/intake.ts'
import {
  makeWord,
  makeZip,
  wordParagraph as p,
  wordPicture,
  wordRelation,
  wordSide,
} from '../../../support/make-word.ts'
import { codes } from '../../../support/open-library.ts'
import { png } from '../../../support/pictures.ts'

const heading = (text: string, style: string) => p(text, `<w:pStyle w:val="${style}"/>`)
const styles = wordSide(
  'styles',
  `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
   <w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
)
const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = wordSide(
  'numbering',
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '%1.%2.%3')}</w:abstractNum>
   <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum>
   <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
   <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
   <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
)
const listed = (text: string, at: number, num = 1) =>
  p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr>`)
const side = (name: string, inside: string) => [`word/${name}.xml`, inside] as const

const statement = makeWord(
  [
    heading('Witness statement', 'H1'),
    listed('First paragraph', 0),
    p('A word between, without a number'),
    p('Second, numbered by its style', '<w:pStyle w:val="Para"/>'),
    listed('a part of it', 1),
    listed('another part', 1),
    listed('deep', 2),
    listed('Third paragraph', 0),
    listed('A new list', 0, 3),
    listed('with a bullet', 0, 2),
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:t xml:space="preserve"> and plain</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' +
      p('Across both') +
      '</w:tc></w:tr><w:tr><w:tc>' +
      p('Left cell') +
      '</w:tc><w:tc>' +
      p('Right cell') +
      '</w:tc></w:tr></w:tbl>',
    wordPicture('embed', 'p1', 'A red square'),
    wordPicture('link', 'p2'),
    wordPicture('embed', 'p3', 'A chart of shifts'),
    '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>Put in later</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>Struck out</w:delText></w:r></w:del></w:p>',
    '<w:p><w:hyperlink r:id="h"><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>',
  ].join(''),
  [
    side('styles', styles),
    side('numbering', numbering),
    side(
      'footnotes',
      wordSide('footnotes', `<w:footnote w:id="2">${p('Words of the footnote')}</w:footnote>`),
    ),
    side(
      'comments',
      wordSide('comments', `<w:comment w:id="1">${p('A private thought')}</w:comment>`),
    ),
    side('header1', wordSide('hdr', p('Official header'))),
    ['word/media/p.png', png()],
    ['word/media/c.emf', Buffer.from('emf')],
    ['word/vbaProject.bin', Buffer.from('macro')],
  ],
  [
    wordRelation('s', 'styles', 'styles.xml'),
    wordRelation('p1', 'image', 'media/p.png'),
    wordRelation('p2', 'image', 'https://example.org/picture.png', true),
    wordRelation('p3', 'image', 'media/c.emf'),
    wordRelation('h', 'hyperlink', 'https://example.org/', true),
  ].join(''),
)

describe('a Word document', () => {
  it('is set with its words, tables and footnotes, and the numbers of its paragraphs', async () => {
    const text = await textOf('Statement.docx', statement)
    const plain = text.replace(/\s+/g, ' ')
    for (const words of [
      'Witness statement',
      '1. First paragraph',
      'A word between, without a number',
      '2. Second, numbered by its style',
      '(a) a part of it',
      '(b) another part',
      '2.b.i deep',
      '3. Third paragraph',
      '1. A new list',
      '• with a bullet',
      'Bold and plain[1]',
      'Across both',
      'Left cell Right cell',
      'Put in later',
      '[1] Words of the footnote',
    ])
      expect(plain).toContain(words)
    expect(plain).not.toMatch(/Struck out|A private thought|Official header|[\ue000\ue001]/)
  })

  it('says on its first page and beside it what is not shown', async () => {
    const { notes, path, attached } = await made('Statement.docx', statement)
    expect(attached).toEqual([])
    expect(notes).toEqual([
      '1 tracked insertion is shown as if accepted.',
      '1 tracked deletion is not shown.',
      '1 comment is not shown.',
      '1 header or footer is not shown.',
      '1 link leads out of the document; its words are shown, it leads nowhere.',
      '1 part kept outside the file was not fetched.',
      '1 macro was never run and is not taken over.',
      '2 pictures cannot be drawn here; their places are marked.',
    ])
    const first = run('pdftotext', '-l', '1', path, '-').toString().replace(/\s+/g, ' ')
    for (const note of notes) expect(first).toContain(note)
    expect(first).toContain('A chart of shifts')
    expect(
      run('pdfimages', '-list', path)
        .toString()
        .match(/^ +\d+ +\d+ image/gm),
    ).toHaveLength(1)
    expect(run('qpdf', '--qdf', path, '-').toString('latin1')).not.toMatch(/\/URI|example\.org/)
  })

  it('holds the results of fields, turned words and what was moved, where it now stands', async () => {
    const words = (text: string) => `<w:r><w:t xml:space="preserve">${text} </w:t></w:r>`
    const field = `<w:fldSimple w:instr=' IF 2 > 1 "a" '>${words('Kingfisher')}</w:fldSimple>`
    const turned = `<w:dir w:val="rtl">${words('Otter')}<w:bdo w:val="ltr">${words('Stoat')}</w:bdo></w:dir>`
    const moved = `<w:moveFrom w:id="1" w:author="A">${words('Heron')}</w:moveFrom>`
    const there = `<w:moveTo w:id="2" w:author="A">${words('Heron')}</w:moveTo>`
    const paragraphs = [moved, `${words('Before')}${field}${turned}`, there]
    const { notes, path } = await made(
      'Letter.docx',
      makeWord(paragraphs.map((inside) => `<w:p>${inside}</w:p>`).join('')),
    )
    const text = run('pdftotext', path, '-').toString().replace(/\s+/g, ' ')
    expect(text).toContain('Before Kingfisher Otter Stoat Heron')
    expect(text.match(/Heron/g)).toHaveLength(1)
    expect(notes).toEqual(['1 moved passage is shown where it was moved to.'])
  })

  it('keeps the manner of its words in embedded faces, and is the same every time', async () => {
    const { path, content } = await made('Statement.docx', statement)
    const faces = run('pdffonts', path).toString()
    for (const face of ['IBMPlexSans ', 'IBMPlexSans-SemiBold', 'IBMPlexSans-Italic'])
      expect(faces).toContain(face.trim())
    const again = await made('Statement.docx', statement)
    expect(Buffer.compare(again.content, content)).toBe(0)
  })

  it('fills page after page, no table or picture over the foot', async () => {
    const rows = Array.from(
      { length: 90 },
      (_, row) =>
        `<w:tr><w:tc>${p(`Row ${row}`)}</w:tc><w:tc>${p('word '.repeat(30))}</w:tc></w:tr>`,
    )
    const { path, pages } = await made('Long.docx', makeWord(`<w:tbl>${rows.join('')}</w:tbl>`))
    expect(pages).toBeGreaterThan(4)
    const boxes = run('pdftotext', '-bbox', path, '-').toString()
    const lowest = [...boxes.matchAll(/yMax="([\d.]+)"/g)].map(([, y]) => Number(y))
    expect(Math.max(...lowest)).toBeLessThan(842 - 50)
    for (const row of [0, 45, 89]) expect(boxes).toContain(`>${row}<`)
  })
})

describe('a hostile Word file', () => {
  const deep = (depth: number) =>
    '<w:sdt><w:sdtContent>'.repeat(depth) + p('Deep') + '</w:sdtContent></w:sdt>'.repeat(depth)
  it.each([
    ['nothing', makeWord(''), 'EMPTY'],
    [
      'no document',
      makeZip([
        ['[Content_Types].xml', '<x/>'],
        ['word/x.xml', '<x/>'],
      ]),
      'DAMAGED',
    ],
    [
      'a spreadsheet',
      makeZip([
        ['[Content_Types].xml', '<x/>'],
        ['xl/workbook.xml', '<x/>'],
      ]),
      'OTHER_KIND',
    ],
    ['a locked part', makeWord(p('x'), [], '', { 'word/document.xml': { flags: 1 } }), 'ENCRYPTED'],
    [
      'a part that unpacks to more than it says',
      makeWord(p('x'.repeat(500_000)), [], '', { 'word/document.xml': { size: 50 } }),
      'DAMAGED',
    ],
    [
      'a part that says it is too large',
      makeWord(p('x'), [], '', { 'word/document.xml': { size: 0x7fffffff } }),
      'TOO_LARGE',
    ],
    [
      'many thousand parts',
      makeZip(Array.from({ length: 6000 }, (_, i) => [`${i}`, ''] as const)),
      'TOO_LARGE',
    ],
    [
      'entities',
      makeZip([
        ['[Content_Types].xml', '<x/>'],
        ['word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
      ]),
      'DAMAGED',
    ],
    ['text nested without end', makeWord(deep(20_000)), 'DAMAGED'],
    ['letters that are not drawn here', makeWord(p('中文'.repeat(200))), 'OTHER_LETTERS'],
  ])('is refused that holds %s', async (_, bytes, code) => {
    expect(codes(await take('a.docx', bytes))).toEqual([code])
  })

  it('is refused wherever it is cut', async () => {
    const step = Math.ceil(statement.length / 50)
    for (let at = 1; at < statement.length; at += step) {
      const taken = await take('a.docx', statement.subarray(0, at))
      expect([at, taken.ok]).toEqual([at, false])
    }
  })

  it('never throws, whichever bytes of it are wrong', async () => {
    const faults = fc.array(fc.tuple(fc.nat(statement.length - 1), fc.nat(255)), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(faults, async (wrong) => {
        const bytes = Buffer.from(statement)
        for (const [at, to] of wrong) bytes[at] = to
        const taken = await take('a.docx', bytes)
        expect(taken.ok || taken.problems.length === 1).toBe(true)
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  it('is never unpacked beyond what its list says', () => {
    const zip = readZip(makeZip([['a', 'x'.repeat(1_000_000)]], { a: { size: 10 } }))
    expect(zip.ok && zip.value.read('a')).toBeNull()
  })
})
