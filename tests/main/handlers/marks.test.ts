import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '#contract/api'
import type { Mark } from '#core/bundle/marks'
import { sharedMarks, takeInSharedMarks } from '../../../src-main/db/marks.ts'
import { openPersonal } from '../../../src-main/vault/keys.ts'
import { become, codes, value, type TestLibrary } from '../../support/open-library.ts'
import { peopledLibrary, signedCase } from '../../support/signed-case.ts'

const privateWords = 'Ask the analyst about the second entry'
const sharedWords = 'The panel should look at this table'

describe('Marks on the pages of a bundle', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  let place: { documentId: string; sha256: string; page: number }
  const opened = () => library.session.library ?? expect.fail('The library is open')
  const content = (note: string, change: object = {}) => ({
    kind: 'NOTE' as const,
    ...place,
    areas: [],
    quotation: '',
    note,
    links: [],
    ...change,
  })
  const put = (note: string, shared: boolean, id: string | null = null, change: object = {}) =>
    library.invoke('mark:put', { caseId, id, shared, content: content(note, change) })
  const list = async () => value(await library.handlers['mark:list']({ caseId })).marks
  const notes = async () => (await list()).map(({ note }) => note)
  const add = async (note: string, shared: boolean) => value(await put(note, shared)) as Mark

  beforeAll(async () => {
    library = await peopledLibrary()
    const made = value(await library.handlers['case:import-sample']())
    caseId = made.hearingCase.id
    const [document] = made.documents
    if (document === undefined) throw new Error('The sample has a bundle')
    place = { documentId: document.id, sha256: document.sha256, page: 2 }
  }, 90_000)
  afterAll(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('are read by their author alone while private, and by the panel and adviser once shared', async () => {
    await add(privateWords, false)
    await add(sharedWords, true)
    for (const [label, expected] of [
      ['Panel member 1', [sharedWords]],
      ['Adviser', [sharedWords]],
      ['Chair', [privateWords, sharedWords]],
    ] as const) {
      await become(library, label)
      expect([label, (await notes()).toSorted()]).toEqual([label, expected])
    }
  })

  it('are kept from every other role and every other panel, whichever way they ask', async () => {
    const ways: readonly (readonly [Channel, unknown])[] = [
      ['mark:list', { caseId }],
      ['mark:put', { caseId, id: null, shared: true, content: content('x') }],
      ['mark:delete', { caseId, id: 'a'.repeat(32) }],
      ['mark:export', { caseId, format: 'CSV', ids: ['a'.repeat(32)] }],
    ]
    for (const [label, code] of [
      ['Secretariat', 'NOT_ALLOWED'],
      ['Oversight', 'NOT_ALLOWED'],
      ['Visiting member', 'NOT_ON_THE_PANEL'],
      ['Another chair', 'NOT_ON_THE_PANEL'],
    ] as const) {
      await become(library, label)
      for (const [channel, input] of ways)
        expect([label, channel, codes(await library.invoke(channel, input))]).toEqual([
          label,
          channel,
          [code],
        ])
      const told = JSON.stringify([
        await library.invoke('evidence:check', { caseId }),
        await library.invoke('case:open', { id: caseId }),
        await library.invoke('audit:list', { before: null, limit: 500 }),
      ])
      expect([label, told.includes(sharedWords), told.includes(privateWords)]).toEqual([
        label,
        false,
        false,
      ])
    }
  })

  it('lie in the file so that another person with the key of the library reads nothing', async () => {
    await become(library, 'Panel member 1')
    const { db, unlocked } = opened()
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .pluck()
      .all()
    const everything = tables.map((name) =>
      JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all()),
    )
    expect(everything.some((rows) => rows.includes(sharedWords))).toBe(true)
    expect(everything.some((rows) => rows.includes(privateWords))).toBe(false)
    const rows = db
      .prepare<[], { id: string; box: Buffer; columns: number }>('SELECT * FROM private_mark')
      .all()
    expect(rows.map((row) => Object.keys(row))).toEqual([['id', 'case_id', 'profile_id', 'box']])
    for (const { id, box } of rows) {
      // Neither the words nor the page stand in the open, and this person's key opens nothing.
      expect(box.includes('analyst') || box.includes(place.documentId)).toBe(false)
      expect(openPersonal(unlocked.personalKey, `mark:${caseId}:${id}`, box)).toBeNull()
    }
  })

  it('are on record while private: who and when for all, which page for their author alone', async () => {
    await become(library, 'Panel member 2')
    const entries = async () =>
      value(await library.handlers['audit:list']({ before: null, limit: 60 })).filter(
        ({ action, person }) => action.startsWith('mark.private-') && person === 'Panel member 2',
      )
    const { id } = await add(privateWords, false)
    value(await put('Ask twice', false, id, { page: 1 }))
    value(await put('Ask the panel', true, id))
    value(await put('Not after all', false, id))
    value(await library.handlers['mark:delete']({ caseId, id }))
    const mine = (await entries()).toReversed()
    const at = (page: number) => ({ mark: id, document: place.documentId, page })
    expect(mine.map(({ action, detail }) => [action, JSON.parse(detail)])).toEqual([
      ['mark.private-kept', at(2)],
      ['mark.private-changed', at(1)],
      ['mark.private-removed', at(2)],
      ['mark.private-kept', at(2)],
      ['mark.private-removed', at(2)],
    ])
    const boxes = opened()
      .db.prepare<[], string>(`SELECT detail FROM audit_entry WHERE action LIKE 'mark.private-%'`)
      .pluck()
      .all()
    expect(new Set(boxes.map((box) => box.length)).size).toBe(1)
    expect(boxes.some((box) => box.includes(place.documentId) || box.includes(id))).toBe(false)
    for (const label of ['Chair', 'Adviser', 'Secretariat', 'Oversight']) {
      await become(library, label)
      const theirs = (await entries()).map(({ detail }) => detail)
      expect([label, theirs.length, new Set(theirs)]).toEqual([
        label,
        5,
        new Set([JSON.stringify({ place: 'Known to its author alone' })]),
      ])
    }
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
  }, 60_000)

  it('cannot be changed, deleted or taken over by another person', async () => {
    await become(library, 'Panel member 1')
    const [shared] = await list()
    const rows = opened().db.prepare<[], string>('SELECT id FROM private_mark').pluck().all()
    expect(codes(await put('Mine now', true, shared?.id ?? ''))).toEqual(['NOT_YOURS'])
    expect(codes(await put('Mine now', false, shared?.id ?? ''))).toEqual(['NOT_YOURS'])
    const gone = { caseId, id: shared?.id ?? '' }
    expect(codes(await library.invoke('mark:delete', gone))).toEqual(['NOT_YOURS'])
    expect(codes(await put('Mine now', false, rows[0] ?? ''))).toEqual(['NOT_YOURS'])
    expect(codes(await library.invoke('mark:delete', { caseId, id: rows[0] }))).toEqual([
      'NOT_FOUND',
    ])
    await become(library, 'Chair')
    expect((await notes()).toSorted()).toEqual([privateWords, sharedWords])
  })

  it('come back as they were when a deletion is undone', async () => {
    const before = await add('Delete me', false)
    value(await library.handlers['mark:delete']({ caseId, id: before.id }))
    expect(await notes()).not.toContain('Delete me')
    value(await put('Delete me', false, before.id))
    expect((await list()).find(({ id }) => id === before.id)).toMatchObject({ note: 'Delete me' })
    value(await library.handlers['mark:delete']({ caseId, id: before.id }))
  })

  it('leave the panel when made private, and an older pack does not bring them back', async () => {
    const mark = await add('Between us', true)
    const packed = sharedMarks(opened().db, caseId)
    value(await put('Between us', false, mark.id))
    const taken = { caseId, marks: packed, at: '2026-11-20T09:00:00.000Z', by: 'Chair' }
    expect(takeInSharedMarks(opened().db, taken)).toBe(0)
    expect((await list()).find(({ id }) => id === mark.id)).toMatchObject({ shared: false })
    await become(library, 'Panel member 1')
    expect(await notes()).not.toContain('Between us')
    await become(library, 'Chair')
    value(await library.handlers['mark:delete']({ caseId, id: mark.id }))
  })

  it('must stand on a page of the document', async () => {
    expect(codes(await put('x', false, null, { page: 9_000 }))).toEqual(['NO_SUCH_PAGE'])
    const far = [[0, 0, 0, 1e9]]
    expect(codes(await put('x', false, null, { areas: far }))).toEqual(['WRONG_INPUT'])
    expect(codes(await put('x'.repeat(20_001), false))).toEqual(['WRONG_INPUT'])
  })

  it('are written as a tagged schedule that says that it is private, or as a table', async () => {
    const ids = (await list()).map(({ id }) => id)
    library.answers.saveFile = join(library.folder, 'marks.pdf')
    value(await library.handlers['mark:export']({ caseId, format: 'PDF', ids }))
    const data = new Uint8Array(readFileSync(library.answers.saveFile))
    const pdf = await getDocument({ data }).promise
    const page = await pdf.getPage(1)
    const text = (await page.getTextContent()).items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
    expect(await page.getStructTree()).not.toBeNull()
    expect(text).toContain('Schedule of marks: private')
    expect(text.replace(/\s+/g, ' ')).toContain('Ask the analyst')
    library.answers.saveFile = join(library.folder, 'marks.csv')
    value(await library.handlers['mark:export']({ caseId, format: 'CSV', ids }))
    const csv = readFileSync(library.answers.saveFile, 'utf8')
    expect(csv).toContain(`"${privateWords}"`)
    expect(csv).toContain('"Private"')
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    expect(entries.filter(({ action }) => action === 'marks.exported')).toHaveLength(2)
  })

  it('never say in the record where somebody marks, or what', () => {
    const rows = opened().db.prepare(`SELECT * FROM audit_entry WHERE action LIKE 'mark%'`).all()
    const told = JSON.stringify(rows)
    expect(told).toContain('mark.shared')
    expect(told).toContain('mark.private-kept')
    expect(told.includes(place.documentId) || told.includes('analyst')).toBe(false)
  })

  it('stay with the panel once the case is signed: private ones go on, shared ones are closed', async () => {
    const signed = await signedCase(library)
    caseId = signed
    const { documents } = value(await library.handlers['case:open']({ id: signed }))
    const [document] = documents
    place = { documentId: document?.id ?? '', sha256: document?.sha256 ?? '', page: 1 }
    expect(codes(await put('Afterwards', true))).toEqual(['CASE_SIGNED'])
    value(await put('For myself', false))
    expect(await notes()).toEqual(['For myself'])
    await become(library, 'Another chair')
    expect(codes(await library.invoke('mark:list', { caseId: signed }))).toEqual([
      'NOT_ON_THE_PANEL',
    ])
  }, 90_000)
})
