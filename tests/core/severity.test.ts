import { describe, expect, it } from 'vitest'
import { particularsSchema, severityAssessmentSchema } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import {
  assessmentDateForWarnings,
  assessmentsInOrder,
  currentAssessment,
  initialAssessment,
  severityDateProblem,
  timesChanged,
} from '#core/severity'
import { sampleCase, sampleLaw } from '../support/sample-case.ts'

const assessment = (on: string | null, level: string | null, rating: string | null = null) =>
  severityAssessmentSchema.parse({ id: `${on}`, on, level, rating })
const of = (...severityAssessments: ReturnType<typeof assessment>[]) =>
  particularsSchema.parse({ severityAssessments, dates: { severityAssessment: '2025-08-04' } })

describe('severity assessments', () => {
  it('are read by date, whatever order they were entered in', () => {
    const particulars = of(
      assessment('2025-10-01', 'GROSS_MISCONDUCT'),
      assessment(null, 'NEITHER'),
      assessment('2025-08-04', 'MISCONDUCT'),
    )
    expect(initialAssessment(particulars)?.level).toBe('MISCONDUCT')
    expect(currentAssessment(particulars)?.level).toBe('GROSS_MISCONDUCT')
    expect(initialAssessment(of(assessment(null, 'NEITHER')))).toBeNull()
  })

  it('keep the order in which they were entered where two share a day', () => {
    const levels = ['MISCONDUCT', 'GROSS_MISCONDUCT', 'NEITHER', 'MISCONDUCT'] as const
    const days = ['2025-08-05', '2025-08-04', '2025-08-05', '2025-08-04']
    const particulars = of(...levels.map((level, index) => assessment(days[index] ?? null, level)))
    expect(assessmentsInOrder(particulars).map(({ on, level }) => [on, level])).toEqual([
      ['2025-08-04', 'GROSS_MISCONDUCT'],
      ['2025-08-04', 'MISCONDUCT'],
      ['2025-08-05', 'MISCONDUCT'],
      ['2025-08-05', 'NEITHER'],
    ])
    expect(currentAssessment(particulars)?.level).toBe('NEITHER')
    expect(currentAssessment(of())).toBeNull()
  })

  it('count as changed once for each later one that differs, not for one that confirms', () => {
    expect(timesChanged(of())).toBe(0)
    expect(timesChanged(of(assessment('2025-08-04', 'MISCONDUCT', 'AMBER')))).toBe(0)
    const particulars = of(
      assessment('2025-08-04', 'MISCONDUCT', 'AMBER'),
      assessment('2025-08-20', 'MISCONDUCT', 'AMBER'),
      assessment('2025-09-01', 'GROSS_MISCONDUCT', null),
      assessment('2025-09-10', null, 'RED'),
      assessment('2025-10-01', 'MISCONDUCT', 'RED'),
    )
    expect(timesChanged(particulars)).toBe(3)
    const unrated = of(
      assessment('2025-08-04', 'MISCONDUCT', 'AMBER'),
      assessment('2025-08-20', null, null),
      assessment('2025-09-01', 'MISCONDUCT', 'AMBER'),
    )
    expect(timesChanged(unrated)).toBe(0)
  })

  it('fix the day on which warnings are tested by the first of them', () => {
    const used = assessmentDateForWarnings(
      of(assessment('2025-09-01', 'GROSS_MISCONDUCT'), assessment('2025-08-04', 'MISCONDUCT')),
    )
    expect(used).toMatchObject({ on: '2025-08-04', mark: 'K' })
    expect(used?.because).toContain('later one does not move it')
    expect(assessmentDateForWarnings(of())).toBeNull()
    const only = assessmentDateForWarnings(of(assessment('2025-08-04', 'MISCONDUCT')))
    expect(only?.because).toBe('Warnings are tested on the date of the severity assessment.')
    expect(only?.source).toBe('CR 14, 42(5), (8)')
  })

  it('stand in the way of the notice where their first date is not the one rules read', () => {
    expect(severityDateProblem(of(assessment('2025-08-04', 'MISCONDUCT')))).toBeNull()
    expect(severityDateProblem(of())).toBeNull()
    const undated = { ...of(assessment('2025-08-05', 'MISCONDUCT')) }
    undated.dates = { ...undated.dates, severityAssessment: null }
    expect(severityDateProblem(undated)).toBeNull()
    const severityAssessments = [assessment('2025-08-05', 'MISCONDUCT')]
    expect(severityDateProblem(of(...severityAssessments))?.message).toContain(
      'dated 4 August 2025 in the particulars, but the first one listed is dated 5 August 2025',
    )
    expect(severityDateProblem(of(...severityAssessments))?.code).toBe('SEVERITY_DATES_DIFFER')
    const problems = checkIssuable(
      sampleCase({ particulars: { severityAssessments } }),
      sampleLaw(),
      {
        sealed: true,
        comparatorsConsulted: true,
        pointingAway: [],
      },
    )
    expect(problems.map(({ code, step }) => [code, step])).toEqual([['SEVERITY_DATES_DIFFER', 2]])
  })
})
