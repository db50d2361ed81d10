import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { PanelRecord, SealState } from '#contract/api'
import type { ChangedView } from '#core/provisional-view'
import { ok, refuse } from '#core/result'
import { ChangeForm } from '../../../../src-renderer/case/outcome/change-form.tsx'
import { openCase, useCase } from '../../../../src-renderer/case/store/case-store.ts'
import type { Asked } from '../../shell/bridge.ts'
import { open } from '../open-case.ts'

const sealed = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'MEDIUM',
  outcome: 'FWW',
  months: 24,
  reasons: 'As sealed.',
} as const
const savedAt = '2026-11-19T14:06:00.000Z'
const record: PanelRecord = {
  myFingerprint: '',
  seals: [],
  changes: [],
  changesComplete: false,
  onOtherFindings: ['Panel member 1'],
}
const answers = {
  'seal:change-draft': async () => ok({ savedAt }),
  'seal:change': async () => ok(record),
}

function Form() {
  const current = useCase((state) => state.openCase)
  if (current === null) return null
  return <ChangeForm openCase={current} before={sealed} sealed={sealed} onRecorded={() => {}} />
}
const show = async (seals: Partial<SealState> = {}, more: Parameters<typeof open>[1] = answers) => {
  const asked = await open({ seals }, more)
  render(<Form />)
  return asked
}
const drafts = (asked: readonly Asked[]) =>
  asked.flatMap(({ channel, input }) =>
    channel === 'seal:change-draft' ? [(input as { change: ChangedView }).change] : [],
  )
const reasons = () => screen.getByLabelText<HTMLTextAreaElement>('Why your view stands')
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
afterEach(cleanup)

describe('what a person writes about their change of view', () => {
  it('is on its way to the library at the keystroke, with no wait in between', async () => {
    const asked = await show()
    type(reasons(), 'The like cases')
    expect(drafts(asked).at(-1)?.reasons).toBe('The like cases')
    type(screen.getByLabelText(/do not share/), 'I would have')
    await expect.poll(() => drafts(asked).at(-1)?.dissent).toBe('I would have')
  })

  it('is there again when the case is opened anew, also after an earlier entry', async () => {
    const myChangeDraft = { ...sealed, reasons: 'Half a sentence', dissent: '' }
    await show({ myChangeDraft })
    expect(reasons().value).toBe('Half a sentence')
    await openCase('c1')
    expect(reasons().value).toBe('Half a sentence')
  })

  it('is kept on screen and said to be unsaved where the library refuses it', async () => {
    const message = 'The disk is full.'
    await show({}, { ...answers, 'seal:change-draft': async () => refuse('DISK_FULL', message) })
    type(reasons(), 'The like cases')
    await expect.poll(() => useCase.getState().save.message).toBe(message)
    expect(reasons().value).toBe('The like cases')
    await userEvent.click(screen.getByRole('button', { name: 'Record what I hold now' }))
    expect(screen.getByText(/not saved yet/)).toBeTruthy()
  })

  it('leaves the form once it is recorded, and the case knows whose findings moved', async () => {
    const asked = await show()
    type(reasons(), 'The like cases')
    await userEvent.click(screen.getByRole('button', { name: 'Record what I hold now' }))
    await expect.poll(() => useCase.getState().changeDraft).toBeNull()
    expect(useCase.getState().openCase?.seals.onOtherFindings).toEqual(['Panel member 1'])
    const channels = asked.map(({ channel }) => channel)
    expect(channels.lastIndexOf('seal:change-draft')).toBeLessThan(channels.indexOf('seal:change'))
  })

  it('tells how much room is left near the end, and what to shorten beyond it', async () => {
    await show()
    type(reasons(), 'x'.repeat(17_000))
    expect(screen.queryByText(/characters left/)).toBeNull()
    type(reasons(), 'x'.repeat(19_500))
    expect(screen.getByText('500 of 20,000 characters left')).toBeTruthy()
    type(reasons(), 'x'.repeat(20_007))
    expect(screen.getByText(/Shorten this by 7 characters: 20,000 is the most/)).toBeTruthy()
    expect(reasons().value).toHaveLength(20_007)
    expect(
      screen.getByRole<HTMLButtonElement>('button', { name: 'Record what I hold now' }).disabled,
    ).toBe(true)
  })

  it('takes whole months only, and says so without dropping what was typed', async () => {
    await show()
    const months = screen.getByLabelText<HTMLInputElement>('Months now')
    for (const wrong of ['0', '1.5', '601', '-3', 'two', '1e2']) {
      type(months, wrong)
      expect(months.value).toBe(wrong)
      expect(screen.getByText('Write whole months, from 1 to 600.')).toBeTruthy()
      expect(useCase.getState().changeDraft?.months).toBeNull()
    }
    type(months, '600')
    expect(screen.queryByText(/Write whole months/)).toBeNull()
    expect(useCase.getState().changeDraft?.months).toBe(600)
  })
})
