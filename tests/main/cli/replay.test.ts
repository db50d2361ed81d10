import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

const root = resolve(import.meta.dirname, '../../..')
const sample = caseFileSchema.parse(
  JSON.parse(readFileSync(join(root, 'resources/sample/sample-case.json'), 'utf8')),
)
const rows = readFileSync(join(root, 'tests/support/uk-outcomes.jsonl'), 'utf8').split('\n')

type Replay = { state: string; before: string; library: { isSame: boolean; added: string[] } }
type Imported = { reference: string }
type Compared = { fingerprint: { result: string } }

/** The sample case with an answer to whatever case may point away. */
function answeredCase(folder: string): string {
  const { sections } = sample
  const comparatorAnswers = Array.from({ length: 90 }, (_, index) => ({
    ref: `P-${String(index + 1).padStart(4, '0')}`,
    answer: 'Other facts.',
  }))
  const decision = { ...sections.decision, comparatorAnswers }
  const path = join(folder, 'case.json')
  writeFileSync(path, JSON.stringify({ ...sample, sections: { ...sections, decision } }))
  cpSync(join(root, 'resources/sample/bundle'), join(folder, 'bundle'), { recursive: true })
  return path
}

/** The sample case, compared by its chair and issued, all on the command line. */
async function issuedCase() {
  const chair = { label: 'Chair', role: 'CHAIR', capacity: 'DELEGATE' } as const
  const cli = await madeLibrary(chair, { withSample: true })
  const { json, folder } = cli
  const secret = join(folder, 'passphrase.txt')
  for (const person of ['Member 1', 'Member 2']) {
    const who = ['--person', person, '--role', 'MEMBER', '--new-passphrase-file', secret]
    await json('person', 'add', ...who)
  }
  const { reference } = (await json('case', 'import', answeredCase(folder))) as Imported
  const { provisionalViews } = sample
  for (const [index, person] of ['Chair', 'Member 1', 'Member 2'].entries()) {
    const view = join(folder, `view-${index}.json`)
    writeFileSync(view, JSON.stringify(provisionalViews[index]))
    await json('case', 'seal', reference, '--view', view, '--as', person)
  }
  await json('certificate', 'make', '--person', 'Chair', '--organisation', 'Test force')
  const comparison = (await json('case', 'compare', reference)) as Compared
  const issued = (await json('notice', 'issue', reference, '--out', folder)) as {
    kind: string
    file: string
  }[]
  const full = issued.find(({ kind }) => kind === 'FULL')?.file ?? ''
  return { ...cli, reference, full, result: comparison.fingerprint.result }
}

describe('On the command line, a comparison', () => {
  let made: Awaited<ReturnType<typeof issuedCase>>
  beforeAll(async () => {
    made = await issuedCase()
  }, 120_000)

  it('is replayed from the case, from the result of a notice, and from the notice itself', async () => {
    const { json, reference, full, result } = made
    for (const asked of [
      ['case', 'replay', reference],
      ['case', 'replay', reference, '--result', result.slice(0, 16)],
      ['notice', 'replay', full],
    ])
      expect(await json(...asked)).toMatchObject({ state: 'IDENTICAL', before: result })
  }, 60_000)

  it('is not found by a result that it never had, nor by a PDF that is no notice', async () => {
    const { open, reference } = made
    const other = await runCli(['case', 'replay', reference, '--result', 'f'.repeat(64), ...open])
    expect(other).toMatchObject({ code: 1 })
    expect(other.err).toContain('No comparison of this case has that fingerprint')
    const exhibits = join(root, 'resources/sample/bundle/exhibits.pdf')
    const foreign = await runCli(['notice', 'replay', exhibits, ...open])
    expect(foreign.err).toContain('nothing in it is replayed')
  }, 60_000)

  it('is printed as a paper, and never over a file that is there', async () => {
    const { json, open, folder, reference } = made
    const out = join(folder, 'paper.pdf')
    await json('case', 'print-comparison', reference, '--out', out)
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
    const again = await runCli(['case', 'print-comparison', reference, '--out', out, ...open])
    expect(again.err).toContain('already a file')
  }, 60_000)

  it('says what was added to the library since', async () => {
    const { json, folder, full, result } = made
    const more = join(folder, 'more.jsonl')
    const row = JSON.parse(rows[0] ?? '')
    writeFileSync(more, JSON.stringify({ ...row, id: 'a-new-case', facts: `${row.facts} Again.` }))
    expect(await json('import', more)).toMatchObject({ accepted: 1 })
    const replay = (await json('notice', 'replay', full)) as Replay
    expect(replay).toMatchObject({ before: result, library: { isSame: false } })
    expect(replay.library.added).toHaveLength(1)
  }, 60_000)
})
