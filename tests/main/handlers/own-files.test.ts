import { spawnSync } from 'node:child_process'
import { linkSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  codes,
  newFolder,
  newLibrary,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const child = join(import.meta.dirname, '../db/open-library.child.ts')

/** What another process is told that opens the library now. */
function toldToAnother({ folder, session }: TestLibrary): unknown {
  if (session.library === null) throw new Error('The library is open')
  const { libraryKey, libraryId } = session.library.unlocked
  const file = join(folder, 'library.db')
  const told = spawnSync(process.execPath, [child, file, libraryKey.toString('hex'), libraryId])
  return JSON.parse(told.stdout.toString())
}

const ways = {
  'as it is': (file: string) => file,
  'by a symbolic link': (file: string) => {
    const path = join(newFolder(), 'statement.pdf')
    symlinkSync(file, path)
    return path
  },
  'by a hard link': (file: string) => {
    const path = join(newFolder(), 'statement.pdf')
    linkSync(file, path)
    return path
  },
  'by a link to its folder': (file: string) => {
    const path = join(newFolder(), 'cases')
    symlinkSync(dirname(file), path)
    return join(path, basename(file))
  },
} as const

describe('a file of the library itself', () => {
  let library: TestLibrary
  let caseId: string
  beforeEach(async () => {
    library = await newLibrary({ role: 'SECRETARIAT' })
    caseId = value(await library.handlers['case:create']({ matter: 'Own files' })).hearingCase.id
  }, 60_000)

  it.each(Object.entries(ways))(
    'is refused before it is opened, chosen %s, and stays locked to every other process',
    async (_, way) => {
      library.answers.openFiles = [way(join(library.folder, 'library.db'))]
      const { handlers } = library
      const choices = [
        () => handlers['bundle:add']({ caseId }),
        () => handlers['import:run'](),
        () => handlers['pack:inspect']({ secret: null }),
        () => handlers['notice:verify'](),
        () => handlers['law:update-bank-holidays'](),
        () => handlers['trust:read'](),
      ]
      for (const choose of choices) expect(codes(await choose())).toEqual(['OWN_FILE'])
      expect(toldToAnother(library)).toMatchObject({ problems: [{ code: 'LIBRARY_IN_USE' }] })
    },
    60_000,
  )

  it.each(['library.db', 'library.db-wal', 'library.db-journal', 'library.json'])(
    'is not written over: %s',
    async (name) => {
      const path = join(library.folder, name)
      const file = () => statSync(path, { throwIfNoEntry: false })?.ino
      const before = file()
      library.answers.saveFile = path
      expect(codes(await library.handlers['wording:export']())).toEqual(['OWN_FILE'])
      expect(file()).toBe(before)
    },
    60_000,
  )

  it('is refused among the documents of a case file', async () => {
    const folder = newFolder()
    linkSync(join(library.folder, 'library.db'), join(folder, 'statement.pdf'))
    const path = join(folder, 'case.json')
    const sample = JSON.parse(readFileSync(join(resources, 'sample/sample-case.json'), 'utf8'))
    const documents = [{ title: 'Statement', file: 'statement.pdf' }]
    writeFileSync(path, JSON.stringify({ ...sample, documents }))
    library.answers.openFiles = [path]
    const refused = await library.handlers['pack:inspect']({ secret: null })
    expect(refused).toMatchObject({
      problems: [{ code: 'DOCUMENT_REFUSED', message: expect.stringMatching(/library itself/) }],
    })
    expect(toldToAnother(library)).toMatchObject({ problems: [{ code: 'LIBRARY_IN_USE' }] })
  }, 60_000)

  it('leaves other files of its folder alone', async () => {
    const path = join(library.folder, 'letter.txt')
    writeFileSync(path, 'A letter.')
    library.answers.openFiles = [path]
    expect(value(await library.handlers['bundle:add']({ caseId }))?.report.added).toHaveLength(1)
  }, 60_000)

  it('is no place for a backup, by a link either', async () => {
    const link = join(newFolder(), 'elsewhere')
    symlinkSync(library.folder, link)
    for (const place of [link, join(link, 'not there yet')]) {
      library.answers.folders = [place]
      expect(codes(await library.handlers['library:back-up']())).toEqual(['SAME_PLACE'])
    }
  }, 60_000)
})
