import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import { fullCost } from '../../../src-main/vault/boxes.ts'
import { requireHeader } from '../../../src-main/vault/header.ts'
import { value } from '../../support/open-library.ts'
import { cliLibrary, madeLibrary, runCli } from '../../support/run-cli.ts'
import { runProcess } from '../../support/run-process.ts'

const root = resolve(import.meta.dirname, '../../..')
const sampleCase = join(root, 'resources/sample/sample-case.json')
const rows = readFileSync(join(root, 'tests/support/uk-outcomes.jsonl'), 'utf8').trim().split('\n')

describe('The command line', () => {
  it('answers wrong usage with 2 and a refusal with 1, and says why on standard error', async () => {
    expect((await runProcess([])).code).toBe(2)
    expect((await runProcess(['nonsense'])).code).toBe(2)
    expect((await runProcess(['matrix', '--no-such-option'])).code).toBe(2)
    const { open } = cliLibrary()
    const refused = await runProcess(['matrix', ...open])
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('no library')
  }, 60_000)

  it('says on standard output what can be typed: all of it, one family, one command', async () => {
    const all = await runProcess(['--help'])
    expect(all).toMatchObject({ code: 0, err: '' })
    expect(all.out).toContain('notice verify <path>')
    for (const asked of [
      ['help', 'seal'],
      ['seal', '--help'],
      ['seal', 'nonsense'],
    ]) {
      const { out, err } = await runCli(asked)
      expect(out + err, asked.join(' ')).toContain('  seal export <reference>')
      expect(out + err, asked.join(' ')).not.toContain('  case seal')
    }
    expect((await runCli(['help', 'seal', 'open'])).out).not.toContain('seal export')
    expect((await runCli(['seal', 'nonsense'])).err).toContain("no command 'seal nonsense'")
  })

  it('makes a library, imports, and reports each rejected row with line, field and reason', async () => {
    const { json, folder, open } = cliLibrary()
    await json('init')
    const file = join(folder, 'rows.jsonl')
    const broken = JSON.stringify({ ...JSON.parse(rows[5] ?? ''), finding: 'perhaps' })
    writeFileSync(file, [...rows.slice(0, 5), broken].join('\n'))
    const rejects = join(folder, 'rejects.jsonl')
    const report = await json('import', file, '--rejects', rejects)
    expect(report).toMatchObject({ accepted: 5, rejected: [{ line: 6, field: 'finding' }] })
    expect(report).toMatchObject({ reasons: [{ field: 'finding', rows: 1, lines: [6] }] })
    expect(JSON.parse(readFileSync(rejects, 'utf8'))).toMatchObject({ _line: 6, _field: 'finding' })
    expect(await json('import', file)).toMatchObject({ accepted: 0, duplicates: 5 })
    const { out } = await runCli(['import', file, ...open])
    expect(out).toContain('0 accepted, 5 already in the library, 1 rejected')
    expect(out).toMatch(/1 row, finding: The finding "perhaps" is not known/)
    expect(await json('matrix')).toMatchObject({ cases: 5 })
    const wrong = await runCli(['matrix', ...open, '--as', 'Nobody'])
    expect(wrong.code).toBe(2)
  }, 60_000)

  it('compares a row of the interchange format with the library, without meeting itself', async () => {
    const { json, folder } = await madeLibrary(undefined, { withSample: true })
    const one = join(folder, 'case.json')
    writeFileSync(one, rows[0] ?? '')
    const { neighbours, fingerprint, searchReport } = (await json('compare', one)) as {
      neighbours: { title: string; score: number; parts: { value: number }[] }[]
      fingerprint: { result: string }
      searchReport: { leftOut: { reason: string; refs: string[] }[] }
    }
    expect(neighbours.length).toBeGreaterThan(5)
    for (const { score, parts } of neighbours)
      expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(score, 6)
    expect(searchReport.leftOut.find(({ reason }) => reason === 'SAME_CASE')?.refs).toHaveLength(1)
    const again = (await json('compare', one)) as { fingerprint: { result: string } }
    expect(again.fingerprint.result).toBe(fingerprint.result)
  }, 60_000)

  it('tells a comparison, a matrix and the grades to a person at a terminal', async () => {
    const { json, folder, open } = cliLibrary()
    await json('init', '--sample')
    const one = join(folder, 'case.json')
    writeFileSync(one, rows[0] ?? '')
    const { neighbours, fingerprint } = (await json('compare', one)) as {
      neighbours: { ref: string; counted: boolean }[]
      fingerprint: { result: string }
    }
    const first = neighbours.find(({ counted }) => counted)?.ref
    const { out: said } = await runCli(['compare', one, ...open])
    expect(said).toContain(`WHY ${first} IS FIRST`)
    expect(said).toContain(fingerprint.result)
    for (const { ref } of neighbours) expect(said).toMatch(new RegExp(`^ +\\d+ {2}${ref} `, 'm'))
    expect(Math.max(...said.split('\n').map(({ length }) => length))).toBeLessThan(150)
    const table = (await runCli(['matrix', ...open])).out
    expect(table).toMatch(/^ {2}All +90( +[\d.]+)+$/m)
    const grades = (await runCli(['evaluate', ...open])).out
    expect(grades).toMatch(/^ {2}Evenhand +\d+% +\d+% to \d+%/m)
    expect(grades).toMatch(/^ {2}Naive Bayes +\d+%/m)
  }, 60_000)

  it('grades its own method beside the plain ones', async () => {
    const { json } = await madeLibrary(undefined, { withSample: true })
    const { splits } = (await json('evaluate')) as {
      splits: { n: number; methods: Record<string, { balancedAccuracy: unknown }> }[]
    }
    expect(Object.keys(splits[0]?.methods ?? {})).toEqual(
      expect.arrayContaining(['evenhand', 'majority', 'factorCount', 'nearestFactors', 'bm25']),
    )
  }, 60_000)

  it('takes a case to signed notices, which verify, and finds a changed byte', async () => {
    const chair = { label: 'Chair', role: 'CHAIR', capacity: 'DELEGATE' } as const
    const { json, folder, open } = await madeLibrary(chair)
    const secret = join(folder, 'passphrase.txt')
    for (const person of ['Member 1', 'Member 2'])
      await json(
        'person',
        'add',
        '--person',
        person,
        '--role',
        'MEMBER',
        '--new-passphrase-file',
        secret,
      )
    const { reference } = (await json('case', 'import', sampleCase)) as { reference: string }
    const early = await runCli(['notice', 'issue', reference, ...open, '--out', folder])
    expect(early.code).toBe(1)
    expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toEqual([])
    const { provisionalViews } = caseFileSchema.parse(JSON.parse(readFileSync(sampleCase, 'utf8')))
    for (const [index, person] of ['Chair', 'Member 1', 'Member 2'].entries()) {
      const view = join(folder, `view-${index}.json`)
      writeFileSync(view, JSON.stringify(provisionalViews[index]))
      await json('case', 'seal', reference, '--view', view, '--as', person)
    }
    await json('certificate', 'make', '--person', 'Chair', '--organisation', 'Test force')
    await json('case', 'compare', reference)
    const issued = (await json('notice', 'issue', reference, '--out', folder)) as { file: string }[]
    expect(issued).toHaveLength(2)
    for (const { file } of issued) {
      expect(execFileSync('pdfsig', [file], { encoding: 'utf8' })).toContain('Signature is Valid')
      expect(await json('notice', 'verify', file)).toMatchObject({
        verification: { verdict: 'SIGNED_AND_UNCHANGED' },
      })
      const bytes = readFileSync(file)
      bytes[900] = (bytes[900] ?? 0) ^ 1
      writeFileSync(join(folder, 'changed.pdf'), bytes)
      expect((await runCli(['notice', 'verify', join(folder, 'changed.pdf')])).code).toBe(1)
    }
  }, 120_000)

  it('says of any file what its signatures are worth, with no library at hand', async () => {
    const { folder } = cliLibrary()
    const path = join(folder, 'plain.pdf')
    writeFileSync(path, readFileSync(join(root, 'resources/sample/bundle/exhibits.pdf')))
    const plain = await runProcess(['notice', 'verify', path, '--json'])
    expect(plain.code).toBe(1)
    expect(JSON.parse(plain.out)).toMatchObject({ verification: { verdict: 'NOT_SIGNED' } })
    expect((await runCli(['notice', 'verify', join(folder, 'none.pdf')])).code).toBe(1)
  }, 60_000)

  it('finds the library intact, or names the first broken entry and refuses with 1', async () => {
    const { json, library, open } = cliLibrary(runProcess)
    await json('init', '--sample')
    expect(await json('audit', 'verify')).toMatchObject({ intact: true, firstBroken: null })
    const header = join(library, 'library.json')
    expect(existsSync(header)).toBe(true)
    const text = readFileSync(header, 'utf8')
    writeFileSync(
      header,
      text
        .replace('"role": "SECRETARIAT"', '"role": "CHAIR"')
        .replace('"role":"SECRETARIAT"', '"role":"CHAIR"'),
    )
    const altered = await runProcess(['audit', 'verify', ...open])
    expect(altered.code).toBe(1)
  }, 60_000)

  it('makes whoever guesses a passphrase pay in full, also that of a person added later', async () => {
    const { json, folder, library } = cliLibrary(runProcess)
    await json('init')
    const who = ['--person', 'Member 1', '--role', 'MEMBER']
    await json('person', 'add', ...who, '--new-passphrase-file', join(folder, 'passphrase.txt'))
    const { people } = value(requireHeader(library))
    expect(people.map(({ kdf }) => kdf)).toEqual([fullCost, fullCost])
  }, 60_000)

  it('prints one JSON document on standard output and nothing else', async () => {
    const { open } = await madeLibrary()
    const script = resolve(root, 'package.json')
    const out = execFileSync('npm', ['run', '-s', 'evenhand', '--', 'matrix', ...open, '--json'], {
      cwd: resolve(script, '..'),
      encoding: 'utf8',
    })
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(out)).toMatchObject({ cases: 0 })
  }, 60_000)
})
