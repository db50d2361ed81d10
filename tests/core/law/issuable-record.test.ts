import { describe, expect, it } from 'vitest'
import type { Particulars } from '#core/hearing-case'
import { deriveRegime } from '#core/law/regime-keys'
import { sampleAllegation, sampleCase, type SampleOverrides } from '../../support/sample-case.ts'
import { problemsOf } from './issuable-case.ts'

const codes = (overrides: SampleOverrides, field = '') =>
  problemsOf(overrides)
    .filter((problem) => problem.field?.startsWith(field) === true)
    .map(({ code }) => code)
const base = sampleCase().particulars

describe('the persons of a case', () => {
  it('are those who decide in these proceedings: former members of a panel do not', () => {
    const twice = base.members.slice(0, 1)
    const of = (forum: 'MEETING' | 'HEARING', more: Partial<Particulars> = {}) =>
      codes({ particulars: { forum, members: [...twice, ...twice], ...more } })
    expect(of('HEARING')).toContain('SAME_PERSON')
    expect(of('MEETING')).not.toContain('SAME_PERSON')
    const adviser = { label: 'Adviser', profileId: base.chair.profileId }
    expect(of('MEETING', { adviser })).toContain('SAME_PERSON')
  })
})

describe('the dates of a case', () => {
  const of = (dates: Partial<Particulars['dates']>) =>
    problemsOf({ particulars: { dates: { ...base.dates, ...dates } } })
      .filter(({ field }) => field?.startsWith('particulars.dates') === true)
      .map(({ code, message }) => `${code}: ${message}`)

  it('are asked for by what happened on them', () => {
    expect(of({ notified: null })).toEqual([
      'MISSING: Enter the date on which the officer was told of the outcome.',
    ])
  })

  it('are days, but for the one on which the conduct began', () => {
    expect(of({ notified: '2026-11' })).toEqual(['NO_SUCH_DATE: There is no such day as 2026-11.'])
  })

  it('stand in the order of events, each after the one recorded before it', () => {
    const order =
      'DATE_ORDER: The date on which the hearing began is before the date on which the notice of referral was given.'
    expect(of({ hearingFrom: '2026-06-07' })).toEqual([order])
    expect(of({ hearingFrom: '2026-06-08' })).toEqual([])
    const message = of({ referralNotice: null, hearingFrom: '2025-08-03' }).at(-1)
    expect(message).toMatch(/began is before the date on which the severity assessment was made/)
  })

  it('are the same in the particulars and among the severity assessments', () => {
    const reasons = {
      information: '',
      threatAndRisk: '',
      powersAndPolicy: '',
      options: '',
      action: '',
    }
    const assessed = (on: string): SampleOverrides => ({
      particulars: {
        severityAssessments: [{ id: 's', on, by: '', level: null, rating: null, reasons }],
      },
    })
    expect(codes(assessed('2025-08-04'))).toEqual([])
    const [problem, ...more] = problemsOf(assessed('2025-08-05'))
    expect(more).toEqual([])
    expect(problem).toMatchObject({
      code: 'SEVERITY_DATES_DIFFER',
      step: 2,
      field: 'particulars.dates.severityAssessment',
    })
  })
})

describe('rules that the dates do not settle', () => {
  const open = deriveRegime({})
  const asked = (particulars: Partial<Particulars>, regime: Partial<typeof open>) =>
    problemsOf({ particulars, regime: { ...sampleCase().regime, ...regime } })
      .filter(({ code }) => code === 'RULES_UNKNOWN')
      .map(({ message }) => message.split(' is not settled')[0])

  it('are recorded by a person where the case turns on them', () => {
    const former = { officer: { ...base.officer, standing: 'FORMER' as const } }
    const { conductRegime, panelModel, formerOfficerRoute } = open
    expect(asked({}, { conductRegime })).toEqual(['Which rules apply to the conduct'])
    expect(asked({}, { panelModel })).toEqual(['Which rules on the chair apply'])
    expect(asked({ forum: 'AMH' }, { panelModel })).toHaveLength(1)
    expect(asked({ forum: 'MEETING' }, { panelModel })).toEqual([])
    expect(asked(former, { formerOfficerRoute })).toEqual([
      'Which route applies to the former officer',
    ])
    expect(asked({}, { formerOfficerRoute })).toEqual([])
  })
})

describe('the findings of a case', () => {
  const found = (
    change: Parameters<typeof sampleAllegation>[0],
    unconnectedIncidents: boolean | null = false,
  ) => ({ findings: { allegations: [sampleAllegation(change)], unconnectedIncidents } })

  it('are on one allegation at least', () => {
    const [first] = problemsOf({ findings: { allegations: [] } })
    expect(first?.message).toBe('Enter at least one allegation.')
  })

  it('are asked for by the number of the allegation', () => {
    const allegations = [sampleAllegation(), sampleAllegation({ id: 'b', reasons: '' })]
    const [only, ...more] = problemsOf({ findings: { allegations } })
    expect(more).toEqual([])
    expect(only?.message).toBe('Allegation 2: write the reasons on the facts.')
  })

  it('say of incidents only where misconduct is the gravest', () => {
    const at = 'findings.unconnectedIncidents'
    expect(codes(found({ level: 'MISCONDUCT' }, null), at)).toEqual(['MISSING'])
    expect(codes(found({ level: 'MISCONDUCT' }, false), at)).toEqual([])
    expect(codes(found({}, null), at)).toEqual([])
  })

  it('do not say of one allegation that it is proved and not proved', () => {
    const at = 'findings.allegations.0.level'
    expect(codes(found({ proved: true, level: 'NOT_PROVED' }), at)).toEqual(['CONTRADICTION'])
    expect(codes(found({ proved: true, level: null }), at)).toEqual(['MISSING'])
    expect(codes(found({ proved: true, level: 'NO_BREACH' }), at)).toEqual([])
    expect(codes(found({ proved: false, level: 'NOT_PROVED' }), at)).toEqual([])
    expect(codes(found({ proved: false, level: null }), at)).toEqual([])
  })
})
