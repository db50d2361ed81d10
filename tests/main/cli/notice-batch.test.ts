import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import { cliLibrary, runCli } from '../../support/run-cli.ts'

const samples = resolve(import.meta.dirname, '../../../resources/sample')
const names = [
  'EH-2026-001-1-outcome-notice.pdf',
  'EH-2026-001-1-published-notice.html',
  'EH-2026-001-1-published-notice.pdf',
]

describe('notices by the folder, from a terminal', () => {
  const { json, folder, open } = cliLibrary()
  const out = join(folder, 'issued')
  let reference: string

  beforeAll(async () => {
    await json('init', '--role', 'CHAIR', '--person', 'Chair', '--capacity', 'DELEGATE')
    const secret = ['--new-passphrase-file', join(folder, 'passphrase.txt')]
    for (const person of ['Member 1', 'Member 2'])
      await json('person', 'add', '--person', person, '--role', 'MEMBER', ...secret)
    const file = join(samples, 'sample-case.json')
    const imported = (await json('case', 'import', file)) as { reference: string }
    reference = imported.reference
    const { provisionalViews } = caseFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    for (const [index, person] of ['Chair', 'Member 1', 'Member 2'].entries()) {
      const view = join(folder, `view-${index}.json`)
      writeFileSync(view, JSON.stringify(provisionalViews[index]))
      await json('case', 'seal', reference, '--view', view, '--as', person)
    }
    await json('certificate', 'make', '--person', 'Chair', '--organisation', 'Test force')
    await json('case', 'compare', reference)
  }, 120_000)

  it('signs nothing where a file would be in the way, and leaves that file', async () => {
    mkdirSync(out)
    const inTheWay = join(out, names[2] ?? '')
    writeFileSync(inTheWay, 'something else')
    const refused = await runCli(['notice', 'issue', reference, ...open, '--out', out])
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.err).toContain('Nothing is overwritten')
    expect(readFileSync(inTheWay, 'utf8')).toBe('something else')
    expect(readdirSync(out)).toEqual([names[2]])
  }, 60_000)

  it('signs nothing where the folder cannot be made, and says why', async () => {
    const inTheWay = join(folder, 'a-file')
    writeFileSync(inTheWay, '')
    const args = ['notice', 'issue', reference, ...open, '--out', join(inTheWay, 'issued')]
    const refused = await runCli([...args, '--json'])
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ refused: [{ code: 'NO_FOLDER' }] })
  }, 60_000)

  it('signs nothing in Welsh while phrases have none, unless that is allowed', async () => {
    const folderOut = join(folder, 'welsh')
    const args = ['notice', 'issue', reference, ...open, '--out', folderOut]
    expect((await runCli([...args, '--languages', 'FR'])).code).toBe(2)
    const refused = await runCli([...args, '--languages', 'CY', '--json'])
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ refused: [{ code: 'NO_WELSH' }] })
    expect(existsSync(folderOut)).toBe(false)
  }, 60_000)

  it('goes on after a refusal, says both, and ends with 1', async () => {
    const elsewhere = join(folder, 'elsewhere')
    const args = ['notice', 'issue', 'EH-0000-000', reference, ...open, '--out', elsewhere]
    const run = await runCli([...args, '--json'])
    expect(run.code).toBe(1)
    expect(JSON.parse(run.out)).toMatchObject({
      files: [{ kind: 'FULL' }, { kind: 'PUBLISHED' }],
      refused: [{ what: 'EH-0000-000', problems: [{ code: 'NOT_FOUND' }] }],
    })
    expect(readdirSync(elsewhere).toSorted()).toEqual([names[0], names[2]])
  }, 60_000)

  it('exports notices and pages of a period once, and overwrites nothing', async () => {
    const folderOut = join(folder, 'exported')
    const first = await json('notice', 'export', '--out', folderOut)
    expect(first).toMatchObject({ files: [{ wasThere: false }, { wasThere: false }], refused: [] })
    expect(readdirSync(folderOut).toSorted()).toEqual(names)
    const second = await json('notice', 'export', '--out', folderOut)
    expect(second).toMatchObject({ files: [{ wasThere: true }, { wasThere: true }], pages: [] })

    rmSync(join(folderOut, names[1] ?? ''))
    const cutShort = await json('notice', 'export', '--out', folderOut)
    expect(cutShort).toMatchObject({ pages: [join(folderOut, names[1] ?? '')], refused: [] })

    const changed = join(folderOut, names[0] ?? '')
    writeFileSync(changed, 'mine')
    const third = await runCli(['notice', 'export', ...open, '--out', folderOut, '--json'])
    expect(third.code).toBe(1)
    expect(JSON.parse(third.out)).toMatchObject({
      refused: [{ what: `${reference}/1`, problems: [{ code: 'FILE_EXISTS' }] }],
    })
    expect(readFileSync(changed, 'utf8')).toBe('mine')

    const none = join(folder, 'none')
    expect(await json('notice', 'export', '--out', none, '--to', '2000-01-01')).toMatchObject({
      files: [],
    })
    expect(existsSync(none)).toBe(false)
    expect((await runCli(['notice', 'export', ...open])).code).toBe(2)
    const wrong = ['notice', 'export', ...open, '--out', none, '--from', '31.12.2026']
    expect((await runCli(wrong)).code).toBe(2)
  }, 60_000)

  it('judges each PDF of a folder, and ends with 1 where one is not good', async () => {
    const issued = join(folder, 'elsewhere')
    const good = await runCli(['notice', 'verify', issued, '--json'])
    expect(good.code).toBe(0)
    expect(JSON.parse(good.out)).toMatchObject({
      files: [{ verdict: 'SIGNED_AND_UNCHANGED' }, { verdict: 'SIGNED_AND_UNCHANGED' }],
      notGood: 0,
    })
    const bytes = readFileSync(join(issued, names[0] ?? ''))
    bytes[900] = (bytes[900] ?? 0) ^ 1
    writeFileSync(join(issued, 'a-changed.pdf'), bytes)
    writeFileSync(join(issued, 'b-empty.PDF'), '')
    const bad = await runCli(['notice', 'verify', issued, '--json'])
    expect(bad.code).toBe(1)
    const { files, notGood } = JSON.parse(bad.out) as {
      files: { file: string; verdict: string }[]
      notGood: number
    }
    expect(notGood).toBe(2)
    expect(files.map(({ verdict }) => verdict).toSorted()).toEqual(
      expect.arrayContaining(['CHANGED_SINCE_SIGNING', 'SIGNED_AND_UNCHANGED']),
    )
    expect((await runCli(['notice', 'verify', folder])).code).toBe(1)
  }, 60_000)
})
