import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, earliest, latest } from '#core/dates'
import { deriveRegime, regimeOfParticulars, type RegimeFacts } from '#core/law/regime-keys'
import { known, regimeKeysSchema } from '#core/regime'
import { sampleCase } from '../support/sample-case.ts'

const conduct = (facts: Partial<RegimeFacts>) => deriveRegime(facts).conductRegime.possible
const chair = (facts: Partial<RegimeFacts>) => deriveRegime(facts).panelModel.possible

describe('which rules apply to the conduct', () => {
  it('follows from the day the allegation came to attention, to the day', () => {
    expect(conduct({ cameToAttention: '2020-01-31' })).toEqual(['CR2012'])
    expect(conduct({ cameToAttention: '2020-02-01' })).toEqual(['CR2020_BASE'])
    expect(conduct({ cameToAttention: '2025-05-27' })).toEqual(['CR2020_BASE'])
    expect(conduct({ cameToAttention: '2025-05-28' })).toEqual(['CR2020_2025'])
  })

  it('says why in plain words', () => {
    expect(deriveRegime({ cameToAttention: '2025-06-03' }).conductRegime.reason).toBe(
      'Because the allegation came to attention on 3 June 2025.',
    )
    expect(deriveRegime({}).conductRegime.reason).toMatch(/No date is recorded.*do not tell/)
  })

  it('stays open where a date is not known well enough', () => {
    expect(conduct({})).toEqual(['CR2012', 'CR2020_BASE', 'CR2020_2025'])
    expect(conduct({ cameToAttention: '2025' })).toEqual(['CR2020_BASE', 'CR2020_2025'])
    expect(conduct({ cameToAttention: '2025-05' })).toEqual(['CR2020_BASE', 'CR2020_2025'])
    expect(known(deriveRegime({ cameToAttention: '2025' }).conductRegime)).toBe('UNKNOWN')
  })

  it('is bounded for a precedent by its hearing from above and its conduct from below', () => {
    expect(conduct({ hearingDate: '2021' })).toEqual(['CR2012', 'CR2020_BASE'])
    expect(conduct({ hearingDate: '2021', conductFrom: '2020-03' })).toEqual(['CR2020_BASE'])
    expect(conduct({ hearingDate: '2019-11' })).toEqual(['CR2012'])
    expect(conduct({ hearingDate: '2026-01', conductFrom: '2023' })).toEqual([
      'CR2020_BASE',
      'CR2020_2025',
    ])
    expect(conduct({ conductFrom: '2025-06-01' })).toEqual(['CR2020_2025'])
  })

  it('stays wholly open where the dates contradict one another, or are not in the calendar', () => {
    expect(conduct({ conductFrom: '2024', hearingDate: '2021' })).toHaveLength(3)
    expect(conduct({ cameToAttention: '2025-06-31' })).toHaveLength(3)
  })

  it('keeps the older rules for a matter already handled under them', () => {
    expect(conduct({ cameToAttention: '2025-08-01', linkedToEarlierMatter: true })).toEqual([
      'CR2020_BASE',
    ])
    expect(conduct({ cameToAttention: '2019-08-01', linkedToEarlierMatter: true })).toEqual([
      'CR2012',
    ])
  })

  it("takes the 2025 rules on the Director General's direction, whatever the date", () => {
    expect(conduct({ cameToAttention: '2021-08-01', directorGeneralDirected: true })).toEqual([
      'CR2020_2025',
    ])
  })

  it('never rules out what some day within the bounds would give', () => {
    const day = fc.integer({ min: 0, max: 4500 }).map((n) => addDays('2016-01-01', n))
    const cut = fc.constantFrom(4, 7, 10)
    fc.assert(
      fc.property(day, fc.nat(600), fc.nat(600), cut, cut, (start, a, b, c1, c2) => {
        const truth = addDays(start, a)
        const facts = {
          conductFrom: start.slice(0, c1),
          hearingDate: addDays(truth, b).slice(0, c2),
        }
        expect(earliest(facts.conductFrom) <= truth && truth <= latest(facts.hearingDate)).toBe(
          true,
        )
        const [certain] = conduct({ cameToAttention: truth })
        expect(conduct(facts)).toContain(certain)
        expect(() => regimeKeysSchema.parse(deriveRegime(facts))).not.toThrow()
      }),
    )
  })
})

