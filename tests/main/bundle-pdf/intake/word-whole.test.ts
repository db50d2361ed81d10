import { describe, expect, it } from 'vitest'
import { made, run, take } from '../../../support/intake.ts'
import {
  makeWord,
  wordParagraph as p,
  wordPicture,
  wordRelation,
  wordSide,
} from '../../../support/make-word.ts'
import { codes } from '../../../support/open-library.ts'
import { png } from '../../../support/pictures.ts'

// What a Word file says is on its pages, or a sentence says that it is not.

type Parts = NonNullable<Parameters<typeof makeWord>[1]>

const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
const shape = (inside: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>${inside}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
const either = (choice: string, fallback: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback}</mc:AlternateContent></w:r>`
const drawnBox = (text: string) => shape(`<wps:txbx>${box(text)}</wps:txbx>`)
const oldBox = (kind: string, text: string) =>
  `<w:r><w:pict><v:${kind}><v:textbox>${box(text)}</v:textbox></v:${kind}></w:pict></w:r>`
const inParagraph = (inside: string) => `<w:p>${words('Before')}${inside}${words('After')}</w:p>`

async function taken(body: string, parts: Parts = [], relations = '') {
  const { path, notes, pages } = await made('Letter.docx', makeWord(body, parts, relations))
  const text = run('pdftotext', '-layout', path, '-').toString()
  // The first lines are what Evenhand says of the file.
  const own = text.slice(text.indexOf('is kept.')).replace(/\s+/g, ' ')
  return { path, notes, pages, text, own }
}
const times = (text: string, word: string) => text.split(word).length - 1

describe('what a Word file says', () => {
  it.each([
    ['in a shape alone', `<w:r>${drawnBox('Kingfisher')}</w:r>`],
    ['in a shape without a picture for older programs', either(drawnBox('Kingfisher'), '')],
    [
      'in a shape that older programs get without its words',
      either(drawnBox('Kingfisher'), '<mc:Fallback><w:pict/></mc:Fallback>'),
    ],
    [
      'in a shape that older programs get with them',
      either(
        drawnBox('Kingfisher'),
        `<mc:Fallback>${oldBox('rect', 'Kingfisher').slice(5, -6)}</mc:Fallback>`,
      ),
    ],
    ['in a round shape of an older program', oldBox('oval', 'Kingfisher')],
    ['in a drop-down field', dropDown(['Heron', 'Kingfisher', 'Otter'], 1)],
    [
      'in words with a guide to reading',
      `<w:r><w:ruby><w:rt>${words('ki')}</w:rt><w:rubyBase>${words('Kingfisher')}</w:rubyBase></w:ruby></w:r>`,
    ],
  ])('%s is shown, once', async (_, inside) => {
    const { own, notes } = await taken(inParagraph(inside))
    expect(times(own, 'Kingfisher')).toBe(1)
    expect(own).toContain('Before')
    expect(own).toContain('After')
    expect(notes).toEqual([])
  })

  it('is parted where it is parted in Word', async () => {
    const { own } = await taken(
      '<w:p><w:r><w:t>Heron</w:t><w:cr/><w:t>Otter</w:t><w:ptab w:alignment="right"/><w:t>Stoat</w:t></w:r></w:p>',
    )
    expect(own).toContain('Heron Otter Stoat')
  })

  it('has no sign where a word may be parted', async () => {
    const { own } = await taken(
      p('King\u00adfisher and ot').replace('</w:r>', '<w:softHyphen/><w:t>ter</w:t></w:r>'),
    )
    expect(own).toContain('Kingfisher and otter')
  })

  it('keeps the numbers of paragraphs whose look was changed under tracking', async () => {
    const numbering = wordSide(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    const changed = `${numbered}<w:pPrChange w:id="1" w:author="A"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>`
    const { own } = await taken(p('Heron', numbered) + p('Otter', changed) + p('Stoat', numbered), [
      ['word/numbering.xml', numbering],
    ])
    expect(own).toContain('1. Heron 2. Otter 3. Stoat')
  })

  it('keeps the paragraphs, tables and pictures of a footnote apart', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p('Left')}</w:tc><w:tc>${p('Right')}</w:tc></w:tr></w:tbl>`
    const note = p('First.') + p('Second.') + table + wordPicture('embed', 'f1')
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${wordRelation('f1', 'image', 'media/p.png')}</Relationships>`
    const { own, path } = await taken(
      `<w:p>${words('Body')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      [
        ['word/footnotes.xml', wordSide('footnotes', `<w:footnote w:id="2">${note}</w:footnote>`)],
        ['word/_rels/footnotes.xml.rels', relations],
        ['word/media/p.png', png()],
      ],
    )
    expect(own).toMatch(/\[1\] First\. Second\. Left Right/)
    expect(run('pdfimages', '-list', path).toString()).toMatch(/^ +\d+ +\d+ image/m)
  })

  it('leaves in a table where each of its pictures stood', async () => {
    const cell = (inside: string) => `<w:tc>${inside}</w:tc>`
    const { own } = await taken(
      `<w:tbl><w:tr>${cell(p('Front') + wordPicture('embed', 'p1'))}${cell(p('Back') + wordPicture('embed', 'p1'))}</w:tr></w:tbl>`,
      [['word/media/p.png', png()]],
      wordRelation('p1', 'image', 'media/p.png'),
    )
    expect(own.match(/\[Picture \d\]/g)).toEqual([
      '[Picture 1]',
      '[Picture 2]',
      '[Picture 1]',
      '[Picture 2]',
    ])
  })
})

