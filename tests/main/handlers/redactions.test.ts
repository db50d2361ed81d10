import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CopyMade, Redactions } from '#contract/api'
import type { AreaContent } from '#core/bundle/redaction/areas'
import { insertDocument } from '../../../src-main/db/bundle.ts'
import { kept, fromPdfkit, secret } from '../../support/documents-to-redact.ts'
import { longPdf } from '../../support/long-pdf.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
const names = secret.split(' ')
const tells = (thing: unknown) => names.filter((word) => JSON.stringify(thing).includes(word))

describe('redacting a document of a bundle', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  let documentId: string
  const folder = newFolder()

  const find = async (query: string) =>
    value(await library.handlers['redaction:find']({ caseId, documentIds: [documentId], query }))
  const areasFor = async (query: string): Promise<readonly AreaContent[]> =>
    (await find(query)).found.map(({ page, rects }) => ({
      documentId,
      page,
      rects,
      ground: 'WITNESS',
      note: `${secret} asked`,
    }))
  const list = async (): Promise<Redactions> =>
    value(await library.handlers['redaction:list']({ caseId }))
  const apply = (kind: 'FILE' | 'BUNDLE', name: string | null = 'copy.pdf') => {
    library.answers.saveFile = name === null ? null : join(folder, name)
    return library.handlers['redaction:apply']({ caseId, documentIds: [documentId], kind })
  }
  const source = async (): Promise<string> => {
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    return documents.find(({ id }) => id === documentId)?.sha256 ?? ''
  }

  beforeAll(async () => {
    library = await newLibrary()
    await addPeople(library)
    const { hearingCase } = value(await library.handlers['case:create']({ matter: 'A statement' }))
    caseId = hearingCase.id
    const { people } = value(await library.handlers['vault:status']())
    const chair = {
      ...hearingCase.particulars.chair,
      profileId: people.find(({ label }) => label === 'Chair')?.id ?? null,
    }
    const particulars = { ...hearingCase.particulars, chair }
    const save = { id: caseId, section: 'particulars', settled: true, value: particulars } as const
    value(await library.handlers['case:save'](save))
    const file = join(folder, `Statement of ${secret}.pdf`)
    writeFileSync(file, await fromPdfkit())
    library.answers.openFiles = [file]
    value(await library.invoke('bundle:add', { caseId }))
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    documentId = documents.at(-1)?.id ?? ''
  }, 60_000)

  it('finds words with what stands around them, and says which pages hold no words', async () => {
    const { found, withoutText, isCut } = await find('zebedee  QUIXWOOD')
    expect(found).toMatchObject([
      { documentId, page: 1, words: secret, before: 'The witness', after: 'was interviewed.' },
    ])
    expect([withoutText, isCut]).toEqual([[], false])
    expect(library.events.findLast(({ event }) => event === 'redaction:progress')?.payload).toEqual(
      { stage: 'READING', done: 2, total: 2 },
    )
    expect(
      codes(
        await library.invoke('redaction:find', { caseId, documentIds: [documentId], query: '..' }),
      ),
    ).toEqual(['WRONG_INPUT'])
  })

  it('marks them by one person, waits for a second look, and makes no copy before it', async () => {
    await become(library, 'Secretariat')
    const areas = await areasFor(secret)
    // As a double click does: both are under way at once.
    const mark = () => library.handlers['redaction:mark']({ caseId, areas })
    for (const answer of await Promise.all([mark(), mark()])) value(answer)
    value(await mark())
    expect((await list()).areas).toMatchObject([
      { passage: secret, markedBy: 'Secretariat', reviewedAt: null, appliedIn: [] },
    ])
    // What is marked is left out the next time, so that a search cut short can be gone on with.
    expect(await find(secret)).toMatchObject({ found: [], alreadyMarked: 1 })
    expect(codes(await apply('FILE'))).toEqual(['NOT_REVIEWED'])
    await become(library, 'Chair')
    const ids = (await list()).areas.map(({ id }) => id)
    value(await library.handlers['redaction:review']({ caseId, ids }))
    expect((await list()).areas).toMatchObject([{ reviewedBy: 'Chair' }])
    expect(codes(await library.invoke('redaction:review', { caseId, ids }))).toEqual(['NOT_FOUND'])
  })

  it('writes a copy without the words and leaves the source as it was', async () => {
    const before = await source()
    expect(value(await apply('FILE', null))).toBeNull()
    const made = value(await apply('FILE')) as CopyMade
    const bytes = readFileSync(join(folder, 'copy.pdf'))
    expect(made.path).toBe(join(folder, 'copy.pdf'))
    expect(made.copy).toMatchObject({
      number: 1,
      kind: 'FILE',
      madeBy: 'Chair',
      pages: 2,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sources: [{ document: 'Document 1', sha256: before }],
      rows: [{ number: 1, place: 'Page 1', markedBy: 'Secretariat', reviewedBy: 'Chair' }],
    })
    expect(made.elsewhere).toEqual([])
    const text = run('pdftotext', join(folder, 'copy.pdf'), '-')
    expect([tells(text), text.includes(kept)]).toEqual([[], true])
    expect(tells(bytes.toString('latin1'))).toEqual([])
    expect(made.redactions.areas).toMatchObject([{ appliedIn: [1] }])
    expect(await source()).toBe(before)
  }, 60_000)

  it('keeps the words out of the record, and out of the log in either form', async () => {
    for (const format of ['PDF', 'CSV'] as const) {
      library.answers.saveFile = join(folder, `log.${format}`)
      value(await library.handlers['redaction:export-log']({ caseId, number: 1, format }))
    }
    const csv = readFileSync(join(folder, 'log.CSV'), 'utf8')
    const paper = run('pdftotext', '-layout', join(folder, 'log.PDF'), '-')
    for (const log of [csv, paper]) {
      expect(tells(log)).toEqual([])
      expect(log).toContain('Identity or safety of a')
      expect(log).toContain('Secretariat')
    }
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 500 }))
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'redactions.marked',
        'redactions.reviewed',
        'redactions.applied',
        'redaction-log.exported',
      ]),
    )
    expect(tells(entries.filter(({ action }) => action.startsWith('redaction')))).toEqual([])
  })

  it('adds a copy to the bundle under a title that does not name them', async () => {
    const made = value(await apply('BUNDLE', null)) as CopyMade
    expect(made.path).toBeNull()
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    expect(documents.at(-1)).toMatchObject({
      title: 'Redacted: Document 1',
      pages: 2,
      sha256: made.copy.sha256,
    })
    expect(made.copy.number).toBe(2)
  }, 60_000)

  it('asks for another look once an area is changed, and says where the words stand unmarked', async () => {
    const [area] = (await list()).areas
    const change = { caseId, id: area?.id ?? '', ground: 'THIRD_PARTY', note: '' } as const
    const changed = value(await library.handlers['redaction:change'](change))
    expect(changed.areas).toMatchObject([
      { ground: 'THIRD_PARTY', markedBy: 'Chair', reviewedAt: null, appliedIn: [] },
    ])
    expect(codes(await apply('FILE'))).toEqual(['NOT_REVIEWED'])
    const [first] = await areasFor('witness')
    if (first === undefined) throw new Error('Not found')
    value(await library.handlers['redaction:mark']({ caseId, areas: [first] }))
    const ids = (await list()).areas.map(({ id }) => id)
    value(await library.handlers['redaction:remove']({ caseId, ids: ids.slice(0, 1) }))
    const [that] = await areasFor('words')
    if (that === undefined) throw new Error('Not found')
    const other = { ...that, page: 2 }
    value(await library.handlers['redaction:mark']({ caseId, areas: [other] }))
    const all = (await list()).areas.map(({ id }) => id)
    value(await library.handlers['redaction:review']({ caseId, ids: all }))
    const made = value(await apply('FILE', 'third.pdf')) as CopyMade
    expect(made.elsewhere.every(({ number }) => number <= made.copy.rows.length)).toBe(true)
    expect(run('pdftotext', join(folder, 'third.pdf'), '-')).toContain(names[0])
  }, 60_000)

  it('refuses pages that are not there, and what cannot be written leaves nothing', async () => {
    const rects = [[0, 0, 10, 10] as const]
    const area = { documentId, page: 3, rects, ground: 'WITNESS', note: '' } as const
    expect(codes(await library.invoke('redaction:mark', { caseId, areas: [area] }))).toEqual([
      'NOT_FOUND',
    ])
    const copies = (await list()).copies.length
    expect(codes(await apply('FILE', join('missing', 'copy.pdf')))).toEqual(['NO_FOLDER'])
    expect((await list()).copies).toHaveLength(copies)
  }, 60_000)

  it('stops where it is cancelled, and leaves nothing behind', async () => {
    const before = (await list()).copies.length
    const making = apply('FILE', 'stopped.pdf')
    value(await library.handlers['redaction:cancel']())
    expect(codes(await making)).toEqual(['CANCELLED'])
    expect(existsSync(join(folder, 'stopped.pdf'))).toBe(false)
    expect((await list()).copies).toHaveLength(before)
  }, 60_000)

  it('takes a document of 3,000 pages, and refuses one that is longer', async () => {
    const made = value(await library.handlers['case:create']({ matter: 'Long' })).hearingCase
    const db = library.session.library?.db
    if (db === undefined) throw new Error('Not open')
    const outcomes: (readonly string[])[] = []
    for (const pages of [3_000, 3_001]) {
      const content = longPdf(Array.from({ length: pages }, () => ({ lines: [] })))
      const sha256 = createHash('sha256').update(content).digest('hex')
      const facts = { caseId: made.id, title: 'Long', fileName: 'long.pdf', pages, sha256, content }
      const { id } = value(
        insertDocument(db, { ...facts, at: '2026-11-19T14:00:00.000Z', by: 'Chair' }),
      )
      const rects = [[0, 0, 10, 10] as const]
      const area = { documentId: id, page: pages, rects, ground: 'WITNESS', note: '' } as const
      const marked = value(
        await library.handlers['redaction:mark']({ caseId: made.id, areas: [area] }),
      )
      const ids = marked.areas.map((one) => one.id)
      await library.handlers['redaction:review']({ caseId: made.id, ids })
      library.answers.saveFile = join(folder, 'long-copy.pdf')
      const apply = { caseId: made.id, documentIds: [id], kind: 'FILE' } as const
      const making = library.handlers['redaction:apply'](apply)
      value(await library.handlers['redaction:cancel']())
      outcomes.push(codes(await making))
    }
    expect(outcomes).toEqual([['CANCELLED'], ['TOO_LARGE']])
    expect(existsSync(join(folder, 'long-copy.pdf'))).toBe(false)
  }, 60_000)

  it('is for the chair of this case and the secretariat alone', async () => {
    const { invoke } = library
    const another = { label: 'Another chair', role: 'CHAIR', capacity: 'DELEGATE' } as const
    value(await library.handlers['person:add']({ ...another, passphrase }))
    const ways = [
      ['redaction:list', { caseId }],
      ['redaction:words', { caseId, documentId, page: 1 }],
      ['redaction:find', { caseId, documentIds: [documentId], query: 'x' }],
      ['redaction:mark', { caseId, areas: await areasFor('second') }],
      ['redaction:review', { caseId, ids: ['x'] }],
      ['redaction:remove', { caseId, ids: ['x'] }],
      ['redaction:change', { caseId, id: 'x', ground: 'WITNESS', note: '' }],
      ['redaction:apply', { caseId, documentIds: [documentId], kind: 'FILE' }],
      ['redaction:export-log', { caseId, number: 1, format: 'CSV' }],
    ] as const
    for (const label of ['Another chair', 'Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      for (const [channel, input] of ways)
        expect([label, channel, codes(await invoke(channel, input))]).toEqual([
          label,
          channel,
          ['NOT_ALLOWED'],
        ])
    }
    await become(library, 'Secretariat')
    expect((await invoke('redaction:list', { caseId })).ok).toBe(true)
  }, 60_000)
})
