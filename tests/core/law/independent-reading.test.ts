import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HearingCase } from '#core/hearing-case'
import { addDays, addMonths } from '#core/dates'
import type { Law, RuleEntry } from '#core/law/law'
import { effectiveLaw, entryHash, type SignOffRecord } from '#core/law/law-records'
import { warningStatus } from '#core/law/live-warnings'
import { checkOutcome } from '#core/law/outcome-rules'
import { deriveRegime } from '#core/law/regime-keys'
import * as v from '#core/vocabulary'
import { hashText } from '../../../src-main/vault/keys.ts'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'
import * as second from './second-reading.ts'

const law = sampleLaw()
const base = sampleCase()
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)

/** Days on which rules began, and their eves. */
const turning = one(
  '2020-01-31',
  '2020-02-01',
  '2024-05-06',
  '2024-05-07',
  '2025-05-27',
  '2025-05-28',
  '2026-06-29',
  '2026-06-30',
)

const anyWarning = fc.record({
  id: one('w'),
  kind: one('WW' as const, 'FWW' as const),
  notified: one(null, '2023-08-31', '2024-02-29', '2025-01-10', '2025-08-31', '2025-09-01'),
  months: one(null, 18, 24, 36, 60),
  careerBreakDays: one(0, 0, 1, 30, 365),
  citedAsAggravation: fc.boolean(),
})
const anyAllegation = fc
  .record({
    level: one(...v.findingLevelSchema.options, 'MISCONDUCT' as const, 'GROSS_MISCONDUCT' as const),
    standards: one<v.SpbId[]>([], ['SPB04_USE_OF_FORCE'], ['SPB09_DISCREDITABLE_CONDUCT']),
  })
  .map(({ level, standards }) =>
    sampleAllegation({ level, standards, proved: level !== 'NOT_PROVED' }),
  )
const anyChair = fc.record({
  capacity: one(null, ...v.chairCapacitySchema.options, 'DELEGATE' as const),
  delegateBasis: one(
    null,
    'SENIOR_OFFICER' as const,
    'FORMER_SENIOR_OFFICER' as const,
    'STAFF_EQUIVALENT' as const,
  ),
  delegatedOn: one(null, '2026-02-28', '2026-03-01', '2026-09-01'),
  leftSeniorRankOn: one(null, '2021-02-28', '2021-03-01', '2020-02-29', '2021-08-31'),
  certifiedForAmh: one(null, true, false),
  operationalCase: one(null, true, false),
})
const anyDecision = fc.record({
  outcome: one(...v.outcomeCodeSchema.options, 'WW' as const, 'FWW' as const, 'RIR' as const),
  months: one(null, 12, 18, 23, 24, 25, 60, 61),
  exceptional: one('', ' ', 'A reason.'),
  reasonsForNotDismissing: one('', 'A reason.'),
  views: fc.boolean(),
  representationsHeardOn: one(null, '2026-11-18', '2026-11-19'),
  barredListReportPlanned: fc.boolean(),
})

const anyCase = fc
  .record({
    forum: one(...v.forumSchema.options),
    standing: one(...v.standingSchema.options),
    rank: one(null, ...v.rankSchema.options),
    dates: fc.record({
      conductFrom: one(null, '2019', '2025-02'),
      cameToAttention: fc.option(turning),
      severityAssessment: one(null, '2025-02-27', '2025-02-28', '2025-08-31', '2026-08-30'),
      referralNotice: fc.option(turning),
      decision: one(null, '2026-11-18'),
    }),
    linkedToEarlierMatter: one(null, true, false),
    directorGeneralDirected: one(null, false, true),
    convictionType: one('NONE' as const, 'EITHER_WAY' as const, 'INDICTABLE_ONLY' as const),
    warnings: fc.array(anyWarning, { maxLength: 2 }),
    reduced: one(null, true, false),
    notice: one(null, true, false),
    chair: anyChair,
    adviser: one(null, 'person-adviser', 'person-member-1'),
    allegations: fc.array(anyAllegation, { minLength: 1, maxLength: 2 }),
    unconnectedIncidents: one(null, true, false),
    decision: anyDecision,
  })
  .map(({ decision: d, dates, ...f }) =>
    sampleCase({
      particulars: {
        forum: f.forum,
        officer: { ...base.particulars.officer, standing: f.standing, rank: f.rank },
        dates: { ...base.particulars.dates, ...dates },
        linkedToEarlierMatter: f.linkedToEarlierMatter,
        directorGeneralDirected: f.directorGeneralDirected,
        convictionType: f.convictionType,
        warnings: f.warnings,
        previouslyReducedInRank: f.reduced,
        legalRepresentationNotice: f.notice,
        chair: { ...base.particulars.chair, ...f.chair },
        adviser: f.adviser === null ? null : { label: 'The adviser', profileId: f.adviser },
      },
      findings: { allegations: f.allegations, unconnectedIncidents: f.unconnectedIncidents },
      decision: {
        outcome: d.outcome,
        months: d.months,
        exceptionalCircumstances: { found: null, reasons: d.exceptional, tags: [] },
        reasonsForNotDismissing: d.reasonsForNotDismissing,
        authorityViewsOnReduction: { recorded: d.views, summary: '' },
        representationsHeardOn: d.representationsHeardOn,
        barredListReportPlanned: d.barredListReportPlanned,
      },
    }),
  )

/** What the product says, of the 31 rules that one outcome and its case are enough to test. */
function firstReading(hearingCase: HearingCase, applied: Law) {
  const results = checkOutcome(hearingCase, applied).filter(
    ({ ruleId }) => ruleId.startsWith('OUT') && ruleId !== 'OUT-022',
  )
  const ids = (blocks: boolean) =>
    results.filter(({ effect }) => (effect === 'BLOCK') === blocks).map(({ ruleId }) => ruleId)
  return { blocks: ids(true), warns: ids(false) }
}

