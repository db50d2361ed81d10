import { randomBytes } from 'node:crypto'
import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { insertDocument } from '../../../src-main/db/bundle.ts'
import { keepPageText } from '../../../src-main/db/bundle-text.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { memoryDb } from '../../support/make-db.ts'
import { migrations } from '../../../src-main/db/migrate.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { rawPages } from '../../support/raw-pages.ts'
import { slowClock } from '../../support/slow-clock.ts'

const reason = 'The force no longer needs it'

async function addText(library: TestLibrary, caseId: string, name: string, text: string) {
  const path = join(newFolder(), name)
  writeFileSync(path, text)
  library.answers.openFiles = [path]
  value(await library.handlers['bundle:add']({ caseId }))
}

/** Replaces the last document, whose first file stays since an issued version has it. */
async function replaceLast(library: TestLibrary, caseId: string, text: string) {
  const { handlers, answers } = library
  while (value(await handlers['bundle:search']({ caseId, query: '' })).pagesUnread > 0);
  answers.saveFile = join(newFolder(), 'bundle.pdf')
  value(await handlers['bundle:issue']({ caseId, linkReferences: false }))
  const { documents } = value(await handlers['case:open']({ id: caseId }))
  answers.openFiles = [join(newFolder(), 'corrected.txt')]
  writeFileSync(answers.openFiles[0] ?? '', text)
  const documentId = documents.at(-1)?.id ?? ''
  expect(value(await handlers['bundle:replace']({ caseId, documentId }))?.keptFor).toEqual([1])
}

/** Bytes of a document that stand somewhere in one page of the file. */
const marksOf = (content: Uint8Array): readonly Buffer[] =>
  [0.02, 0.2, 0.4, 0.6, 0.8, 0.97].map((share) => {
    const at = Math.floor(content.length * share)
    return Buffer.from(content.subarray(at, at + 48))
  })

