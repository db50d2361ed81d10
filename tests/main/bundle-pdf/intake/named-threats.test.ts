import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { take } from '../../../support/intake.ts'
import { makeWord, wordParagraph } from '../../../support/make-word.ts'
import { value } from '../../../support/open-library.ts'

/** What is said of a PDF into whose catalogue this is put. */
async function saidOf(key: string, put: (pdf: PDFDocument) => PDFObject) {
  const pdf = await PDFDocument.create()
  pdf.addPage().drawText('Heron')
  pdf.catalog.set(PDFName.of(key), pdf.context.register(put(pdf)))
  return value(await take('a.pdf', await pdf.save({ useObjectStreams: false }))).notes
}
const elsewhere = ['Holds 1 link to the internet or to other files. They lead nowhere here.']

describe('what a PDF would do', () => {
  it('is named where the kind of an act stands in an object of its own', async () => {
    const act = (kind: string) => (pdf: PDFDocument) =>
      pdf.context.obj({
        S: pdf.context.register(PDFName.of(kind)),
        F: PDFString.of('tool.exe'),
      })
    expect(await saidOf('OpenAction', act('Launch'))).toEqual([
      'Asks to start another program. That never happens here.',
    ])
    expect(await saidOf('OpenAction', act('JavaScript'))).toEqual([
      'Holds 1 script. They never run here.',
    ])
  })

  it('is named where a part of it is to be fetched from another file', async () => {
    const share = String.raw`\\\\server.invalid\\share\\picture.bin`
    const part = (pdf: PDFDocument) => pdf.context.stream('', { F: PDFString.of(share) })
    expect(await saidOf('Part', part)).toEqual(elsewhere)
    const form = (pdf: PDFDocument) =>
      pdf.context.stream('', { Subtype: 'Form', Ref: { F: PDFString.of(share), Page: 0 } })
    expect(await saidOf('Part', form)).toEqual(elsewhere)
  })

  it('names an attached file with the sign that turns its letters round', async () => {
    const [note] = await saidOf('File', (pdf) =>
      pdf.context.obj({
        Type: 'Filespec',
        UF: PDFHexString.fromText('pay\u202efdp.exe'),
        EF: { F: pdf.context.register(pdf.context.stream('MZ')) },
      }),
    )
    expect(note).toContain('“pay[U+202E]fdp.exe”')
  })
})

describe('what a Word file would do', () => {
  const run = (inside: string) => `<w:r>${inside}</w:r>`
  const field = (...pieces: readonly string[]) =>
    `<w:p>${run('<w:fldChar w:fldCharType="begin"/>')}${pieces
      .map((piece) => run(`<w:instrText xml:space="preserve">${piece}</w:instrText>`))
      .join(
        '',
      )}${run('<w:fldChar w:fldCharType="separate"/>')}${run('<w:t>Otter</w:t>')}${run('<w:fldChar w:fldCharType="end"/>')}</w:p>`
  const notesOf = async (body: string) =>
    value(await take('a.docx', makeWord(wordParagraph('Heron') + body))).notes

  it.each([
    ['in one piece', field(' DDEAUTO c:\\tool.exe "now" ')],
    ['in pieces', field(' DD', 'EAU', 'TO c:\\tool.exe ')],
    [
      'alone',
      `<w:p><w:fldSimple w:instr="INCLUDEPICTURE \\\\server\\x.png">${run('<w:t>Otter</w:t>')}</w:fldSimple></w:p>`,
    ],
  ])('is named where a field would fetch or start something: %s', async (_how, body) => {
    expect(await notesOf(body)).toEqual([
      '1 field would start another program or bring in another file; its last words are shown, and it does neither.',
    ])
  })

  it('is not thought of fields that number, date or lead somewhere', async () => {
    expect(await notesOf(field(' PAGE ') + field(' HYPERLINK "x" ') + field(' DATE '))).toEqual([])
  })
})

describe('what comes with an e-mail', () => {
  it('is named with the sign that turns its letters round', async () => {
    const mail = [
      'From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=edge\r\n',
      '--edge\r\n\r\nWords',
      "--edge\r\nContent-Disposition: attachment; filename*=utf-8''pay%E2%80%AEfdp.exe\r\n\r\nMZ",
      '--edge--\r\n',
    ].join('\r\n')
    expect(value(await take('a.eml', Buffer.from(mail))).notes).toEqual([
      'Attached and not added, being of another kind: “pay[U+202E]fdp.exe”.',
    ])
  })
})
