import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

const samples = resolve(import.meta.dirname, '../../../resources/sample')
const names = [
  'EH-2026-001-1-outcome-notice.pdf',
  'EH-2026-001-1-published-notice.html',
  'EH-2026-001-1-published-notice.pdf',
]

/** A disk of some kilobytes can be had by root on Linux alone. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0

function smallDisk(folder: string, kilobytes: number): string {
  const at = join(folder, `disk-${kilobytes}`)
  mkdirSync(at)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', at])
  return at
}

describe('notices by the folder, from a terminal', { shuffle: false }, async () => {
  const chair = { label: 'Chair', role: 'CHAIR', capacity: 'DELEGATE' } as const
  const { json, folder, open } = await madeLibrary(chair)
  const out = join(folder, 'issued')
  let reference: string

  beforeAll(async () => {
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
    const missing = await json('notice', 'untranslated', reference)
    expect(missing).toContainEqual({
      key: 'letter.title',
      english: 'Letter to the officer with the report',
      papers: ['COVERING_LETTER'],
    })
    expect(await json('notice', 'untranslated', reference, '--languages', 'EN')).toEqual([])
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

  it.skipIf(!canMount)(
    'stops at a full disk before anything more is signed, and says what is left',
    async () => {
      const small = smallDisk(folder, 700)
      try {
        const args = ['notice', 'issue', 'EH-0000-001', 'EH-0000-002', ...open, '--out', small]
        const run = await runCli([...args, '--json'])
        expect(run.code).toBe(1)
        expect(JSON.parse(run.out)).toMatchObject({
          files: [],
          refused: [{ what: 'EH-0000-001', problems: [{ code: 'DISK_FULL' }] }],
          notDone: ['EH-0000-002'],
        })
        expect(readdirSync(small)).toEqual([])
      } finally {
        execFileSync('umount', [small])
      }
    },
    60_000,
  )

  it.skipIf(!canMount)(
    'stops an export at a full disk, with nothing half-written',
    async () => {
      const small = smallDisk(folder, 64)
      try {
        const run = await runCli(['notice', 'export', ...open, '--out', small, '--json'])
        expect(run.code).toBe(1)
        expect(JSON.parse(run.out)).toMatchObject({
          files: [],
          refused: [{ what: `${reference}/1`, problems: [{ code: 'DISK_FULL' }] }],
          notDone: [`${reference}/1/P`],
        })
        expect(readdirSync(small)).toEqual([])
      } finally {
        execFileSync('umount', [small])
      }
    },
    60_000,
  )

  it('stops where the folder is gone from under it, and names what it did not get to', async () => {
    const inTheWay = join(folder, 'a-file')
    const args = [
      'notice',
      'issue',
      reference,
      'EH-0000-009',
      ...open,
      '--out',
      join(inTheWay, 'x'),
    ]
    const run = await runCli([...args, '--json'])
    expect(JSON.parse(run.out)).toMatchObject({
      refused: [{ what: reference, problems: [{ code: 'NO_FOLDER' }] }],
      notDone: ['EH-0000-009'],
    })
  }, 60_000)

  it('clears what a killed batch left half-written: its own names, and only once they are old', async () => {
    const folderOut = join(folder, 'killed')
    mkdirSync(folderOut)
    const id = '01234567-89ab-cdef-0123-456789abcdef'
    const old = (name: string) => {
      writeFileSync(join(folderOut, name), 'half')
      utimesSync(join(folderOut, name), new Date(0), new Date(0))
      return name
    }
    const gone = old(`.${names[0]}.${id}.part`)
    const others = [old('.letter.pdf.part'), old(names[0]?.replace('1-o', '9-o') ?? '')]
    const fresh = `.${names[2]}.${id}.part`
    writeFileSync(join(folderOut, fresh), 'half')
    await json('notice', 'export', '--out', folderOut)
    const left = readdirSync(folderOut)
    expect(left).not.toContain(gone)
    expect(left).toEqual(expect.arrayContaining([fresh, ...others]))
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
    const period = ['--from', '1999-12-01', '--to', '2000-01-01']
    const empty = await runCli(['notice', 'export', ...open, '--out', none, ...period])
    expect(empty.code).toBe(0)
    expect(empty.out).toBe(
      'No notice was signed in this library from 1 December 1999 to 1 January 2000. Nothing was saved.\n',
    )
    expect(existsSync(none)).toBe(false)
    expect((await runCli(['notice', 'export', ...open])).code).toBe(2)
    const turned = [...open, '--out', none, '--from', '2000-01-02', '--to', '2000-01-01']
    expect((await runCli(['notice', 'export', ...turned])).code).toBe(2)
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
