import { describe, expect, it } from 'vitest'
import { particularsSchema, severityAssessmentSchema } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import {
  assessmentDateForWarnings,
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
  })

  it('fix the day on which warnings are tested by the first of them', () => {
    const used = assessmentDateForWarnings(
      of(assessment('2025-09-01', 'GROSS_MISCONDUCT'), assessment('2025-08-04', 'MISCONDUCT')),
    )
    expect(used).toMatchObject({ on: '2025-08-04', mark: 'K' })
    expect(used?.because).toContain('later one does not move it')
    expect(assessmentDateForWarnings(of())).toBeNull()
  })

  it('stand in the way of the notice where their first date is not the one rules read', () => {
    expect(severityDateProblem(of(assessment('2025-08-04', 'MISCONDUCT')))).toBeNull()
    expect(severityDateProblem(of())).toBeNull()
    const severityAssessments = [assessment('2025-08-05', 'MISCONDUCT')]
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
