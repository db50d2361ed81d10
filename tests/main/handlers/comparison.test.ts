import { beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '#core/hearing-case'
import { canonicalJson } from '#core/canonical'
import { sampleContent } from '../../support/make-db.ts'
import { codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

/** The sample case with its comparators open. */
async function openComparators() {
  const library = await newLibrary({ withSample: true })
  const { hearingCase } = value(await library.handlers['case:import-sample']())
  const caseId = hearingCase.id
  value(await library.handlers['seal:open-early']({ caseId, reason: 'A test of the comparators' }))
  return { library, caseId }
}

async function decide({ handlers }: TestLibrary, caseId: string, change: Partial<Decision>) {
  const { hearingCase } = value(await handlers['case:open']({ id: caseId }))
  const decision = { ...hearingCase.decision, ...change }
  const save = { id: caseId, section: 'decision', value: decision, settled: true } as const
  value(await handlers['case:save'](save))
}

describe('A replay of the comparison', () => {
  let library: TestLibrary
  let caseId: string
  beforeAll(async () => {
    ;({ library, caseId } = await openComparators())
  }, 60_000)

  it('is refused before the case was compared', async () => {
    expect(codes(await library.handlers['comparison:replay']({ caseId }))).toEqual(['NOT_COMPARED'])
  })

  it('gives the same bytes while nothing has changed', async () => {
    const { fingerprint } = value(await library.handlers['comparison:open']({ caseId }))
    const replay = value(await library.handlers['comparison:replay']({ caseId }))
    expect(replay).toMatchObject({
      state: 'IDENTICAL',
      before: fingerprint.result,
      after: fingerprint.result,
      library: { isSame: true, added: [], corrected: [] },
      caseChanged: false,
    })
  })

  it('asks with the view of then, and says that the case has changed since', async () => {
    const { handlers } = library
    const { hearingCase } = value(await handlers['case:open']({ id: caseId }))
    const seriousness = { ...hearingCase.seriousness, harmLevel: 'LOW' as const }
    const save = { id: caseId, section: 'seriousness', value: seriousness, settled: true } as const
    value(await handlers['case:save'](save))
    await decide(library, caseId, { outcome: 'DWN' })
    const replay = value(await handlers['comparison:replay']({ caseId }))
    expect(replay).toMatchObject({ state: 'IDENTICAL', caseChanged: true })
  })

  it('names what was added and corrected once the library has moved on', async () => {
    const { handlers } = library
    const added = value(await handlers['precedent:record'](sampleContent(1)))
    const { precedent } = value(await handlers['precedent:open']({ ref: 'P-0001' }))
    const {
      id: _,
      ref,
      origin: _o,
      version: _v,
      recordedAt: _a,
      recordedBy: _b,
      ...rest
    } = precedent
    const { contentHash: _h, ...content } = rest
    const change = { ref, content: { ...content, title: 'Corrected' }, reason: 'A clearer title' }
    value(await handlers['precedent:correct'](change))
    const replay = value(await handlers['comparison:replay']({ caseId }))
    expect(replay.library).toEqual({ isSame: false, added: [added.ref], corrected: ['P-0001'] })
    expect(replay.state).toBe('CHANGED')
  })
})

describe('A case that the panel takes out of the comparison', () => {
  it('is counted apart with its reason, covered by the fingerprint, and can be put back', async () => {
    const { library, caseId } = await openComparators()
    const { handlers } = library
    const before = value(await handlers['comparison:open']({ caseId }))
    const ref = before.neighbours.find(({ counted }) => counted)?.ref ?? ''
    await decide(library, caseId, { excludedComparators: [{ ref, reason: ' ' }] })
    const unreasoned = value(await handlers['comparison:open']({ caseId }))
    expect(unreasoned.fingerprint).toEqual(before.fingerprint)
    await decide(library, caseId, { excludedComparators: [{ ref, reason: 'Coded wrongly' }] })
    const without = value(await handlers['comparison:open']({ caseId }))
    expect(without.excludedByPanel).toMatchObject([{ ref, reason: 'Coded wrongly' }])
    expect(without.neighbours.some((one) => one.ref === ref)).toBe(false)
    expect(without.searchReport.counted).toBe(before.searchReport.counted - 1)
    expect(without.searchReport.inLibrary).toBe(before.searchReport.inLibrary)
    expect(without.searchReport.leftOut.some(({ reason }) => reason === 'SAME_CASE')).toBe(false)
    expect(without.fingerprint.result).not.toBe(before.fingerprint.result)
    const replay = value(await handlers['comparison:replay']({ caseId }))
    expect(replay.state).toBe('IDENTICAL')
    await decide(library, caseId, { excludedComparators: [] })
    const back = value(await handlers['comparison:open']({ caseId }))
    expect(back.fingerprint).toEqual(before.fingerprint)
  }, 60_000)
})

/** Sex, ethnicity, religion and age, each word for another of its kind. */
const SWAPS: readonly (readonly [string, string])[] = [
  ['woman', 'man'],
  ['She', 'He'],
  ['her', 'his'],
  ['Asian', 'White'],
  ['Muslim', 'Christian'],
  ['24', '57'],
  ['young', 'elderly'],
]
const ACCOUNT =
  'A young Asian Muslim woman aged 24 spoke to the officer. She said that her record was searched.'
const swapped = SWAPS.reduce((text, [from, to]) => text.replaceAll(from, to), ACCOUNT)

/** Everything that a panel is shown but the account of its own case, which it wrote. */
async function comparedWith(own: string, theirs: string): Promise<string> {
  const library = await newLibrary({ withSample: true })
  const { handlers } = library
  for (const number of [1, 2, 3]) {
    const content = sampleContent(number)
    const narrative = `${content.profile.narrative} ${theirs}`
    value(
      await handlers['precedent:record']({
        ...content,
        profile: { ...content.profile, narrative },
      }),
    )
  }
  const { hearingCase } = value(await handlers['case:import-sample']())
  const allegations = hearingCase.findings.allegations.map((allegation) => ({
    ...allegation,
    particulars: `${allegation.particulars} ${own}`,
    facts: allegation.facts.map((fact) => ({ ...fact, text: `${fact.text} ${own}` })),
  }))
  const findings = { ...hearingCase.findings, allegations }
  const { id } = hearingCase
  value(await handlers['case:save']({ id, section: 'findings', value: findings, settled: true }))
  value(await handlers['seal:open-early']({ caseId: id, reason: 'A test of the comparators' }))
  const { profile, fingerprint, ...shown } = value(
    await handlers['comparison:open']({ caseId: id }),
  )
  const { narrative, ...structured } = profile
  expect(narrative).toContain(own)
  expect(fingerprint.profile).toMatch(/^[0-9a-f]{64}$/)
  const neighbours = shown.neighbours.map((one) => ({ ...one, id: '' }))
  return canonicalJson({ ...shown, neighbours, structured })
}

describe('Protected characteristics', () => {
  it('change no byte of likeness, ranking, bounds, spread or report, wherever their words stand', async () => {
    expect(swapped).not.toBe(ACCOUNT)
    const plain = await comparedWith(ACCOUNT, ACCOUNT)
    expect(await comparedWith(swapped, ACCOUNT)).toBe(plain)
    expect(await comparedWith(ACCOUNT, swapped)).toBe(plain)
  }, 120_000)

  it('are not what makes that so for other words: conduct does change the result', async () => {
    const plain = await comparedWith(ACCOUNT, ACCOUNT)
    const other = await comparedWith(ACCOUNT.replace('searched', 'photographed'), ACCOUNT)
    expect(other).not.toBe(plain)
  }, 120_000)
})