describe('Deleting a case', () => {
  it('leaves no page, word or byte of it in the file, and the other case whole', async () => {
    const library = await newLibrary()
    const { handlers, folder, session } = library
    const gone = value(await handlers['case:import-sample']())
    const stays = value(await handlers['case:create']({ matter: 'The matter that stays' }))
    const caseId = gone.summary.id
    const other = stays.summary.id
    await addText(library, caseId, 'only-here.txt', 'Zzqxjbrimstone was seen in Ravelling Lane.')
    await replaceLast(library, caseId, 'She was seen in Wwyzk Street.')
    for (const id of [caseId, other])
      await addText(library, id, 'both.txt', 'Qqvwkampersand was seen by both panels.')
    const { particulars } = value(await handlers['case:open']({ id: caseId })).hearingCase
    const matter = 'Xxjqvthimbleful matter'
    const save = { id: caseId, section: 'particulars', settled: true } as const
    value(await handlers['case:save']({ ...save, value: { ...particulars, matter } }))
    for (const id of [caseId, other])
      for (let left = 1; left > 0;)
        left = value(await handlers['bundle:search']({ caseId: id, query: '' })).pagesUnread
    const opened = value(await handlers['case:open']({ id: caseId }))
    const content = (sha256: string) =>
      session.library?.db
        .prepare<[string], Buffer>('SELECT content FROM bundle_content WHERE sha256 = ?')
        .pluck()
        .get(sha256) ?? Buffer.alloc(0)
    const shared = value(await handlers['case:open']({ id: other })).documents[0]?.sha256
    const own = opened.documents.filter(({ sha256 }) => sha256 !== shared)
    // Both texts are set in the same face, whose bytes stay with the document that stays.
    const kept = content(shared ?? '')
    const bytes = own.map(({ sha256 }) =>
      marksOf(content(sha256)).filter((mark) => !kept.includes(mark)),
    )
    const [document] = opened.documents
    value(
      await handlers['mark:put']({
        caseId,
        id: null,
        shared: true,
        content: {
          kind: 'NOTE',
          documentId: document?.id ?? '',
          sha256: document?.sha256 ?? '',
          page: 1,
          areas: [],
          quotation: '',
          note: 'Jjxqzwhirligig note',
          links: [],
        },
      }),
    )
    const key = Buffer.from(session.library?.unlocked.libraryKey ?? [])
    const file = join(folder, 'library.db')
    session.library?.db.pragma('wal_checkpoint(TRUNCATE)')
    const before = rawPages(file, key)
    const phrases = ['zzqxjbrimstone', 'Ravelling Lane', matter, 'Jjxqzwhirligig']
    for (const phrase of phrases) expect([phrase, before.includes(phrase)]).toEqual([phrase, true])
    for (const marks of bytes) expect(marks.some((mark) => before.includes(mark))).toBe(true)
    const size = statSync(file).size
    const reference = gone.summary.reference

    value(await handlers['case:delete']({ caseId, reference, reason }))
    const after = rawPages(file, key)
    for (const phrase of phrases) expect([phrase, after.includes(phrase)]).toEqual([phrase, false])
    for (const marks of bytes) expect(marks.some((mark) => after.includes(mark))).toBe(false)
    expect(after.includes('qqvwkampersand')).toBe(true)
    expect(statSync(file).size).toBeLessThan(size)
    expect(statSync(`${file}-wal`).size).toBe(0)
    // The index of the log names pages by number and holds nothing of them.
    const mine = ['library.db', 'library.db-shm', 'library.db-wal', 'library.json']
    expect(readdirSync(folder).filter((name) => !mine.includes(name))).toEqual([])
    expect(rowsThatSay(library, caseId)).toEqual([])
    for (const { id } of own) expect(rowsThatSay(library, id)).toEqual(['audit_entry'])

    const found = value(await handlers['bundle:search']({ caseId: other, query: 'panels' }))
    expect(found.pagesFound).toBe(1)
    expect(codes(await handlers['case:open']({ id: caseId }))).toEqual(['NOT_FOUND'])
    const [entry] = value(await handlers['audit:list']({ before: null, limit: 30 })).filter(
      ({ action }) => action === 'case.deleted',
    )
    expect(entry).toMatchObject({ subject: reference, person: 'Chair' })
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ reason, versions: 1 })
    expect(value(await handlers['audit:verify']()).intact).toBe(true)
    const next = value(await handlers['case:create']({ matter: 'The next one' }))
    expect(next.summary.reference).not.toBe(reference)
    await become(library, 'Chair')
    expect(value(await handlers['case:open']({ id: other })).documents).toHaveLength(1)
  }, 60_000)

  it('is for the chair of the case and the secretariat, who type its reference', async () => {
    const library = await newLibrary()
    const { handlers } = library
    await addPeople(library)
    const { summary } = value(await handlers['case:import-sample']())
    const { id: caseId, reference } = summary
    expect(codes(await handlers['case:delete']({ caseId, reference: 'EH', reason }))).toEqual([
      'OTHER_CASE',
    ])
    await become(library, 'Panel member 1')
    const asked = { caseId, reference, reason }
    expect(codes(await handlers['case:delete'](asked))).toEqual(['NOT_ALLOWED'])
    await become(library, 'Adviser')
    expect(codes(await handlers['case:delete'](asked))).toEqual(['NOT_ALLOWED'])
    await become(library, 'Secretariat')
    value(await handlers['case:delete'](asked))
  }, 60_000)
})

/** A case with a document of many pages and several megabytes, and how its deletion begins. */
async function longCase(library: TestLibrary) {
  const { handlers, session, events } = library
  const { summary } = value(await handlers['case:create']({ matter: 'A long matter' }))
  const { id: caseId, reference } = summary
  const db = session.library?.db
  if (db === undefined) throw new Error('The library is open')
  const content = new Uint8Array(randomBytes(6_000_000))
  const facts = { title: 'Long', fileName: 'long.pdf', pages: 900, sha256: hashText('long') }
  const stamp = { at: '2026-11-19T14:00:00.000Z', by: 'Chair' }
  value(insertDocument(db, { caseId, ...facts, content, ...stamp }))
  const words = Array.from({ length: 300 }, (_, at) => `word${at}`).join(' ')
  const pages = Array.from({ length: 900 }, (_, at) => ({
    page: at + 1,
    text: `${words} page${at + 1}`,
    references: null,
  }))
  keepPageText(db, facts.sha256, pages)
  const begun = async () => {
    const deleting = handlers['case:delete']({ caseId, reference, reason })
    const isSaid = () => events.some(({ event }) => event === 'pack:progress')
    while (!isSaid()) await nextTurn()
    return deleting
  }
  return { caseId, begun }
}

