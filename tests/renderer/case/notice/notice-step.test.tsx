import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { refuse } from '#core/result'
import { NoticeStep } from '../../../../src-renderer/case/notice/notice-step.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open, type Change } from '../open-case.ts'

async function show(change: Change, more: Parameters<typeof open>[1] = {}) {
  const asked = await open(change, {
    'notice:compose': async () => refuse('SEALED', 'Not yet.'),
    ...more,
  })
  const openCase = useCase.getState().openCase
  if (openCase === null) throw new Error('No case is open.')
  render(<NoticeStep openCase={openCase} />)
  return asked
}

describe('the notice step', () => {
  afterEach(cleanup)

  it('says on a corrected version what it replaces, and why', async () => {
    const correctionReason = 'The warning began a day too early.'
    await show({ version: { version: 2, replacesNotice: 'EH-2026-001/1', correctionReason } })
    expect(screen.getByText('Version 2 replaces EH-2026-001/1.')).toBeTruthy()
    expect(screen.getByText(correctionReason)).toBeTruthy()
  })

  it('says nothing of a correction on a first version', async () => {
    await show({})
    expect(screen.queryByText('Correction')).toBeNull()
  })

  it('asks for the comparators itself, so that they are not called unopened', async () => {
    const asked = await show(
      { seals: { allSealed: true, comparatorsOpen: true } },
      { 'comparison:open': async () => refuse('NOT_COMPARED', 'Never opened.') },
    )
    await expect.poll(() => asked.map(({ channel }) => channel)).toContain('comparison:open')
  })
})
