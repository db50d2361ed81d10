import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { caseSectionsSchema, type Decision } from '#core/hearing-case'
import { refuse } from '#core/result'
import { OutcomeStep } from '../../../../src-renderer/case/outcome/outcome-step.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'

function Step() {
  const openCase = useCase((state) => state.openCase)
  return openCase === null ? null : <OutcomeStep openCase={openCase} />
}

const show = async (decision: Partial<Decision>) => {
  const sections = () =>
    caseSectionsSchema.parse({
      particulars: { dates: { cameToAttention: '2018-08-01', notified: '2019-11-08' } },
      findings: { allegations: [{ id: 'a', proved: true, level: 'GROSS_MISCONDUCT' }] },
      seriousness: {},
      decision,
    })
  const none = async () => refuse('NONE', 'None.')
  await open(
    { sections },
    { 'comparison:open': none, 'wording:untranslated': none, 'seal:record': none },
  )
  render(<Step />)
}
const decided = () => useCase.getState().openCase?.hearingCase.decision

describe('an outcome of older Regulations', () => {
  afterEach(cleanup)

  it('that a case file holds has a card, with the last day of the notice and its reasons', async () => {
    await show({ outcome: 'DISMISSAL_WITH_NOTICE' })
    expect(screen.getByRole('radio', { name: /^Dismissal with notice/ })).toHaveProperty(
      'checked',
      true,
    )
    expect(screen.getAllByText(/the day on which the notice ends is not recorded/)).not.toEqual([])
    await userEvent.type(screen.getByLabelText('Last day of the notice'), '6/12/2019')
    expect(decided()?.noticeEnds).toBe('2019-12-06')
    expect(screen.queryByText(/the day on which the notice ends is not recorded/)).toBeNull()
    expect(screen.getByText('Why dismissal with notice')).toBeTruthy()
  })

  it('is not offered, and its day goes where another is chosen', async () => {
    await show({ outcome: 'DISMISSAL_WITH_NOTICE', noticeEnds: '2019-12-06' })
    await userEvent.click(screen.getByRole('radio', { name: /^Dismissal without notice/ }))
    expect(decided()).toMatchObject({ outcome: 'DWN', noticeEnds: null })
    expect(screen.queryByRole('radio', { name: /^Dismissal with notice/ })).toBeNull()
  })
})
