import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HearingCase } from '#core/hearing-case'
import { checkOutcome, outcomeOptions } from '#core/law/outcome-rules'
import * as v from '#core/vocabulary'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../../support/sample-case.ts'

const law = sampleLaw()
const base = sampleCase()
const stateOf = (hearingCase: HearingCase, outcome: v.OutcomeCode) =>
  outcomeOptions(hearingCase, law).find((option) => option.outcome === outcome)?.state

const former = { officer: { ...base.particulars.officer, standing: 'FORMER' as const } }
const warning = {
  id: 'w',
  kind: 'FWW' as const,
  notified: '2025-01-10',
  months: 24,
  careerBreakDays: 0,
  citedAsAggravation: false,
}

const anyCase = fc
  .record({
    forum: fc.constantFrom(...v.forumSchema.options),
    finding: fc.constantFrom(...v.findingLevelSchema.options),
    standing: fc.constantFrom(...v.standingSchema.options),
    rank: fc.constantFrom(...v.rankSchema.options),
    attention: fc.constantFrom('2025-03-01', '2025-07-01', null),
    unconnected: fc.constantFrom(true, false, null),
    reduced: fc.constantFrom(true, false, null),
    live: fc.constantFrom('WW' as const, 'FWW' as const, null),
    views: fc.boolean(),
  })
  .map((f) => ({
    particulars: {
      forum: f.forum,
      officer: { ...base.particulars.officer, standing: f.standing, rank: f.rank },
      dates: { ...base.particulars.dates, conductFrom: '2025-02-01', cameToAttention: f.attention },
      previouslyReducedInRank: f.reduced,
      warnings: f.live === null ? [] : [{ ...warning, kind: f.live }],
    },
    findings: {
      unconnectedIncidents: f.unconnected,
      allegations: [sampleAllegation({ level: f.finding, proved: f.finding !== 'NOT_PROVED' })],
    },
    decision: { authorityViewsOnReduction: { recorded: f.views, summary: '' } },
  }))

describe('in any case', () => {
  it('a live final warning never leaves a warning open', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const live = sampleCase({
          ...facts,
          particulars: { ...facts.particulars, warnings: [warning] },
        })
        for (const outcome of ['WW', 'FWW'] as const)
          expect(['UNLAWFUL', 'NEEDS_REASONS']).toContain(stateOf(live, outcome))
      }),
    )
  })

  it('gross misconduct never takes a written warning, and a former officer no warning at all', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const gross = sampleCase({ ...facts, findings: { allegations: [sampleAllegation()] } })
        expect(stateOf(gross, 'WW')).toBe('UNLAWFUL')
        const left = sampleCase({ ...facts, particulars: { ...facts.particulars, ...former } })
        for (const outcome of ['WW', 'FWW', 'RIR', 'DWN'] as const)
          expect(stateOf(left, outcome)).toBe('UNLAWFUL')
      }),
    )
  })

  it('a fact that blocks never unblocks an outcome that was barred', () => {
    const blocking: readonly ((facts: SampleOverrides) => SampleOverrides)[] = [
      (f) => ({ ...f, particulars: { ...f.particulars, previouslyReducedInRank: true } }),
      (f) => ({
        ...f,
        particulars: {
          ...f.particulars,
          warnings: [...(f.particulars?.warnings ?? []), { ...warning, id: 'w2', kind: 'WW' }],
        },
      }),
      (f) => ({ ...f, decision: { ...f.decision, reasonsForNotDismissing: '' } }),
      (f) => ({
        ...f,
        decision: { ...f.decision, authorityViewsOnReduction: { recorded: false, summary: '' } },
      }),
    ]
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...blocking), (facts, add) => {
        const before = outcomeOptions(sampleCase(facts), law)
        const after = outcomeOptions(sampleCase(add(facts)), law)
        const barred = before.filter((option) => option.state === 'UNLAWFUL')
        const still = new Map(after.map((option) => [option.outcome, option.state]))
        expect(barred.map((option) => still.get(option.outcome))).toEqual(
          barred.map(() => 'UNLAWFUL'),
        )
      }),
    )
  })

  it('no rule blocks unless it is verified and nothing it needs is unknown', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...v.outcomeCodeSchema.options), (facts, outcome) => {
        const results = checkOutcome(sampleCase({ ...facts, decision: { outcome } }), law)
        for (const result of results.filter((r) => r.effect === 'BLOCK'))
          expect([result.mark, result.level]).toEqual(['V', 'BLOCK'])
      }),
    )
  })
})
