import { describe, expect, it } from 'vitest'
import { checkIssuable } from '#core/law/issuable'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'

const context = { sealed: true, comparatorsConsulted: true, pointingAway: [] }
const { particulars } = sampleCase()
const chair = { ...particulars.chair, profileId: 'chair' }
const member = (profileId: string | null) => ({ label: 'Panel member', profileId })
const codesOf = (members: readonly (string | null)[], adviser: string | null) =>
  checkIssuable(
    sampleCase({
      particulars: { chair, members: members.map(member), adviser: member(adviser) },
    }),
    sampleLaw(),
    context,
  ).map(({ code }) => code)

describe('The panel of a notice', () => {
  it('has a person of its own in each seat, and an adviser who does not decide', () => {
    expect(codesOf(['first', 'second'], 'adviser')).not.toContain('SAME_PERSON')
    expect(codesOf([null, null], null)).not.toContain('SAME_PERSON')
    expect(codesOf(['chair', 'second'], 'adviser')).toContain('SAME_PERSON')
    expect(codesOf(['first', 'first'], 'adviser')).toContain('SAME_PERSON')
    expect(codesOf(['first', 'second'], 'second')).toContain('SAME_PERSON')
  })
})
