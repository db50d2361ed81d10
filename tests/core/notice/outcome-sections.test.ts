import { describe, expect, it } from 'vitest'
import type { Decision, Particulars } from '#core/hearing-case'
import type { DraftSection } from '#core/notice/draft'
import type { NoticeContext } from '#core/notice/notice-context'
import { outcomeSection, reasonsForOutcomeSection } from '#core/notice/outcome-sections'
import { contextOf as sampleContext } from '../../support/notice-context.ts'
import { sampleAllegation, sampleCase } from '../../support/sample-case.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'

const base = sampleCase()
type Findings = readonly ReturnType<typeof sampleAllegation>[]
const contextOf = (
  decision: Partial<Decision>,
  particulars: Partial<Particulars> = {},
  allegations: Findings = base.findings.allegations,
): NoticeContext => ({
  ...sampleContext({ decision, particulars, findings: { allegations: [...allegations] } }),
  comparison: sampleComparison,
})
const texts = ({ blocks }: DraftSection) =>
  blocks.flatMap((block) => ('text' in block ? [block.text] : []))
const bare: Partial<Decision> = {
  considered: [],
  exceptionalCircumstances: { found: null, reasons: '', tags: [] },
  reasonsForNotDismissing: '',
  representationsHeardOn: null,
  guidanceDeparture: '',
  comparatorDeparture: '',
  adviserAdvice: '',
  reliedOnComparators: [],
}
const reasons = (...given: Parameters<typeof contextOf>) => {
  const [decision, ...more] = given
  return texts(reasonsForOutcomeSection(contextOf({ ...bare, ...decision }, ...more)))
}
/** The lines of the outcome itself. */
const lines = (...given: Parameters<typeof contextOf>) =>
  outcomeSection(contextOf(...given)).blocks.flatMap((block) =>
    block.kind === 'outcome' ? block.lines : [],
  )
const dated = (decision: string | null, notified: string | null) => ({
  dates: { ...base.particulars.dates, decision, notified },
})

describe('the reasons for the outcome in the notice', () => {
  it('have a heading only over what is said under it', () => {
    expect(reasons({})).toEqual([])
    expect(reasons({ guidanceDeparture: 'The guidance does not fit.' })).toEqual([
      'Departure from the outcomes guidance',
      'The guidance does not fit.',
    ])
    expect(reasons({ adviserAdvice: 'None was asked for.' })).toEqual([
      'Legal advice',
      'None was asked for.',
    ])
  })

  it('say when representations were heard', () => {
    expect(reasons({ representationsHeardOn: '2026-11-18' })).toEqual([
      'The panel heard representations on outcome on 18 November 2026 before deciding it.',
    ])
  })

  it('give each outcome considered that has reasons, and none that has not', () => {
    const considered = [
      { outcome: 'DWN' as const, reasons: 'Too much.' },
      { outcome: 'FWW' as const, reasons: ' - ' },
    ]
    expect(reasons({ considered })).toEqual([
      'Outcomes considered, from the mildest',
      'Dismissal without notice. Too much.',
    ])
    expect(reasons({ considered: considered.slice(1) })).toEqual([])
  })

  it('say why the officer is not dismissed, of gross misconduct that was not dismissed', () => {
    const reasonsForNotDismissing = 'Confidence can be kept.'
    const of = (outcome: Decision['outcome'], allegations?: Findings) =>
      reasons({ reasonsForNotDismissing, outcome }, {}, allegations)
    expect(of('FWW')).toEqual(['Why the officer is not dismissed', 'Confidence can be kept.'])
    for (const outcome of ['DWN', 'WHBD'] as const) expect(of(outcome)).toEqual([])
    expect(of('FWW', [sampleAllegation({ level: 'MISCONDUCT' })])).toEqual([])
  })

  it('say whether circumstances were exceptional, with the reasons where there are any', () => {
    const of = (found: boolean | null, given: string) =>
      reasons({ exceptionalCircumstances: { found, reasons: given, tags: [] } })
    expect(of(null, 'Fear for a child.')).toEqual([])
    expect(of(true, 'Fear for a child.').slice(2)).toEqual([
      'The panel found exceptional circumstances. Fear for a child.',
    ])
    expect(of(false, '').slice(2)).toEqual(['The panel found no exceptional circumstances.'])
    expect(of(false, '')[0]).toBe('Presumption of dismissal')
  })

  it('tell of each past case relied on, with what the panel says of it', () => {
    const answers = [
      { ref: 'P-0001', answer: 'There the officer lied.' },
      { ref: 'P-0002', answer: '' },
    ]
    const told = (...reliedOnComparators: string[]) =>
      reasons({ reliedOnComparators, comparatorAnswers: answers })
    expect(told()).toEqual([])
    expect(told('P-0009')).toEqual([])
    const [heading, lead, one, other, ...more] = told('P-0001', 'P-0002')
    expect([heading, more]).toEqual(['Past cases relied on', []])
    expect(lead).toMatch(/^The panel relied on the past cases below\./)
    expect(one).toBe(
      'P-0001, Title of P-0001. Outcome: final written warning, 36 months; no appeal recorded. There the officer lied.',
    )
    expect(other).toMatch(/^P-0002, .+ Outcome: dismissal without notice; no appeal recorded\.$/)
  })
})

