import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendAudit, auditCheckpoint, listAudit } from '../../../src-main/db/audit.ts'
import { openPrecedentImport } from '../../../src-main/db/precedent-import.ts'
import { stagePrecedent } from '../../../src-main/db/precedent-writer.ts'
import { readPrecedentRows } from '../../../src-main/db/precedent-rows.ts'
import {
  correctPrecedent,
  countPrecedents,
  insertPrecedent,
  libraryState,
  listPrecedentVersions,
  loadPrecedent,
} from '../../../src-main/db/precedents.ts'
import { DamagedRecord } from '../../../src-main/db/stored.ts'
import { vaultFiles } from '../../../src-main/vault/header.ts'
import { insertPrecedents } from '../../support/insert-precedents.ts'
import { listPrecedents } from '../../support/list-precedents.ts'
import {
  at,
  auditBy,
  codeOf,
  makeLibrary,
  openAgain,
  sampleContent,
  type TestLibrary,
  valueOf,
} from '../../support/make-db.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await makeLibrary()
})
afterEach(() => library.remove())

const by = { at, by: 'Chair' }
const meta = () => ({ ...by, origin: 'IMPORT' as const, audit: auditBy(library.unlocked) })
const three = [sampleContent(1), sampleContent(2), sampleContent(3)]

describe('adding precedents', () => {
  it('gives references in order and reads back what was given', () => {
    const inserted = insertPrecedents(library.db, three, meta())
    expect(inserted.accepted.map(({ ref }) => ref)).toEqual(['P-0001', 'P-0002', 'P-0003'])
    const second = loadPrecedent(library.db, 'P-0002')
    expect(second).toMatchObject({
      ...sampleContent(2),
      ref: 'P-0002',
      version: 1,
      origin: 'IMPORT',
    })
    expect(listPrecedents(library.db).map(({ ref }) => ref)).toEqual(['P-0001', 'P-0002', 'P-0003'])
    expect(countPrecedents(library.db)).toEqual({ all: 3, sample: 0 })
  })

  it('adds nothing the second time and says so in the audit record', () => {
    insertPrecedents(library.db, three, meta())
    const state = libraryState(library.db)
    const again = insertPrecedents(library.db, three, meta())
    expect(again.accepted).toEqual([])
    expect(again.duplicates.map(({ ref, changed }) => [ref, changed])).toEqual([
      ['P-0001', false],
      ['P-0002', false],
      ['P-0003', false],
    ])
    expect(libraryState(library.db)).toBe(state)
    const [last] = listAudit(library.db, { before: null, limit: 1 })
    expect(JSON.parse(last?.detail ?? '')).toMatchObject({ accepted: 0, duplicates: 3 })
  })

  it('counts a row twice in one file once, and tells apart a source that now says something else', () => {
    const changed = sampleContent(1, { title: 'The same source in other words' })
    const other = sampleContent(1, { sourceRef: null })
    const inserted = insertPrecedents(
      library.db,
      [...three, sampleContent(3), changed, other],
      meta(),
    )
    expect(inserted.accepted.map(({ index }) => index)).toEqual([0, 1, 2, 5])
    expect(inserted.duplicates).toEqual([
      { index: 3, ref: 'P-0003', changed: false },
      { index: 4, ref: 'P-0001', changed: true },
    ])
    const [last] = listAudit(library.db, { before: null, limit: 1 })
    expect(JSON.parse(last?.detail ?? '')).toMatchObject({ accepted: 4, duplicates: 1, changed: 1 })
  })

  it('takes a case in that shares id and source with one of another force', () => {
    const elsewhere = sampleContent(1, { force: 'Another Police' })
    const { accepted } = insertPrecedents(library.db, [...three, elsewhere], meta())
    expect(accepted.map(({ index }) => index)).toEqual([0, 1, 2, 3])
  })

  it('tells a row that stands twice in the import from one that was there before', () => {
    insertPrecedents(library.db, three, meta())
    const { audit: _audit, ...stamp } = meta()
    const into = openPrecedentImport(library.db, stamp)
    const add = (n: number) => into.add(stagePrecedent(sampleContent(n))).known?.isNew
    expect([add(1), add(4), add(4)]).toEqual([false, undefined, true])
    into.takeBack()
  })

  it('knows a row again after the precedent was corrected', () => {
    const loose = sampleContent(1, { sourceId: null })
    insertPrecedents(library.db, [loose], meta())
    const content = { ...loose, title: 'Better words' }
    valueOf(correctPrecedent(library.db, { ...by, ref: 'P-0001', content, reason: 'Clearer' }))
    expect(insertPrecedents(library.db, [loose], meta()).accepted).toEqual([])
  })

  it('leaves the library as it was when stopped, with no audit entry', () => {
    insertPrecedents(library.db, [sampleContent(9)], meta())
    const before = [libraryState(library.db), auditCheckpoint(library.db)]
    const onRow = (done: number) => (done === 2 ? 'STOP' : 'GO_ON')
    const stopped = insertPrecedents(library.db, three, { ...meta(), onRow })
    expect(stopped).toEqual({ accepted: [], duplicates: [], cancelled: true })
    expect([libraryState(library.db), auditCheckpoint(library.db)]).toEqual(before)
    expect(listPrecedents(library.db)).toHaveLength(1)
  })

  it('lets nothing else into its transaction', () => {
    const before = auditCheckpoint(library.db)
    const { audit, ...stamp } = meta()
    const into = openPrecedentImport(library.db, stamp)
    into.add(stagePrecedent(sampleContent(1)))
    expect(() => appendAudit(library.db, audit)).toThrow('nothing may join')
    expect(() => openPrecedentImport(library.db, stamp)).toThrow('already')
    into.takeBack()
    into.takeBack()
    expect(auditCheckpoint(library.db)).toEqual(before)
    expect(countPrecedents(library.db).all).toBe(0)
    expect(library.db.pragma('journal_mode', { simple: true })).toBe('wal')
    appendAudit(library.db, audit)
    expect(auditCheckpoint(library.db).entries).toBe(before.entries + 1)
  })

  it('leaves the library as it was when the process is killed in the middle', () => {
    const { folder, unlocked } = library
    insertPrecedents(library.db, three, meta())
    const before = [libraryState(library.db), auditCheckpoint(library.db)]
    library.db.close()
    const child = join(import.meta.dirname, 'import-until-killed.child.ts')
    const { libraryKey, libraryId } = unlocked
    const run = [child, vaultFiles(folder).database, libraryKey.toString('hex'), libraryId]
    const killed = spawnSync(process.execPath, run)
    expect([killed.signal, killed.stdout.toString()]).toEqual(['SIGKILL', ''])
    // Pages of the import were in the file already: the journal takes them back, and is sealed too.
    const left = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(left.some((bytes) => bytes.includes('searched the force system'))).toBe(false)
    expect(statSync(`${vaultFiles(folder).database}-journal`).size).toBeGreaterThan(0)
    const db = valueOf(openAgain(folder, unlocked))
    expect([libraryState(db), auditCheckpoint(db)]).toEqual(before)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(insertPrecedents(db, [sampleContent(50)], meta()).accepted[0]?.ref).toBe('P-0004')
    db.close()
  })

  it('refuses one that is there already by name', () => {
    valueOf(insertPrecedent(library.db, sampleContent(1), { ...by, origin: 'OWN_FORCE' }))
    const twice = insertPrecedent(library.db, sampleContent(1), { ...by, origin: 'OWN_FORCE' })
    expect(codeOf(twice)).toBe('DUPLICATE')
    expect(twice.ok ? '' : twice.problems[0]?.message).toContain('P-0001')
  })
})

