import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '#core/hearing-case'
import { canonicalJson } from '#core/canonical'
import { triedFromColumns } from '#core/quality/tried-in-columns'
import { sampleContent } from '../../support/make-db.ts'
import {
  codes,
  newFolder,
  newLibrary,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

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

describe('A replay of the comparison', { shuffle: false }, () => {
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

describe('An excluded case that points away', () => {
  it('is still to be answered: the notice is refused and names it until it is', async () => {
    const { library, caseId } = await openComparators()
    const { handlers } = library
    const before = value(await handlers['comparison:open']({ caseId }))
    const [ref = ''] = before.searchReport.pointingAway
    expect(ref).not.toBe('')
    await decide(library, caseId, { excludedComparators: [{ ref, reason: 'Another kind' }] })
    const without = value(await handlers['comparison:open']({ caseId }))
    expect(without.searchReport.pointingAway).not.toContain(ref)
    expect(without.excludedPointingAway).toEqual([ref])
    const issue = async () => {
      const answer = await handlers['notice:issue']({ caseId, passphrase })
      return answer.ok ? [] : answer.problems.filter(({ code }) => code === 'UNANSWERED_EXCLUSION')
    }
    expect(await issue()).toMatchObject([{ field: `decision.comparatorAnswers.${ref}` }])
    await decide(library, caseId, { comparatorAnswers: [{ ref, answer: 'Other facts' }] })
    expect(await issue()).toEqual([])
  }, 60_000)
})

describe('A comparison on paper', () => {
  it('is written where the person says, says that it decides nothing, and is on record', async () => {
    const { library, caseId } = await openComparators()
    const { handlers, answers } = library
    expect(codes(await handlers['comparison:print']({ caseId }))).toEqual(['NOT_COMPARED'])
    const { fingerprint } = value(await handlers['comparison:open']({ caseId }))
    const path = join(newFolder(), 'paper.pdf')
    answers.saveFile = path
    expect(value(await handlers['comparison:print']({ caseId }))).toBe(path)
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    expect(text).toContain('Past cases compared: not a decision')
    expect(text.replaceAll(/\s+/g, '')).toContain(fingerprint.result)
    const entries = value(await handlers['audit:list']({ before: null, limit: 50 }))
    expect(entries.some(({ action }) => action === 'comparison.printed')).toBe(true)
  }, 60_000)

  it('is refused while views are awaited', async () => {
    const library = await newLibrary({ withSample: true })
    const { hearingCase } = value(await library.handlers['case:import-sample']())
    const caseId = hearingCase.id
    const { handlers } = library
    expect(codes(await handlers['comparison:print']({ caseId }))).toEqual(['SEALED'])
    const tried = await handlers['comparison:try']({ caseId, narrative: 'Struck with a baton' })
    expect(codes(tried)).toEqual(['SEALED'])
  }, 60_000)
})

describe('Words that give away a protected characteristic', () => {
  it('are uncovered on record: for whom and in which case, never which word', async () => {
    const { library, caseId } = await openComparators()
    const { handlers } = library
    const asked = { caseId, ref: 'P-0036' }
    expect(codes(await handlers['comparison:unmask'](asked))).toEqual(['NOT_COMPARED'])
    value(await handlers['comparison:open']({ caseId }))
    value(await handlers['comparison:unmask'](asked))
    const [last] = value(await handlers['audit:list']({ before: null, limit: 1 }))
    expect(last).toMatchObject({ action: 'comparison.word-uncovered', subject: 'EH-2026-001' })
    expect(JSON.parse(last?.detail ?? '')).toEqual({ precedent: 'P-0036' })
  }, 60_000)
})

describe('A comparison with other words for the facts', () => {
  it('follows the words and leaves the case, its comparison and its replay as they were', async () => {
    const { library, caseId } = await openComparators()
    const { handlers } = library
    const before = value(await handlers['comparison:open']({ caseId }))
    const narrative = 'The officer struck a detained person with a baton.'
    const tried = triedFromColumns(value(await handlers['comparison:try']({ caseId, narrative })))
    expect(tried.profile.narrative).toBe(narrative)
    expect(tried.neighbours).not.toEqual(before.neighbours)
    const { factors, narrative: told } = before.profile
    const ticked = [...factors, 'AGG_SUSTAINED']
    const sooner = { caseId, narrative: told, factors: ticked, oneChange: false }
    const quick = value(await handlers['comparison:try'](sooner))
    const whole = value(await handlers['comparison:try']({ ...sooner, oneChange: true }))
    expect(quick.profile.factors).toContain('AGG_SUSTAINED')
    expect(whole.counterfactual).toHaveLength(6)
    expect(quick).toEqual({ ...whole, counterfactual: [] })
    const again = triedFromColumns(
      value(await handlers['comparison:try']({ caseId, narrative: before.profile.narrative })),
    )
    expect(again.neighbours).toEqual(before.neighbours)
    expect(again.searchReport.leftOut).toEqual(before.searchReport.leftOut)
    expect(again.searched).toEqual(before.searched)
    const replay = value(await handlers['comparison:replay']({ caseId }))
    expect(replay.before).toBe(before.fingerprint.result)
  }, 60_000)
})

describe('A replay from the result that a notice prints', () => {
  it('finds that comparison among the later ones, however it is typed', async () => {
    const { library, caseId } = await openComparators()
    const { handlers } = library
    const first = value(await handlers['comparison:open']({ caseId })).fingerprint.result
    await decide(library, caseId, { outcome: 'DWN' })
    const second = value(await handlers['comparison:open']({ caseId })).fingerprint.result
    expect(second).not.toBe(first)
    const typed = first
      .slice(0, 32)
      .toUpperCase()
      .replaceAll(/(.{4})/g, '$1 ')
    const replay = value(await handlers['comparison:replay']({ caseId, result: typed }))
    expect(replay).toMatchObject({ before: first, state: 'IDENTICAL' })
    const unknown = await handlers['comparison:replay']({ caseId, result: 'f'.repeat(64) })
    expect(codes(unknown)).toEqual(['NO_SUCH_COMPARISON'])
    const wrong = await handlers['comparison:replay']({ caseId, result: 'not hex' })
    expect(wrong.ok).toBe(false)
  }, 60_000)
})

describe('The numbers of the search report', () => {
  it('name their cases beside the fingerprint, as the case is compared and after it is stored', async () => {
    const { library, caseId } = await openComparators()
    const { handlers } = library
    const { searchReport, searched } = value(await handlers['comparison:open']({ caseId }))
    expect(searched?.underSameRules).toHaveLength(searchReport.underSameRules)
    expect(searched?.withLikeConduct).toHaveLength(searchReport.withLikeConduct)
    expect(searched?.withLikeConduct.length).toBeGreaterThan(0)
    const same = new Set(searched?.underSameRules)
    expect(searched?.withLikeConduct.filter((ref) => !same.has(ref))).toEqual([])
    const replay = value(await handlers['comparison:replay']({ caseId }))
    expect(replay.state).toBe('IDENTICAL')
    const ref = searched?.withLikeConduct[0] ?? ''
    await decide(library, caseId, { excludedComparators: [{ ref, reason: 'Coded wrongly' }] })
    const without = value(await handlers['comparison:open']({ caseId }))
    expect(without.searched?.underSameRules).toEqual(
      searched?.underSameRules.filter((one) => one !== ref),
    )
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
