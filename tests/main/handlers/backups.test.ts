import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  codes,
  newFolder,
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

async function unlock(library: TestLibrary) {
  const { people } = value(await library.handlers['vault:status']())
  return library.handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase })
}

const actions = async ({ handlers }: TestLibrary) =>
  value(await handlers['audit:list']({ before: null, limit: 50 })).map(({ action }) => action)

async function backedUp() {
  const library = await newLibrary({ withSample: true })
  const place = newFolder()
  library.answers.folders = [place]
  const taken = value(await library.handlers['library:back-up']())
  if (taken === null) throw new Error('No place was chosen')
  return { library, place, taken }
}

describe('A backup', () => {
  it('holds the library of that moment, is on record, and opens with the same passphrase', async () => {
    const { library, taken } = await backedUp()
    const { reference } = value(await library.handlers['case:import-sample']()).hearingCase
    expect(readdirSync(taken.folder).toSorted()).toEqual(['backup.db', 'backup.json'])
    expect(statSync(taken.folder).mode & 0o777).toBe(0o700)
    expect(await actions(library)).toContain('library.backed-up')
    const { lastBackupAt } = value(await library.handlers['vault:status']())
    expect(lastBackupAt).toBe(taken.takenAt)

    const restored = openHandlers(newFolder())
    const folder = newFolder()
    restored.answers.folders = [taken.folder, folder]
    expect(value(await restored.handlers['vault:restore']())).toMatchObject({
      folder,
      takenAt: taken.takenAt,
    })
    expect(value(await unlock(restored))).toMatchObject({ state: 'UNLOCKED', readOnly: false })
    expect(value(await restored.handlers['library:facts']()).precedents).toBe(90)
    const cases = value(await restored.handlers['case:list']())
    expect(cases.map((one) => one.reference)).not.toContain(reference)
    expect(await actions(restored)).toContain('library.restored')

    // Said once, of the first opening.
    value(await restored.handlers['vault:lock']())
    value(await unlock(restored))
    const again = await actions(restored)
    expect(again.filter((action) => action === 'library.restored')).toHaveLength(1)
  }, 60_000)

  it('leaves what is written while it is made in the library, and out of the copy', async () => {
    const library = await newLibrary({ withSample: true })
    const place = newFolder()
    library.answers.folders = [place]
    const making = library.handlers['library:back-up']()
    const made = value(await library.handlers['case:import-sample']())
    const taken = value(await making)
    expect(taken).not.toBeNull()
    value(await library.handlers['vault:lock']())
    value(await unlock(library))
    const cases = value(await library.handlers['case:list']())
    expect(cases.map(({ id }) => id)).toContain(made.hearingCase.id)
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
  }, 60_000)

  it('leaves the library locked to every other process', async () => {
    const { library } = await backedUp()
    const unlocked = library.session.library?.unlocked
    if (unlocked === undefined) throw new Error('The library is open')
    const { libraryKey, libraryId } = unlocked
    const child = join(import.meta.dirname, '../db/open-library.child.ts')
    const file = join(library.folder, 'library.db')
    const told = spawnSync(process.execPath, [child, file, libraryKey.toString('hex'), libraryId])
    expect(JSON.parse(told.stdout.toString())).toMatchObject({
      ok: false,
      problems: [{ code: 'LIBRARY_IN_USE' }],
    })
    library.close()
  }, 60_000)

  it('is not written beside the library, nor twice over the same', async () => {
    const { library, place, taken } = await backedUp()
    library.answers.folders = [library.folder]
    expect(codes(await library.handlers['library:back-up']())).toEqual(['SAME_PLACE'])
    library.answers.folders = [join(library.folder, 'inside')]
    expect(codes(await library.handlers['library:back-up']())).toEqual(['SAME_PLACE'])
    library.clock.at = Date.parse(taken.takenAt)
    library.answers.folders = [place]
    const second = value(await library.handlers['library:back-up']())
    expect(second?.folder).not.toBe(taken.folder)
    expect(readdirSync(place)).toHaveLength(2)
    library.answers.folders = [join(place, 'not there')]
    expect(codes(await library.handlers['library:back-up']())).toEqual(['NOT_ALLOWED'])
  }, 60_000)

  it('that is stopped, or cut off by locking, leaves nothing behind', async () => {
    const library = await newLibrary({ withSample: true })
    for (const stop of ['pack:cancel', 'vault:lock'] as const) {
      const place = newFolder()
      library.answers.folders = [place]
      const making = library.handlers['library:back-up']()
      // The place is chosen within this turn; the first part is read in a later one.
      await nextTurn()
      value(await library.handlers[stop]())
      expect(codes(await making)).toHaveLength(1)
      expect(readdirSync(place)).toEqual([])
    }
    value(await unlock(library))
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
  }, 60_000)
})

describe('A backup that is being checked', () => {
  it('is taken away again where it is stopped then', async () => {
    const library = await newLibrary({ withSample: true })
    const place = newFolder()
    library.answers.folders = [place]
    const making = library.handlers['library:back-up']()
    const isWritten = () =>
      readdirSync(place).some((part) => readdirSync(join(place, part)).includes('backup.json'))
    while (!isWritten()) await nextTurn()
    value(await library.handlers['pack:cancel']())
    expect(codes(await making)).toEqual(['CANCELLED'])
    expect(readdirSync(place)).toEqual([])
    library.close()
  }, 60_000)
})

describe('Putting a backup back', () => {
  it('never writes over anything, and says what is not a backup', async () => {
    const { library, taken } = await backedUp()
    expect(codes(await library.handlers['vault:restore']())).toEqual(['UNLOCKED'])
    value(await library.handlers['vault:lock']())
    const full = newFolder()
    writeFileSync(join(full, 'letter.txt'), 'Keep me')
    library.answers.folders = [taken.folder, full]
    expect(codes(await library.handlers['vault:restore']())).toEqual(['FOLDER_NOT_EMPTY'])
    library.answers.folders = [taken.folder, library.folder]
    expect(codes(await library.handlers['vault:restore']())).toEqual(['FOLDER_NOT_EMPTY'])
    expect(readdirSync(full)).toEqual(['letter.txt'])
    library.answers.folders = [library.folder]
    expect(codes(await library.handlers['vault:restore']())).toEqual(['NO_BACKUP'])
    expect(value(await unlock(library)).state).toBe('UNLOCKED')
  }, 60_000)

  it('shows at unlocking where a byte of it was changed', async () => {
    const { taken } = await backedUp()
    const changed = join(newFolder(), 'changed')
    mkdirSync(changed)
    cpSync(taken.folder, changed, { recursive: true })
    const bytes = readFileSync(join(changed, 'backup.db'))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(join(changed, 'backup.db'), bytes)
    const header = readFileSync(join(changed, 'backup.json'), 'utf8')
    writeFileSync(join(changed, 'backup.json'), header.replace(/"entries": \d+/, '"entries": 1'))
    const restored = openHandlers(newFolder())
    restored.answers.folders = [changed, newFolder()]
    value(await restored.handlers['vault:restore']())
    expect(codes(await unlock(restored))).toEqual(['HEADER_ALTERED'])
  }, 60_000)
})