describe('who chairs', () => {
  it('is settled only where the cut-off cannot matter', () => {
    expect(chair({ hearingDate: '2024-05-06' })).toEqual(['LQC_CHAIR'])
    expect(chair({ hearingDate: '2024-05-07' })).toEqual(['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'])
    expect(chair({ hearingDate: '2024' })).toEqual(['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'])
    expect(chair({ hearingDate: '2025-01', referralNotice: '2024-05-07' })).toEqual([
      'CHIEF_OFFICER_CHAIR',
    ])
    expect(chair({ hearingDate: '2025-01', severityAssessment: '2024-05-06' })).toHaveLength(2)
  })

  it('is a chief officer at an accelerated hearing', () => {
    expect(chair({ hearingDate: '2022-05-06', forum: 'AMH' })).toEqual(['CHIEF_OFFICER_CHAIR'])
  })
})

describe('the route of a former officer and the force test', () => {
  it('turn on notice of referral before 28 May 2025', () => {
    const route = (facts: Partial<RegimeFacts>) => deriveRegime(facts).formerOfficerRoute.possible
    expect(route({ referralNotice: '2025-05-27' })).toEqual(['HEARING_DEFAULT'])
    expect(route({ referralNotice: '2025-05-28' })).toEqual(['AMH_DEFAULT'])
    expect(route({ hearingDate: '2024' })).toEqual(['HEARING_DEFAULT'])
    expect(route({ cameToAttention: '2025-06-01' })).toEqual(['AMH_DEFAULT'])
    expect(route({ hearingDate: '2025-09' })).toHaveLength(2)
  })

  it('leave the force test open between the change and conduct after it', () => {
    const test = (facts: Partial<RegimeFacts>) => deriveRegime(facts).forceTest.possible
    expect(test({ hearingDate: '2026-06-29' })).toEqual(['CIVIL_REASONABLE_BELIEF'])
    expect(test({ conductFrom: '2026-06-30' })).toEqual(['CRIMINAL_HONEST_BELIEF'])
    expect(test({ conductFrom: '2026-06-29', hearingDate: '2026-10' })).toHaveLength(2)
  })
})

describe('a recorded key', () => {
  const override = {
    key: 'panelModel' as const,
    value: 'LQC_CHAIR',
    reason: 'Chair appointed on 2 May 2024.',
  }

  it("replaces the derived one with the person's reason", () => {
    const { panelModel } = deriveRegime({ hearingDate: '2024-06', overrides: [override] })
    expect(panelModel).toEqual({
      possible: ['LQC_CHAIR'],
      basis: 'RECORDED',
      reason: override.reason,
    })
  })

  it('is the last one recorded for that key, whatever was recorded for others', () => {
    const other = { key: 'conductRegime' as const, value: 'CR2012', reason: 'As agreed.' }
    const later = { ...override, value: 'CHIEF_OFFICER_CHAIR', reason: 'Appointed on 8 May.' }
    const { conductRegime, panelModel } = deriveRegime({ overrides: [override, later, other] })
    expect(conductRegime).toEqual({
      possible: ['CR2012'],
      basis: 'RECORDED',
      reason: 'As agreed.',
    })
    expect(panelModel.possible).toEqual(['CHIEF_OFFICER_CHAIR'])
    expect(panelModel.reason).toBe('Appointed on 8 May.')
  })

  it('counts for nothing without a reason, or with a value that does not exist', () => {
    for (const change of [{ reason: ' ' }, { value: 'NOBODY' }]) {
      const { panelModel } = deriveRegime({ overrides: [{ ...override, ...change }] })
      expect(panelModel.basis).toBe('DATES')
    }
  })

  it('is read from the particulars of a case', () => {
    const { particulars } = sampleCase({ particulars: { regimeOverrides: [override] } })
    expect(regimeOfParticulars(particulars).panelModel.possible).toEqual(['LQC_CHAIR'])
    expect(regimeOfParticulars(sampleCase().particulars).conductRegime.possible).toEqual([
      'CR2020_2025',
    ])
  })
})
