import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../../support/open-library.ts'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

describe('A file of the library itself, named to a command', () => {
  let library: Awaited<ReturnType<typeof madeLibrary>>
  let own: string
  let hard: string
  let soft: string
  const refused = async (...args: readonly string[]) => {
    const { code, out } = await runCli([...args, ...library.open, '--json'])
    const { refused: problems } = JSON.parse(out) as { refused: { code: string }[] }
    return [code, ...problems.map((one) => one.code)]
  }
  beforeAll(async () => {
    library = await madeLibrary()
    own = join(library.library, 'library.db')
    hard = join(library.folder, 'statement.pdf')
    soft = join(library.folder, 'letter.pdf')
    linkSync(own, hard)
    symlinkSync(own, soft)
  }, 60_000)

  it.each([
    ['compare', []],
    ['import', []],
    ['case import', []],
    ['trust add', []],
    ['notice verify', []],
    ['bundle add', ['EH-2026-001']],
    ['restore', []],
  ] as const)('is refused as what %s reads, by any name', async (command, before) => {
    for (const path of [own, hard, soft])
      expect(await refused(...command.split(' '), ...before, path)).toEqual([1, 'OWN_FILE'])
  })

  it.each([
    ['evaluate', '--test'],
    ['case seal EH-2026-001', '--view'],
    ['import rows.csv', '--mapping'],
    ['import rows.csv', '--rejects'],
    ['seal export EH-2026-001', '--out'],
    ['person add', '--new-passphrase-file'],
    ['certificate import key.p12', '--key-passphrase-file'],
    ['pack import a.pack', '--pack-passphrase-file'],
  ] as const)('is refused as the file of an option: %s %s', async (command, option) => {
    for (const path of [own, hard])
      expect(await refused(...command.split(' '), option, path)).toEqual([1, 'OWN_FILE'])
  })

  it('is neither written where it is not there yet, nor read as a passphrase', async () => {
    const journal = join(library.library, 'library.db-journal')
    expect(await refused('pack', 'export', '--law', journal)).toEqual([1, 'OWN_FILE'])
    expect(existsSync(journal)).toBe(false)
    const header = join(library.library, 'library.json')
    const before = readFileSync(header)
    const asked = ['matrix', '--library', library.library, '--passphrase-file', header, '--json']
    const { code, out } = await runCli(asked)
    expect([code, out]).toEqual([1, expect.stringContaining('OWN_FILE')])
    expect(readFileSync(header).equals(before)).toBe(true)
  })

  it('is in the list as not opened where a folder of notices leads to it', async () => {
    const folder = join(newFolder(), 'notices')
    mkdirSync(folder)
    linkSync(own, join(folder, 'notice.pdf'))
    writeFileSync(join(folder, 'other.pdf'), '%PDF-1.7')
    const { code, out } = await runCli(['notice', 'verify', folder, ...library.open, '--json'])
    const { files } = JSON.parse(out) as { files: { file: string; summary: string }[] }
    expect(code).toBe(1)
    expect(files[0]).toMatchObject({
      verdict: 'NOT_READABLE',
      summary: expect.stringMatching(/^notice\.pdf belongs to this library itself/),
    })
    expect(files[1]?.summary).not.toContain('belongs to this library')
  }, 60_000)
})