/** The law with the acts of the force's lawyers on one rule, as they are recorded. */
function withActs(rule: RuleEntry, ...acts: readonly SignOffRecord['act'][]): Law {
  const signOffs = acts.map((act, index) => ({
    seq: index + 1,
    kind: 'RULE' as const,
    entryId: rule.id,
    entryHash: entryHash(rule, hashText),
    act,
    signedBy: 'Force solicitor',
    signedOn: '2026-11-20',
    note: '',
    recordedAt: '2026-11-20T10:00:00.000Z',
    recordedBy: 'Secretariat',
  }))
  return effectiveLaw(law, { signOffs, holidayUpdates: [] }, hashText)
}
const outcomeOf = (hearingCase: HearingCase): v.OutcomeCode =>
  hearingCase.decision.outcome ?? 'NO_BREACH'

describe('the rules and a second reading of the brief', () => {
  it('block the same and warn of the same in any case', () => {
    fc.assert(
      fc.property(anyCase, (hearingCase) => {
        expect(firstReading(hearingCase, law)).toEqual(
          second.secondReading(hearingCase, outcomeOf(hearingCase)),
        )
      }),
      { numRuns: 1500 },
    )
  })

  it('agree on what a sign-off turns into a block, rule by rule, and that nothing else moves', () => {
    const books = law.rules
      .filter(({ id }) => id.startsWith('OUT'))
      .map((rule) => ({
        id: rule.id,
        signed: withActs(rule, 'SIGNED'),
        withdrawn: withActs(rule, 'SIGNED', 'WITHDRAWN'),
      }))
    fc.assert(
      fc.property(anyCase, one(...books), (hearingCase, { id, signed, withdrawn }) => {
        const outcome = outcomeOf(hearingCase)
        const [before, after] = [[], [id]].map((signedOff) =>
          second.secondReading(hearingCase, outcome, signedOff),
        )
        expect(firstReading(hearingCase, signed)).toEqual(after)
        expect(firstReading(hearingCase, withdrawn)).toEqual(before)
      }),
      { numRuns: 800 },
    )
  })
})

describe('a warning and a second reading of the brief', () => {
  const day = (offset: number) => addDays('2023-06-01', offset)

  it('is live and spent on the same days, over month ends, leap days and career breaks', () => {
    const words = { YES: 'LIVE', NO: 'SPENT', LATER: 'LATER', UNSURE: 'UNKNOWN' }
    const anyDay = fc.nat(1100).map(day)
    fc.assert(
      fc.property(
        anyWarning,
        anyDay,
        one(18, 24, 60),
        fc.nat(400),
        (w, notified, months, breaks) => {
          const warning = { ...w, notified, months, careerBreakDays: breaks }
          const around = addDays(addMonths(notified, months), breaks)
          for (const offset of [-400, -2, -1, 0, 1, 400]) {
            const on = addDays(around, offset)
            expect([on, warningStatus(warning, on)]).toEqual([
              on,
              words[second.liveOn(warning, on)],
            ])
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('notified on 29 February is spent two years on from 28 February', () => {
    const warning = {
      id: 'w',
      kind: 'FWW' as const,
      notified: '2024-02-29',
      months: 24,
      careerBreakDays: 0,
      citedAsAggravation: false,
    }
    expect(warningStatus(warning, '2026-02-27')).toBe('LIVE')
    expect(warningStatus(warning, '2026-02-28')).toBe('SPENT')
    expect(warningStatus({ ...warning, careerBreakDays: 1 }, '2026-02-28')).toBe('LIVE')
  })
})

describe('the four keys and a second reading of the brief', () => {
  it('agree on each commencement day and its eve, with the exceptions', () => {
    fc.assert(
      fc.property(turning, fc.boolean(), fc.boolean(), turning, (at, linked, directed, notice) => {
        const keys = deriveRegime({
          cameToAttention: at,
          linkedToEarlierMatter: linked,
          directorGeneralDirected: directed,
        })
        const facts = {
          cameToAttention: at,
          sameMatterAsOlder: linked,
          directorGeneral: directed,
        }
        expect(keys.conductRegime.possible).toEqual([second.conductRegime(facts)])
        expect(deriveRegime({ referralNotice: notice }).formerOfficerRoute.possible).toEqual([
          second.formerOfficerRoute(notice),
        ])
      }),
    )
  })

  it('leave the chair and the force test open wherever a case lies across their day', () => {
    fc.assert(
      fc.property(turning, turning, (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        const keys = deriveRegime({ conductFrom: start, hearingDate: end })
        expect(keys.panelModel.possible).toEqual(
          second.onOneSide([start, end], '2024-05-07', ['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR']),
        )
        expect(keys.forceTest.possible).toEqual(
          second.onOneSide([start, end], '2026-06-30', [
            'CIVIL_REASONABLE_BELIEF',
            'CRIMINAL_HONEST_BELIEF',
          ]),
        )
      }),
    )
  })

  it('leave the force test open where a hearing ran over its day', () => {
    const over = deriveRegime({ hearingDate: '2026-06-29', concludedOn: '2026-06-30' })
    expect(over.forceTest.possible).toHaveLength(2)
    const before = deriveRegime({ hearingDate: '2026-06-28', concludedOn: '2026-06-29' })
    expect(before.forceTest.possible).toEqual(['CIVIL_REASONABLE_BELIEF'])
  })

  it('say nothing at all where no date is known', () => {
    const keys = Object.values(deriveRegime({}))
    for (const { possible } of keys) expect(possible.length).toBeGreaterThan(1)
  })
})
