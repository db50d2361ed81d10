import { describe, expect, it } from 'vitest'
import type { Decision } from '#core/hearing-case'
import type { IssueContext } from '#core/law/issuable'
import { sampleCase, type SampleOverrides } from '../../support/sample-case.ts'
import { problemsOf } from './issuable-case.ts'

const about = (field: string, overrides: SampleOverrides, context: Partial<IssueContext> = {}) =>
  problemsOf(overrides, context)
    .filter((problem) => problem.field?.startsWith(field) === true)
    .map(({ field: found, message }) => `${found}: ${message}`)
const reasons = (...outcomes: readonly ('FWW' | 'RIR' | 'DWN')[]): Decision['considered'] =>
  outcomes.map((outcome) => ({ outcome, reasons: 'As the panel said.' }))

describe('the reasons for an outcome', () => {
  const dismissed = { outcome: 'DWN' as const, months: null, barredListReportPlanned: true }
  const wanted = (considered: Decision['considered']) =>
    about('decision.considered', { decision: { ...dismissed, considered } })

  it('are asked for by the name of the outcome, and of each that was milder and open', () => {
    expect(wanted([])).toEqual([
      'decision.considered.FWW: Say why final written warning is not enough.',
      'decision.considered.RIR: Say why reduction in rank is not enough.',
      'decision.considered.DWN: Say why the outcome is dismissal without notice.',
    ])
  })

  it('are not asked for of reduction in rank, which the Regulations of 2012 did not have', () => {
    const { dates } = sampleCase().particulars
    const older = { ...dates, conductFrom: '2019-03-01', cameToAttention: '2019-05-01' }
    const asked = about('decision.considered', {
      particulars: { dates: older },
      decision: { ...dismissed, considered: [] },
    })
    expect(asked.map((problem) => problem.split(':')[0])).toEqual([
      'decision.considered.FWW',
      'decision.considered.DWN',
    ])
  })

  it('are those on that outcome and no other, as they were last written', () => {
    expect(wanted(reasons('FWW', 'RIR'))).toHaveLength(1)
    expect(wanted(reasons('DWN'))).toHaveLength(2)
    expect(wanted(reasons('FWW', 'RIR', 'DWN'))).toEqual([])
    const taken = [...reasons('FWW', 'RIR', 'DWN'), { outcome: 'RIR' as const, reasons: ' ' }]
    expect(wanted(taken)).toHaveLength(1)
  })
})

describe('the terms of an outcome', () => {
  it('are not asked for where they are recorded', () => {
    const reduced = {
      outcome: 'RIR' as const,
      months: null,
      newRank: 'CONSTABLE' as const,
      authorityViewsOnReduction: { recorded: true, summary: 'It agrees.' },
      considered: reasons('FWW', 'RIR'),
    }
    expect(problemsOf({ decision: reduced })).toEqual([])
    expect(about('decision.newRank', { decision: { ...reduced, newRank: null } })).toHaveLength(1)
  })
})

describe('exceptional circumstances', () => {
  const at = 'decision.exceptionalCircumstances'
  const asked = (found: boolean | null, given: string, outcome: 'FWW' | 'DWN') =>
    about(at, {
      decision: { outcome, exceptionalCircumstances: { found, reasons: given, tags: [] } },
    }).map((problem) => problem.split(':')[0])

  it('are told with reasons, asked for once', () => {
    expect(asked(false, 'None was put forward.', 'DWN')).toEqual([])
    expect(asked(false, ' ', 'DWN')).toEqual([`${at}.reasons`])
    expect(asked(null, '', 'DWN')).toEqual([`${at}.found`])
    expect(asked(true, '', 'FWW')).toEqual([`${at}.reasons`])
  })
})

describe('what the notice says beside the outcome', () => {
  it('answers each case that points away by its own answer', () => {
    const decision = { comparatorAnswers: [{ ref: 'P-0007', answer: 'That officer lied.' }] }
    const unanswered = (...pointingAway: readonly string[]) =>
      about('decision.comparatorAnswers', { decision }, { pointingAway })
    expect(unanswered('P-0007')).toEqual([])
    expect(unanswered('P-0007', 'P-0009')).toEqual([
      'decision.comparatorAnswers.P-0009: Answer P-0009, a like case that points away.',
    ])
  })

  it('decides on publication after a hearing, and not after a meeting', () => {
    const decision = { publication: { decision: null, reasons: '' } }
    const asked = (forum: 'MEETING' | 'HEARING' | 'AMH') =>
      about('decision.publication', { decision, particulars: { forum } }).length
    expect([asked('MEETING'), asked('HEARING'), asked('AMH')]).toEqual([0, 1, 1])
  })
})
