import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIssuable } from '#core/law/issuable'
import { onOtherFindings } from '#core/view-change'
import { sampleCase } from '../../support/sample-case.ts'
import { law, problemsOf, ready } from './issuable-case.ts'

const whereReasoned = (reason: string, names: readonly string[]) =>
  problemsOf(
    { decision: { warningReasons: [{ ruleId: 'CHANGED_SINCE_SEALED', reason }] } },
    { onOtherFindings: names },
  )

describe('Findings or seriousness that changed after views were sealed', () => {
  it('hold the notice back, by name, until a reason is typed', () => {
    expect(whereReasoned('', ['Chair', 'Panel member 2'])).toMatchObject([
      { code: 'CHANGED_SINCE_SEALED', step: 6 },
    ])
    expect(whereReasoned('', ['Chair', 'Panel member 2'])[0]?.message).toContain(
      'Chair, Panel member 2',
    )
    expect(whereReasoned('  ', ['Chair'])).toHaveLength(1)
    expect(whereReasoned('A slip of the pen in fact 2 was put right.', ['Chair'])).toEqual([])
    expect(whereReasoned('', [])).toEqual([])
  })

  it('are lifted by no reason that was typed about something else', () => {
    const codes = (...warningReasons: readonly { ruleId: string; reason: string }[]) =>
      checkIssuable(sampleCase({ decision: { warningReasons: [...warningReasons] } }), law, {
        ...ready,
        onOtherFindings: ['Chair'],
      }).map(({ code }) => code)
    const given = { ruleId: 'CHANGED_SINCE_SEALED', reason: 'A slip of the pen.' }
    expect(codes()).toEqual(['CHANGED_SINCE_SEALED'])
    expect(codes({ ...given, ruleId: 'OUT-029' })).toEqual(['CHANGED_SINCE_SEALED'])
    expect(codes(given, { ruleId: 'OUT-029', reason: '' })).toEqual([])
    expect(codes(given, { ...given, reason: '' })).toEqual(['CHANGED_SINCE_SEALED'])
  })

  it('are not asked about where nothing was found that calls for an outcome', () => {
    const { findings } = sampleCase()
    const allegations = findings.allegations.map((allegation) => ({
      ...allegation,
      proved: false,
      level: 'NOT_PROVED' as const,
    }))
    const cleared = sampleCase({ findings: { ...findings, allegations } })
    const codes = checkIssuable(cleared, law, { ...ready, onOtherFindings: ['Chair'] }).map(
      ({ code }) => code,
    )
    expect(codes).not.toContain('CHANGED_SINCE_SEALED')
  })
})

const person = fc.constantFrom('a', 'b', 'c')
const hash = fc.constantFrom('first', 'second', 'third')
const history = fc.array(fc.record({ profileId: person, decidedOn: hash }), { maxLength: 12 })
const makers = ['a', 'b', 'c'].map((profileId) => ({ label: profileId, profileId }))

describe('Whose view was taken on other findings', () => {
  it('is nobody once each has taken a view on the present ones, whatever came before', () => {
    fc.assert(
      fc.property(history, hash, (taken, present) => {
        const anew = makers.map(({ profileId }) => ({ profileId, decidedOn: present }))
        expect(onOtherFindings(makers, [...taken, ...anew], present)).toEqual([])
      }),
    )
  })

  it('is one person fewer for each who takes a view anew, and never anybody else', () => {
    fc.assert(
      fc.property(history, hash, person, (taken, present, profileId) => {
        const before = onOtherFindings(makers, taken, present)
        const after = onOtherFindings(
          makers,
          [...taken, { profileId, decidedOn: present }],
          present,
        )
        expect(after).toEqual(before.filter((label) => label !== profileId))
      }),
    )
  })

  it('leaves out a seat without a person, and a view of which nothing is known', () => {
    const seats = [...makers, { label: 'empty', profileId: null }]
    expect(onOtherFindings(seats, [{ profileId: 'b', decidedOn: 'old' }], 'new')).toEqual(['b'])
  })
})
