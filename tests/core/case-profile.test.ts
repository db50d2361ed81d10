import { describe, expect, it } from 'vitest'
import { profileOfCase } from '#core/case-profile'
import type { Allegation } from '#core/hearing-case'
import { overallFinding } from '#core/overall-finding'
import { profileSchema } from '#core/profile'
import { sampleAllegation, sampleCase } from '../support/sample-case.ts'

const failed = sampleAllegation({
  id: 'allegation-2',
  particulars: 'That the officer told a friend what the record said.',
  allegationTypes: ['INFORMATION_DISCLOSURE'],
  standards: ['SPB01_HONESTY_INTEGRITY'],
  proved: false,
  level: null,
  answer: 'DENIED',
})

describe('the profile of a case', () => {
  it('holds what was proved and weighed, and is a valid profile', () => {
    const profile = profileOfCase(
      sampleCase({ findings: { allegations: [sampleAllegation(), failed] } }),
    )
    expect(profileSchema.parse(profile)).toEqual(profile)
    expect(profile).toMatchObject({
      allegationTypes: ['INFORMATION_ACCESS'],
      standards: ['SPB07_CONFIDENTIALITY', 'SPB09_DISCREDITABLE_CONDUCT'],
      culpabilityLevel: 'HIGH',
      factors: ['AGG_SUSTAINED', 'CUL_DATA_MISUSE', 'HRM_PUBLIC_CONFIDENCE', 'MIT_EARLY_ADMISSION'],
      absentFactors: ['AGG_CONCEALMENT'],
      rank: 'SERGEANT',
      liveWarning: 'NONE',
      admission: 'PARTLY',
      finding: 'GROSS_MISCONDUCT',
    })
    expect(profile.narrative).not.toContain('friend')
  })

  it('keeps personal mitigation and who it was out', () => {
    const named = sampleAllegation({
      particulars:
        'PC Young of Wessex Constabulary (4471) met a young woman; Young’s log shows it.',
    })
    const officer = { ...sampleCase().particulars.officer, name: 'Alex Young' }
    const profile = profileOfCase(
      sampleCase({ particulars: { officer }, findings: { allegations: [named] } }),
    )
    expect(profile.narrative).toContain('a young woman')
    expect(profile.narrative).not.toMatch(/Young|4471|Wessex/)
    expect(JSON.stringify(profile)).not.toMatch(/PM_|long record/)
  })

  it('tells the warning live at the severity assessment, or that it is not known', () => {
    const warning = {
      id: 'w',
      kind: 'WW' as const,
      notified: '2025-01-10',
      months: 18,
      careerBreakDays: 0,
      citedAsAggravation: false,
    }
    const live = (warnings: (typeof warning)[]) =>
      profileOfCase(sampleCase({ particulars: { warnings } })).liveWarning
    expect(live([warning])).toBe('WW')
    expect(live([{ ...warning, notified: '2021-01-10' }])).toBe('NONE')
    const dates = { ...sampleCase().particulars.dates, severityAssessment: null }
    expect(
      profileOfCase(sampleCase({ particulars: { warnings: [warning], dates } })).liveWarning,
    ).toBeNull()
  })

  it.each<readonly [string | null, readonly Allegation['answer'][]]>([
    ['ADMITTED', ['ADMITTED', 'ADMITTED']],
    ['DENIED', ['DENIED']],
    ['PARTLY', ['ADMITTED', 'DENIED']],
    ['PARTLY', ['PARTLY']],
    [null, ['ADMITTED', null]],
    [null, []],
  ])('is %s when the answers are %j', (admission, answers) => {
    const allegations = answers.map((answer, i) => sampleAllegation({ id: `a${i}`, answer }))
    expect(profileOfCase(sampleCase({ findings: { allegations } })).admission).toBe(admission)
  })
})

describe('the overall finding', () => {
  it('is the gravest of those decided, and null while none is', () => {
    const of = (...allegations: Allegation[]) => overallFinding({ allegations })
    expect(of()).toBeNull()
    expect(of(sampleAllegation({ proved: null }))).toBeNull()
    expect(of(failed)).toBe('NOT_PROVED')
    expect(
      of(
        failed,
        sampleAllegation({ level: 'MISCONDUCT' }),
        sampleAllegation({ level: 'NO_BREACH' }),
      ),
    ).toBe('MISCONDUCT')
    expect(of(failed, sampleAllegation({ level: null }))).toBe('NOT_PROVED')
  })
})
