import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { PDFDocument, PDFString } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentsAdded } from '#contract/api'
import { run } from '../../support/intake.ts'
import { makeWord, wordParagraph } from '../../support/make-word.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const attached = (name: string, bytes: Uint8Array) =>
  `--edge\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`
const email = (subject: string, ...parts: readonly string[]) =>
  Buffer.from(
    `From: a@example.org\r\nDate: Mon, 3 Feb 2025 10:15:00 +0000\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n--edge\r\n\r\nWords of ${subject}\r\n${parts.join('')}--edge--\r\n`,
  )
const word = makeWord(wordParagraph('A statement'))
const outer = email(
  'Outer',
  attached('statement.docx', word),
  attached('broken.pdf', Buffer.from('%PDF-1.4 broken')),
  attached('inner.eml', email('Inner', attached('note.txt', Buffer.from('Deep note')))),
)
/** A PDF with everything in it that acts, leads out or is carried along. */
async function acting(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  page.drawText('Report')
  pdf.addJavaScript('greet', 'app.alert("SECRETSCRIPT")')
  const acts = [
    { S: 'Launch', F: PDFString.of('SECRETPROGRAM.exe') },
    { S: 'URI', URI: PDFString.of('https://SECRETPLACE.example.org') },
    { S: 'GoToR', F: PDFString.of('SECRETFILE.pdf') },
    { S: 'SubmitForm', F: PDFString.of('https://SECRETFORM.example.org') },
  ]
  for (const A of acts) {
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A }
    page.node.addAnnot(pdf.context.register(pdf.context.obj(link)))
  }
  pdf.getForm().createTextField('name').addToPage(page)
  await pdf.attach(Buffer.from('SECRETATTACHMENT'), 'salary.xlsx')
  return pdf.save({ useObjectStreams: false })
}

