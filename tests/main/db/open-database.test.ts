import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertCase } from '../../../src-main/db/cases.ts'
import {
  closeDatabase,
  inOneTransaction,
  makeReadOnly,
  openDatabase,
} from '../../../src-main/db/open-database.ts'
import { insertPrecedent } from '../../../src-main/db/precedents.ts'
import { saveSection } from '../../../src-main/db/sections.ts'
import { loadSetting, saveSetting } from '../../../src-main/db/settings.ts'
import { vaultFiles } from '../../../src-main/vault/header.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { insertPrecedents } from '../../support/insert-precedents.ts'
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
const file = () => vaultFiles(library.folder).database
const options = () => ({
  file: file(),
  key: library.unlocked.libraryKey,
  sha256: hashText,
  libraryId: library.unlocked.libraryId,
})

describe('a library on disk', () => {
  it('holds no readable word of its content in any file, open or closed', () => {
    const { db, folder } = library
    const hearing = insertCase(db, by)
    const particulars = { ...hearing.particulars, matter: 'PLAINTEXTMATTER of the neighbour' }
    valueOf(
      saveSection(db, {
        ...by,
        caseId: hearing.id,
        section: 'particulars',
        value: particulars,
        settled: true,
      }),
    )
    const title = 'PLAINTEXTTITLE of a precedent'
    valueOf(insertPrecedent(db, sampleContent(1, { title }), { ...by, origin: 'IMPORT' }))
    const readable = () =>
      readdirSync(folder).filter((name) => {
        const bytes = readFileSync(join(folder, name)).toString('latin1')
        return /PLAINTEXT|neighbour|EH-2026|CREATE TABLE|SQLite format/i.test(bytes)
      })
    expect(readdirSync(folder)).toContain('library.db-wal')
    expect(readable()).toEqual([])
    closeDatabase(db)
    expect(readdirSync(folder).sort()).toEqual(['library.db', 'library.json'])
    expect(readable()).toEqual([])
  })

  it('keeps what was written after it was closed and opened again', () => {
    saveSetting(library.db, 'theme', 'dark')
    library.db.close()
    const db = valueOf(openAgain(library.folder, library.unlocked))
    expect(loadSetting(db, 'theme')).toBe('dark')
    db.close()
  })

  it('runs in the safe modes that it relies on', () => {
    const mode = (name: string) => library.db.pragma(name, { simple: true })
    expect(mode('journal_mode')).toBe('wal')
    expect(mode('foreign_keys')).toBe(1)
    expect(mode('secure_delete')).toBe(1)
    expect(mode('synchronous')).toBe(2)
    expect(mode('temp_store')).toBe(2)
    expect(mode('cipher')).toBe('sqlcipher')
  })
})

describe('opening', () => {
  it('refuses another key', () => {
    library.db.close()
    expect(codeOf(openDatabase({ ...options(), mode: 'OPEN', key: new Uint8Array(32) }))).toBe(
      'WRONG_KEY',
    )
  })

  it('refuses a missing file instead of starting an empty library', () => {
    library.db.close()
    rmSync(file())
    expect(codeOf(openDatabase({ ...options(), mode: 'OPEN' }))).toBe('DATABASE_MISSING')
    expect(existsSync(file())).toBe(false)
  })

  it('refuses to make a library over another', () => {
    library.db.close()
    expect(codeOf(openDatabase({ ...options(), mode: 'CREATE' }))).toBe('DATABASE_EXISTS')
  })

  it('refuses the database of another library', () => {
    library.db.close()
    expect(codeOf(openDatabase({ ...options(), mode: 'OPEN', libraryId: 'other' }))).toBe(
      'OTHER_LIBRARY',
    )
  })

  it('refuses a file of a newer version and leaves every byte of it alone', () => {
    library.db.pragma('user_version = 99')
    library.db.close()
    const before = readFileSync(file())
    expect(codeOf(openDatabase({ ...options(), mode: 'OPEN' }))).toBe('LIBRARY_NEWER')
    expect(readFileSync(file()).equals(before)).toBe(true)
  })

  it('says that a page is damaged and repairs nothing', () => {
    library.db.close()
    const bytes = readFileSync(file())
    for (let page = 1; page * 4096 < bytes.length; page += 1)
      bytes.fill(0xa5, page * 4096, page * 4096 + 64)
    writeFileSync(file(), bytes)
    expect(codeOf(openDatabase({ ...options(), mode: 'OPEN' }))).toBe('LIBRARY_DAMAGED')
    expect(readFileSync(file()).equals(bytes)).toBe(true)
  })

  it('refuses in words while another process has the library open', () => {
    const child = join(import.meta.dirname, 'open-library.child.ts')
    const { libraryKey, libraryId } = library.unlocked
    const told = spawnSync(process.execPath, [child, file(), libraryKey.toString('hex'), libraryId])
    const answer: unknown = JSON.parse(told.stdout.toString())
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'LIBRARY_IN_USE' }] })
    library.db.close()
    const after = spawnSync(process.execPath, [
      child,
      file(),
      libraryKey.toString('hex'),
      libraryId,
    ])
    expect(JSON.parse(after.stdout.toString())).toEqual({ ok: true })
  })
})

describe('writing', () => {
  it('keeps nothing of a transaction that fails half-way', () => {
    const half = () =>
      inOneTransaction(library.db, () => {
        saveSetting(library.db, 'half', 'done')
        throw new Error('half-way')
      })
    expect(half).toThrow('half-way')
    expect(loadSetting(library.db, 'half')).toBeNull()
  })

  it('is refused once the library is read only', () => {
    makeReadOnly(library.db)
    expect(() => saveSetting(library.db, 'a', 'b')).toThrow(/readonly/)
    expect(loadSetting(library.db, 'library-id')).toBe(library.unlocked.libraryId)
  })

  it('opens from a copy of its files taken while it was open, with all that was committed', () => {
    const { db, folder, unlocked } = library
    const audit = auditBy(unlocked)
    insertPrecedents(db, [sampleContent(1), sampleContent(2)], { ...by, origin: 'IMPORT', audit })
    valueOf(insertPrecedent(db, sampleContent(3), { ...by, origin: 'OWN_FORCE' }))
    const copy = join(folder, 'copy')
    closeOver(copy)
    const again = valueOf(openAgain(copy, unlocked))
    expect(again.prepare('SELECT count(*) FROM precedent').pluck().get()).toBe(3)
    again.close()
  })
})

/** What power loss leaves: the file and its journal as they stand, no clean close. */
function closeOver(copy: string): void {
  spawnSync('mkdir', [copy])
  for (const end of ['', '-wal'])
    copyFileSync(`${file()}${end}`, `${vaultFiles(copy).database}${end}`)
}
