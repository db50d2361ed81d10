import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { ok, refuse } from '#core/result'
import { HearingNoticeCard } from '../../../src-renderer/case/clocks/hearing-notice.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { bridge } from '../shell/bridge.ts'
import { open } from './open-case.ts'

const dialog = () => screen.queryByRole('dialog', { name: 'Public notice of the hearing' })

/** Opens the dialog; what is asked of the main process is answered as given. */
async function show(saved: Parameters<typeof bridge>[0]['paper:save']) {
  await open({})
  const { openCase } = useCase.getState()
  if (openCase === null) throw new Error('No case is open')
  const asked = bridge(saved === undefined ? {} : { 'paper:save': saved })
  render(<HearingNoticeCard hearingCase={openCase.hearingCase} />)
  await userEvent.click(screen.getByRole('button', { name: 'Make the public notice' }))
  return { asked, caseId: openCase.hearingCase.id }
}

describe('the public notice of a hearing', () => {
  afterEach(cleanup)

  it('asks why where the chair leaves something out, and saves what is told', async () => {
    const { asked, caseId } = await show(async () => ok('notice.pdf'))
    expect(screen.queryByRole('textbox', { name: 'Why the rest is left out' })).toBeNull()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Place' }))
    expect(screen.queryByRole('textbox', { name: 'Place' })).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: 'Why the rest is left out' }), 'Risk')
    await userEvent.type(screen.getByRole('textbox', { name: 'Time' }), '10.00')
    await userEvent.click(screen.getByRole('button', { name: 'Save as PDF' }))
    const notice = { leftOut: ['PLACE'], reason: 'Risk', time: '10.00', place: '', additions: '' }
    expect(asked).toEqual([
      { channel: 'paper:save', input: { caseId, paper: 'HEARING_NOTICE', notice } },
    ])
    expect(dialog()).toBeNull()
  })

  it('says what is missing and keeps what was typed', async () => {
    await show(async () => refuse('NOT_RECORDED', 'Say where the hearing is held.'))
    await userEvent.type(screen.getByRole('textbox', { name: 'Time' }), '10.00')
    await userEvent.click(screen.getByRole('button', { name: 'Save as PDF' }))
    expect(screen.getByText('Say where the hearing is held.')).toBeTruthy()
    expect(dialog()).not.toBeNull()
    expect(screen.getByRole('textbox', { name: 'Time' })).toHaveProperty('value', '10.00')
  })
})