describe('documents on their way into a bundle', () => {
  let library: TestLibrary
  let caseId: string
  let added: DocumentsAdded
  let pdf: Uint8Array
  let toldOfThem: readonly unknown[]
  const told = () =>
    library.events.filter(({ event }) => event === 'bundle:adding').map(({ payload }) => payload)
  const choose = (files: Readonly<Record<string, Uint8Array>>) => {
    const folder = newFolder()
    library.answers.openFiles = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    })
  }
  const add = async (files: Readonly<Record<string, Uint8Array>>): Promise<DocumentsAdded> => {
    choose(files)
    const answer = value(await library.handlers['bundle:add']({ caseId }))
    if (answer === null) throw new Error('No file was chosen')
    return answer
  }
  const documentOf = (title: string) =>
    added.openCase.documents.find((one) => one.title === title)?.id ?? ''
  const came = async (title: string) =>
    value(await library.handlers['bundle:came']({ caseId, documentId: documentOf(title) }))

  beforeAll(async () => {
    library = await newLibrary()
    await addPeople(library)
    caseId = value(await library.handlers['case:create']({ matter: 'Matter' })).hearingCase.id
    pdf = await acting()
    added = await add({ 'Mail.eml': outer, 'Report.pdf': pdf, 'Empty.pdf': new Uint8Array() })
    toldOfThem = told()
  }, 120_000)

  it('bring what is attached to an e-mail after it, and say where it came from', async () => {
    expect(added.openCase.documents.map(({ title }) => title)).toEqual([
      'Mail',
      'statement, attached to Mail',
      'inner, attached to Mail',
      'note, attached to inner, attached to Mail',
      'Report',
    ])
    expect(await came('note, attached to inner, attached to Mail')).toMatchObject({
      fileName: 'note.txt',
      bytes: 9,
      sha256: hashOf(Buffer.from('Deep note')),
      origin: 'ATTACHED',
      attachedTo: 'inner, attached to Mail',
    })
  })

  it('are each told of once: gone in, or not and why', () => {
    const { report } = added
    expect(report.added.map(({ title }) => title)).toEqual(
      added.openCase.documents.map(({ title }) => title),
    )
    expect(report.refused.map(({ file }) => file)).toEqual([
      'broken.pdf, attached to Mail',
      'Empty.pdf',
    ])
    expect(report.refused.every(({ reason }) => reason.length > 10)).toBe(true)
    expect(report.left).toEqual([])
    expect(toldOfThem.slice(0, 3)).toEqual([
      { file: 'Mail.eml', done: 0, total: 3 },
      { file: 'Report.pdf', done: 1, total: 3 },
      { file: 'Empty.pdf', done: 2, total: 3 },
    ])
  })

  it('keep beside them what their files held', async () => {
    const { notes, origin } = await came('Report')
    expect(notes).toEqual([
      'Holds 1 script. They never run here.',
      'Asks to start another program. That never happens here.',
      'Holds a form that would send what is in it elsewhere. Nothing is ever sent.',
      'Holds 2 links to the internet or to other files. They lead nowhere here.',
      'Holds 1 attached file: “salary.xlsx”. Nothing of them is in the bundle; they are in the file as it came.',
      'Holds a form of 1 field. What was filled in is shown; nothing can be filled in here.',
    ])
    expect(origin).toBe('CHOSEN')
    expect(added.report.added.find(({ title }) => title === 'Report')?.notes).toEqual(notes)
  })

  it('bring nothing that acts, leads out or is carried along into an issue', async () => {
    const path = join(newFolder(), 'bundle.pdf')
    library.answers.saveFile = path
    value(await library.handlers['bundle:issue']({ caseId, linkReferences: false }))
    const bundle = run('qpdf', '--qdf', '--object-streams=disable', path, '-').toString('latin1')
    expect(bundle).not.toContain('SECRET')
    expect(bundle).not.toMatch(
      /\/(JavaScript|JS|Launch|URI|GoToR|SubmitForm|EmbeddedFile|EmbeddedFiles|AcroForm|AA)\b/,
    )
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/SECRETPLACE/)
  })

  it('can be had back as they came, to the byte', async () => {
    const path = join(newFolder(), 'out.bin')
    library.answers.saveFile = path
    for (const [title, bytes] of [
      ['Mail', outer],
      ['statement, attached to Mail', word],
      ['Report', pdf],
    ] as const) {
      const input = { caseId, documentId: documentOf(title) }
      expect(value(await library.handlers['bundle:save-original'](input))).toBe(path)
      expect(Buffer.compare(readFileSync(path), bytes)).toBe(0)
    }
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 10 }))
    expect(entries.filter(({ action }) => action === 'document.saved-as-it-came')).toHaveLength(3)
  })

  it('are not given back where they are no longer what came', async () => {
    const { db } = library.session.library ?? {}
    const { sha256 } = await came('Mail')
    db?.prepare('UPDATE bundle_content SET content = ? WHERE sha256 = ?').run(
      Buffer.from('x'),
      sha256,
    )
    const input = { caseId, documentId: documentOf('Mail') }
    expect(codes(await library.handlers['bundle:save-original'](input))).toEqual(['NOT_AS_IT_CAME'])
    db?.prepare('UPDATE bundle_content SET content = ? WHERE sha256 = ?').run(outer, sha256)
  })

  it('can be dragged in: a file by its bytes, a path by nothing', async () => {
    const drop = (fileName: string, bytes: Uint8Array) =>
      library.invoke('bundle:add-dropped', { caseId, fileName, bytes })
    const answer = value(await drop('Dropped.txt', Buffer.from('Dragged in'))) as DocumentsAdded
    const document = answer.openCase.documents.at(-1)
    expect(document?.title).toBe('Dropped')
    const input = { caseId, documentId: document?.id ?? '' }
    expect(value(await library.handlers['bundle:came'](input))).toMatchObject({ origin: 'DROPPED' })
    for (const name of ['', 'a/b.txt', 'a\\b.txt', 'a\0.txt', 'x'.repeat(256)])
      expect(codes(await drop(name, Buffer.from('x')))).toEqual(['WRONG_INPUT'])
    for (const bytes of ['x', [1], null, { length: 3 }])
      expect(codes(await drop('a.txt', bytes as unknown as Uint8Array))).toEqual(['WRONG_INPUT'])
  })

  it('are left out once cancelled, with nothing of them behind', async () => {
    const before = value(await library.handlers['case:open']({ id: caseId })).documents.length
    const texts = ['One', 'Two', 'Three'].map((name) => [`${name}.txt`, Buffer.from(name)] as const)
    library.events.length = 0
    const adding = add(Object.fromEntries(texts))
    while (told().length < 2) await nextTurn()
    value(await library.handlers['bundle:cancel-adding']())
    const { report, openCase } = await adding
    expect(report.added.map(({ file }) => file)).toEqual(['One.txt'])
    expect(report.left).toEqual(['Two.txt', 'Three.txt'])
    expect(openCase.documents).toHaveLength(before + 1)
    const again = await add({ 'Two.txt': Buffer.from('Two') })
    expect(again.report.left).toEqual([])
  })

  it('wait for one another, and for nobody where none was chosen', async () => {
    choose({ 'Slow.txt': Buffer.from('Slow') })
    const first = library.handlers['bundle:add']({ caseId })
    const second = { caseId, fileName: 'b.txt', bytes: new Uint8Array(Buffer.from('b')) }
    await nextTurn()
    expect(codes(await library.handlers['bundle:add-dropped'](second))).toEqual(['BUSY'])
    value(await first)
    library.answers.openFiles = []
    expect(value(await library.handlers['bundle:add']({ caseId }))).toBeNull()
  })

  it('come only by who keeps the bundle; whoever reads it may see how they came', async () => {
    const input = { caseId, documentId: documentOf('Mail') }
    await become(library, 'Panel member 1')
    const dropped = { caseId, fileName: 'a.txt', bytes: new Uint8Array(1) }
    for (const answer of [
      await library.handlers['bundle:add']({ caseId }),
      await library.handlers['bundle:add-dropped'](dropped),
      await library.handlers['bundle:save-original'](input),
    ])
      expect(codes(answer)).toEqual(['NOT_ALLOWED'])
    expect(value(await library.handlers['bundle:came'](input)).fileName).toBe('Mail.eml')
    await become(library, 'Chair')
  })
})