describe('what is not shown of a Word file', () => {
  const tracked =
    '<w:p><w:r><w:t>Kept</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>'
  const root = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${wordRelation('m', 'officeDocument', target)}</Relationships>`

  it('is told where the text is a part of another name', async () => {
    const { notes, own } = await taken(p('Not this'), [
      ['_rels/.rels', root('/word/document2.xml')],
      ['word/document2.xml', wordSide('document', `<w:body>${tracked}</w:body>`)],
    ])
    expect(own).toContain('Kept')
    expect(notes).toEqual(['1 tracked deletion is not shown.'])
  })

  it('is told where a program gives other letters to the names of Word', async () => {
    const other = wordSide('document', `<w:body>${tracked}</w:body>`)
      .replaceAll(/(<\/?|xmlns:| )w:/g, '$1ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=')
    const { notes, own } = await taken('', [['word/document.xml', other]])
    expect(own).toContain('Kept')
    expect(notes).toEqual(['1 tracked deletion is not shown.'])
  })

  it.each([
    [
      'a row deleted under tracking',
      `<w:tbl><w:tr><w:tc>${p('Kept')}</w:tc></w:tr><w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc><w:p><w:del w:id="2" w:author="A"/></w:p></w:tc></w:tr></w:tbl>`,
      '1 tracked deletion is not shown.',
    ],
    [
      'a shape without words',
      `<w:p>${words('Kept')}${either(shape('<wps:spPr/>'), '')}</w:p>`,
      '1 formula, chart or drawing is not shown.',
    ],
    [
      'a shape of an older program without words',
      `<w:p>${words('Kept')}<w:r><w:pict><v:line/></w:pict></w:r></w:p>`,
      '1 formula, chart or drawing is not shown.',
    ],
    [
      'words in a part of the text that nobody knows',
      `<w:p>${words('Kept')}<w:unheard>${words('two words')}</w:unheard></w:p>`,
      '8 letters stand where they cannot be read here, and are not shown.',
    ],
    [
      'a sign of a typeface that is not here',
      `<w:p>${words('Kept')}<w:r><w:sym w:font="Nowhere" w:char="F041"/></w:r></w:p>`,
      '1 letter stands where it cannot be read here, and is not shown.',
    ],
  ])('is told of %s', async (_, body, note) => {
    const { notes, own } = await taken(body)
    expect(own).toContain('Kept')
    expect(notes).toEqual([note])
  })

  it('is told of a header with a picture alone, and of deletions in footnotes', async () => {
    const { notes } = await taken(
      `<w:p>${words('Kept')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      [
        ['word/mark7.xml', wordSide('hdr', '<w:p><w:r><w:pict><v:shape/></w:pict></w:r></w:p>')],
        [
          'word/footnotes.xml',
          wordSide('footnotes', `<w:footnote w:id="2">${tracked}</w:footnote>`),
        ],
      ],
      wordRelation('h', 'header', 'mark7.xml'),
    )
    expect(notes).toEqual(['1 tracked deletion is not shown.', '1 header or footer is not shown.'])
  })

  it('is told of footnotes beyond the first 5,000', async () => {
    const reference = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    const note = `<w:footnote w:id="2">${p('Same')}</w:footnote>`
    const { notes } = await taken(reference.repeat(5_001), [
      ['word/footnotes.xml', wordSide('footnotes', note)],
    ])
    expect(notes).toEqual(['Of 5001 footnotes and endnotes only the first 5000 are shown.'])
  })

  it('is the reason where nothing else is in it', async () => {
    const refused = await take(
      'Letter.docx',
      makeWord('', [['word/header1.xml', wordSide('hdr', p('Statement of PC Example'))]]),
    )
    expect(codes(refused)).toEqual(['EMPTY'])
    expect(refused.ok ? '' : refused.problems[0]?.message).toContain(
      '1 header or footer is not shown.',
    )
  })
})

function dropDown(choices: readonly string[], chosen: number): string {
  const list = choices.map((choice) => `<w:listEntry w:val="${choice}"/>`).join('')
  const mark = (kind: string, inside = '') =>
    `<w:r><w:fldChar w:fldCharType="${kind}">${inside}</w:fldChar></w:r>`
  const data = `<w:ffData><w:ddList><w:result w:val="${chosen}"/>${list}</w:ddList></w:ffData>`
  return `${mark('begin', data)}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>${mark('end')}`
}