/** The case as it was before its deletion began. */
async function expectWhole({ handlers }: TestLibrary, caseId: string) {
  expect(value(await handlers['case:open']({ id: caseId })).documents).toHaveLength(1)
  const found = value(await handlers['bundle:search']({ caseId, query: 'word7' }))
  expect([found.pagesFound, found.pagesUnread]).toEqual([900, 0])
  expect(value(await handlers['audit:verify']()).intact).toBe(true)
}

async function unlock({ handlers }: TestLibrary) {
  const { people } = value(await handlers['vault:status']())
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
}

describe('A deletion under way', () => {
  beforeEach(slowClock)
  afterEach(() => vi.restoreAllMocks())

  it('lets the window be answered meanwhile, and says how far it is', async () => {
    const library = await newLibrary()
    const { begun, caseId } = await longCase(library)
    let isOver = false
    const deleting = begun()
    void deleting.then(() => (isOver = true))
    let turns = 0
    for (; !isOver; turns++) await nextTurn()
    value(await deleting)
    const said = library.events.filter(({ event }) => event === 'pack:progress')
    expect(said.length).toBeGreaterThan(2)
    expect(turns).toBeGreaterThan(2)
    expect(codes(await library.handlers['case:open']({ id: caseId }))).toEqual(['NOT_FOUND'])
    library.close()
  }, 60_000)

  it('leaves the case whole where the application is closed in the middle', async () => {
    const library = await newLibrary()
    const { begun, caseId } = await longCase(library)
    const deleting = begun()
    while (!library.events.some(({ event }) => event === 'pack:progress')) await nextTurn()
    library.close()
    expect(codes(await deleting)).toEqual(['LOCKED'])
    await unlock(library)
    await expectWhole(library, caseId)
    library.close()
  }, 60_000)

  it('leaves the case whole where the machine stops in the middle', async () => {
    const library = await newLibrary()
    const { begun, caseId } = await longCase(library)
    const deleting = begun()
    while (!library.events.some(({ event }) => event === 'pack:progress')) await nextTurn()
    // What stands on the disk at this moment is what a machine finds that was switched off.
    const cut = newFolder()
    cpSync(library.folder, cut, { recursive: true })
    expect(statSync(join(cut, 'library.db-journal')).size).toBeGreaterThan(0)
    value(await deleting)
    library.close()
    const after = openHandlers(cut)
    await unlock(after)
    await expectWhole(after, caseId)
    after.close()
  }, 60_000)
})

/** Tables in which a text stands, in whatever column. */
function rowsThatSay({ session }: TestLibrary, text: string): readonly string[] {
  const db = session.library?.db
  if (db === undefined) throw new Error('The library is open')
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
  return tables.filter((table) =>
    db
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .some((row) => JSON.stringify(row).includes(text)),
  )
}

describe('Tables that belong to a case', () => {
  type Reference = { child: string; column: string; parent: string; whenGone: string }
  const references = (): readonly Reference[] =>
    memoryDb(migrations.length)
      .prepare<[], Reference>(
        `SELECT m.name AS child, f."from" AS "column", f."table" AS parent, f.on_delete AS whenGone
         FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
      )
      .all()

  it('name it as case_id or root_id, or go with the row that does: a new one is found or cascades', () => {
    const all = references()
    const covered = new Set(['hearing_case', 'bundle_content'])
    for (let before = 0; before !== covered.size;) {
      before = covered.size
      for (const { child, parent } of all) if (covered.has(parent)) covered.add(child)
    }
    const holders = new Set(['bundle_document.sha256', 'bundle_original.original_sha256'])
    const named = new Set(
      all
        .filter(
          ({ parent, column }) => parent === 'hearing_case' && /^(case|root)_id$/.test(column),
        )
        .map(({ child }) => child),
    )
    const uncovered = all.filter(
      ({ child, column, parent, whenGone }) =>
        covered.has(parent) &&
        child !== 'hearing_case' &&
        !named.has(child) &&
        whenGone !== 'CASCADE' &&
        !holders.has(`${child}.${column}`),
    )
    expect(uncovered).toEqual([])
    expect(covered.size).toBeGreaterThan(15)
  })
})