describe('correcting a precedent', () => {
  const correct = (change: Parameters<typeof sampleContent>[1], reason = 'Misread') =>
    correctPrecedent(library.db, {
      ...by,
      ref: 'P-0001',
      content: sampleContent(1, change),
      reason,
    })
  beforeEach(() => {
    insertPrecedents(library.db, three, meta())
  })

  it('makes a version with its reason and keeps the earlier one', () => {
    const state = libraryState(library.db)
    expect(listPrecedents(library.db)[0]?.outcome).toBe('DWN')
    expect(valueOf(correct({ outcome: 'FWW' }))).toMatchObject({ version: 2, outcome: 'FWW' })
    const versions = listPrecedentVersions(library.db, 'P-0001')
    expect(
      versions.map(({ version, reason, content }) => [version, reason, content.outcome]),
    ).toEqual([
      [2, 'Misread', 'FWW'],
      [1, 'Recorded', 'DWN'],
    ])
    expect(libraryState(library.db)).not.toBe(state)
    expect(listPrecedents(library.db)[0]?.outcome).toBe('FWW')
    expect(readPrecedentRows(library.db, ['P-0001'])[0]?.outcome).toBe('FWW')
  })

  it('refuses no change, an unknown reference and what another precedent says', () => {
    expect(codeOf(correct({}))).toBe('NOTHING_CHANGED')
    expect(
      codeOf(
        correctPrecedent(library.db, { ...by, ref: 'P-9', content: sampleContent(8), reason: 'x' }),
      ),
    ).toBe('NOT_FOUND')
    expect(
      codeOf(
        correctPrecedent(library.db, {
          ...by,
          ref: 'P-0001',
          content: sampleContent(2),
          reason: 'x',
        }),
      ),
    ).toBe('DUPLICATE')
  })

  it('never changes or removes a version', () => {
    const run = (sql: string) => () => library.db.exec(sql)
    expect(run(`UPDATE precedent_version SET reason = 'x'`)).toThrow('never changed')
    expect(run('DELETE FROM precedent_version')).toThrow('never removed')
  })
})

describe('reading precedents', () => {
  it('gives lists what they show without the content, in the order asked for', () => {
    insertPrecedents(library.db, three, meta())
    const [first] = readPrecedentRows(library.db, ['P-0001'])
    expect(first).toMatchObject({
      ref: 'P-0001',
      conductRegimes: ['CR2020_BASE'],
      outcome: 'DWN',
      laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
    })
    expect(first).not.toHaveProperty('profile')
    const asked = readPrecedentRows(library.db, ['P-0003', 'P-0001', 'P-0999'])
    expect(asked.map(({ ref }) => ref)).toEqual(['P-0003', 'P-0001'])
  })

  it('names a damaged precedent instead of skipping it', () => {
    insertPrecedents(library.db, three, meta())
    library.db.exec(`DROP TRIGGER precedent_version_stays;
      UPDATE precedent_version SET content = '{}' WHERE precedent_seq = 2`)
    expect(() => listPrecedents(library.db)).toThrow(DamagedRecord)
    expect(() => loadPrecedent(library.db, 'P-0002')).toThrow('Precedent P-0002 is damaged')
    expect(loadPrecedent(library.db, 'P-0001')?.ref).toBe('P-0001')
  })
})