describe('the outcome in the notice', () => {
  it('runs from the day the officer is told of it', () => {
    const fww = { outcome: 'FWW' as const, months: 24 }
    expect(lines(fww, dated('2026-11-18', '2026-11-19'))).toEqual([
      'Final written warning',
      'For 24 months, from 19 November 2026 to 18 November 2028, both days included',
      'A career break does not count towards this time',
    ])
    expect(lines(fww, dated('2026-11-18', null))[1]).toBe(
      'For 24 months, from the day the officer is told of it, both days included',
    )
    expect(lines({ outcome: 'DWN' }, dated('2026-11-18', '2026-11-19'))).toEqual([
      'Dismissal without notice',
      'From 19 November 2026',
    ])
    expect(lines({ outcome: 'DWN' }, dated('2026-11-18', null))[1]).toBe(
      'From the day the officer is told of it',
    )
  })

  it('has the length that the Regulations give where no other was set', () => {
    for (const [outcome, months] of [
      ['WW', 18],
      ['FWW', 24],
    ] as const)
      expect(lines({ outcome, months: null })[1]).toContain(`For ${months} months,`)
  })

  it('names the rank to which the officer is reduced, once it is chosen', () => {
    const to = (newRank: Decision['newRank']) => lines({ outcome: 'RIR', newRank })
    expect(to('CONSTABLE').slice(1)).toEqual(['To the rank of constable', 'From 18 November 2026'])
    expect(to(null).slice(1)).toEqual(['From 18 November 2026'])
  })

  it('says of a former officer what it would have been, and the day of the finding', () => {
    const of = (on: string | null) => lines({ outcome: 'WHBD' }, dated(on, '2026-11-19')).slice(1)
    const meaning = 'Disciplinary action for gross misconduct, had the officer still been serving'
    expect(of('2026-11-18')).toEqual([meaning, 'Found on 18 November 2026'])
    expect(of(null)).toEqual([meaning])
  })

  it('says on which ground an end without action rests, where all rests on one', () => {
    const failed = sampleAllegation({ proved: false, level: null })
    const noBreach = sampleAllegation({ id: 'b', level: 'NO_BREACH' })
    const of = (outcome: 'NO_BREACH' | 'RPRP', ...allegations: Findings) =>
      lines({ outcome }, {}, allegations)[0]
    expect(of('NO_BREACH', failed)).toBe('No action: not proved')
    expect(of('NO_BREACH', noBreach)).toBe('No action: no breach')
    expect(of('NO_BREACH', failed, noBreach)).toBe('No action: not proved or no breach')
    expect(of('NO_BREACH', sampleAllegation({ level: 'MISCONDUCT' }))).toBe(
      'No action: not proved or no breach',
    )
    expect(of('RPRP', failed)).toBe('Reflective practice review process')
  })

  it('tells the views of the authority on reduction in rank, where it gave them', () => {
    const of = (outcome: 'RIR' | 'DWN', recorded: boolean, summary: string) => {
      const authorityViewsOnReduction = { recorded, summary }
      return texts(outcomeSection(contextOf({ outcome, authorityViewsOnReduction })))
    }
    const gave = 'The appropriate authority gave its views on reduction in rank.'
    expect(of('RIR', true, 'It agrees.')).toEqual([`${gave} It agrees.`])
    expect(of('RIR', true, '')).toEqual([gave])
    expect(of('RIR', false, 'It agrees.')).toEqual([])
    expect(of('DWN', true, 'It agrees.')).toEqual([])
  })
})
