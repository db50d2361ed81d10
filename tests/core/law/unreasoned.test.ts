import { describe, expect, it } from 'vitest'
import type { Decision } from '#core/hearing-case'
import { sampleCase } from '../../support/sample-case.ts'
import { problemsOf } from './issuable-case.ts'

const base = sampleCase()

describe('Reasons that say nothing', () => {
  it.each([
    ['a space', ' '],
    ['a space without width', '\u200B'],
    ['a soft hyphen', '\u00AD'],
    ['a full stop', '.'],
    ['a dash', '–'],
  ])('stand in the way of the notice as if nothing were written: %s', (_, reasons) => {
    const considered = base.decision.considered.map((entry) => ({ ...entry, reasons }))
    const found = problemsOf({
      findings: { allegations: base.findings.allegations.map((one) => ({ ...one, reasons })) },
      decision: { considered, reasonsForNotDismissing: reasons },
    }).map(({ code, field }) => `${code} ${field}`)
    expect(found).toContain('MISSING findings.allegations.0.reasons')
    expect(found).toContain('NO_REASONS decision.considered.FWW')
    expect(found).toContain('OUT-010 decision.reasonsForNotDismissing')
  })

  it('count as none against a rule that asks for a reason', () => {
    const rule = (reason: string) =>
      problemsOf({
        decision: {
          representationsHeardOn: null,
          warningReasons: [{ ruleId: 'OUT-029', reason }],
        },
      }).map(({ code }) => code)
    expect(rule('\u200B')).toContain('OUT-029')
    expect(rule('The officer left the hearing.')).not.toContain('OUT-029')
  })
})

describe('A case under the Regulations of 2012', () => {
  const { dates } = base.particulars
  const earlier = (decision: Partial<Decision>) =>
    problemsOf({
      particulars: {
        dates: { ...dates, conductFrom: '2019-03-04', cameToAttention: '2019-06-10' },
      },
      decision,
    })

  it('says that a rule was read for other Regulations, not that nobody verified it', () => {
    const found = earlier({ outcome: 'WW', months: 18 }).find(({ code }) => code === 'OUT-002')
    expect(found?.message).toContain(
      'The rule was read for the 2020 Regulations, not for those of 2012: give a reason to go on.',
    )
  })

  it('asks why for an older outcome too, which no list offers', () => {
    const fields = (considered: Decision['considered']) =>
      earlier({ outcome: 'DISMISSAL_WITH_NOTICE', months: null, considered }).map((p) => p.field)
    const field = 'decision.considered.DISMISSAL_WITH_NOTICE'
    expect(fields([])).toContain(field)
    expect(fields([{ outcome: 'DISMISSAL_WITH_NOTICE', reasons: 'Because.' }])).not.toContain(field)
  })
})
