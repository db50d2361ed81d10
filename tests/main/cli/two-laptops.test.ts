import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

// Two real libraries and a bad courier between them, all from a terminal.

const sample = resolve(import.meta.dirname, '../../../resources/sample/sample-case.json')
const { provisionalViews } = caseFileSchema.parse(JSON.parse(readFileSync(sample, 'utf8')))

type Laptop = Awaited<ReturnType<typeof madeLibrary>>
const chair = await madeLibrary({ label: 'Chair', role: 'CHAIR', capacity: 'CHIEF_OFFICER' })
const member = await madeLibrary({ label: 'Independent A', role: 'MEMBER' })
const at = (name: string, laptop: Laptop = chair) => join(laptop.folder, name)

/** What a refused command says on standard error. */
async function refusal({ open }: Laptop, ...args: readonly string[]): Promise<string> {
  const run = await runCli([...args, ...open])
  expect(run.code).toBe(1)
  return run.err.trim()
}

const viewFile = (seat: number, laptop: Laptop): string => {
  const path = at(`view-${seat}.json`, laptop)
  writeFileSync(path, JSON.stringify(provisionalViews[seat]))
  return path
}

/** The file with one character of it changed. */
function flipped(path: string): string {
  const text = readFileSync(path, 'utf8')
  const place = text.indexOf('"box": "') + 40
  const other = text[place] === 'A' ? 'B' : 'A'
  const changed = `${path}.flipped`
  writeFileSync(changed, text.slice(0, place) + other + text.slice(place + 1))
  return changed
}

async function fingerprintOf(laptop: Laptop, reference: string): Promise<string> {
  const { myFingerprint } = (await laptop.json('seal', 'record', reference)) as {
    myFingerprint: string
  }
  return myFingerprint
}

describe('Two laptops and a bad courier', { shuffle: false }, () => {
  let reference: string
  let other: string
  let seal: string
  let fingerprint: string

  beforeAll(async () => {
    reference = ((await chair.json('case', 'import', sample)) as { reference: string }).reference
    other = ((await chair.json('case', 'import', sample)) as { reference: string }).reference
    for (const [name, of] of [
      ['case.json', reference],
      ['other.json', other],
    ] as const) {
      await chair.json('case', 'hand-over', of, '--seat', '1', '--out', at(name))
      await member.json('case', 'import', at(name))
    }
    await member.json('case', 'seal', reference, '--view', viewFile(1, member))
    seal = at('seal', member)
    await member.json('seal', 'export', reference, '--out', seal)
    fingerprint = await fingerprintOf(member, reference)
  }, 240_000)

  it('overwrites no file, and says which one is in the way', async () => {
    expect(await refusal(member, 'seal', 'export', reference, '--out', seal)).toContain(
      'There is already a file',
    )
  }, 120_000)

  it('refuses a case file for a seat that is not the member’s, and one that is here already', async () => {
    expect(await refusal(member, 'case', 'import', at('case.json'))).toContain('already a case')
    await chair.json('case', 'hand-over', reference, '--seat', '0', '--out', at('chair.json'))
    expect(await refusal(member, 'case', 'import', at('chair.json'))).toContain('another seat')
  }, 120_000)

  it('refuses a flipped byte, another case, a case file, and a key that nobody confirmed', async () => {
    const take = (file: string, of = reference) => refusal(chair, 'seal', 'import', of, file)
    expect(await take(flipped(seal))).toMatch(/changed after it was made|is not signed/)
    expect(await take(seal, other)).toContain(`another case than ${other}`)
    expect(await take(at('case.json'))).toContain('not a file of the kind asked for')
    expect(await take(seal)).toContain('Not taken in: the key of Independent A is not known here.')
    const wrong = ['--seat', '1', '--confirm', '0000 0000 0000 0000']
    expect(await refusal(chair, 'seal', 'import', reference, seal, ...wrong)).toContain(
      'fingerprint is not that of the key',
    )
  }, 120_000)

  it('takes the right file in once, says nothing of the view, and refuses it the second time', async () => {
    const confirmed = ['--seat', '1', '--confirm', fingerprint]
    const taken = await chair.json('seal', 'import', reference, seal, ...confirmed)
    expect(taken).toMatchObject({
      onPresentFindings: true,
      decisionMakers: [{ sealedAt: null }, { sealedAt: expect.any(String) }, { sealedAt: null }],
    })
    expect(JSON.stringify(taken)).not.toContain(provisionalViews[1]?.reasons ?? '')
    expect(await refusal(chair, 'seal', 'import', reference, seal)).toContain('is here already')
  }, 120_000)

  it('opens nothing before every seal is in, on either laptop', async () => {
    await chair.json('case', 'seal', reference, '--view', viewFile(0, chair))
    const early = ['seal', 'open', reference, '--out', at('early')]
    expect(await refusal(chair, ...early)).toContain('every decision-maker’s seal is in')
    expect(
      await refusal(member, 'seal', 'open', reference, '--out', at('early', member)),
    ).toContain('every decision-maker’s seal is in')
    expect(await refusal(chair, 'case', 'compare', reference)).toMatch(/seal/)
    expect(await chair.json('audit', 'verify')).toMatchObject({ intact: true })
  }, 120_000)
})

describe('The clocks from a terminal', () => {
  it('are listed, written as a calendar file, and move with a file of bank holidays', async () => {
    const laptop = await madeLibrary()
    await laptop.json('case', 'import', sample)
    const clocks = (await laptop.json('clock', 'list')) as { limitId: string; due: string | null }[]
    expect(clocks.find(({ limitId }) => limitId === 'TL19')).toMatchObject({ due: '2026-11-26' })
    const file = at('clocks.ics', laptop)
    await laptop.json('clock', 'export', '--out', file)
    expect(readFileSync(file, 'utf8')).toContain('DTSTART;VALUE=DATE:20261126')
    const days = ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '11-24', '12-25', '12-28']
    const events = days.map((day) => ({ title: 'Bank holiday', date: `2026-${day}` }))
    const holidays = at('bank-holidays.json', laptop)
    writeFileSync(holidays, JSON.stringify({ 'england-and-wales': { events } }))
    expect(await laptop.json('law', 'holidays', holidays)).toMatchObject({
      added: [{ date: '2026-11-24' }],
    })
    const moved = (await laptop.json('clock', 'list')) as typeof clocks
    expect(moved.find(({ limitId }) => limitId === 'TL19')).toMatchObject({ due: '2026-11-27' })
  }, 120_000)
})
