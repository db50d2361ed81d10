import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { CaseBar } from '../../../../src-renderer/case/frame/case-bar.tsx'
import { StepBar } from '../../../../src-renderer/case/frame/step-bar.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'

async function show(change: (current: OpenCase) => OpenCase, step: number) {
  await open({})
  const current = useCase.getState().openCase
  if (current === null) throw new Error('No case is open.')
  const openCase = change(current)
  render(
    <>
      <CaseBar openCase={openCase} step={step} />
      <StepBar openCase={openCase} current={step} />
    </>,
  )
}
const same = (current: OpenCase) => current
const clocks = () => screen.getByRole('link', { name: /^Clocks/ })

describe('the head of a case', () => {
  afterEach(cleanup)

  it.each([1, 2, 3, 4, 5, 6])('leads to the clocks from step %i', async (step) => {
    await show(same, step)
    expect(clocks().getAttribute('href')).toBe('#/case/c1/clocks')
    expect(clocks().getAttribute('aria-current')).toBeNull()
  })

  it('marks the clocks as the place one is at, and says when one is late', async () => {
    const nextClock = {
      label: 'Response',
      ruleId: 'TL06',
      due: '2020-01-01',
      state: 'LATE' as const,
    }
    await show((one) => ({ ...one, summary: { ...one.summary, nextClock } }), 0)
    expect(clocks().getAttribute('aria-current')).toBe('page')
    expect(clocks().textContent).toContain('one late')
    expect(screen.getByRole('link', { name: /^Response/ })).toBeTruthy()
    cleanup()
    const soon = { ...nextClock, due: '2099-01-01', state: 'DUE_SOON' as const }
    const behind = { late: 1, next: soon }
    await show(
      (one) => ({ ...one, summary: { ...one.summary, nextClock: { ...nextClock, behind } } }),
      0,
    )
    expect(clocks().textContent).toContain('2 late, one due soon')
  })

  it('names the reference of a corrected case once, with the notice it replaces', async () => {
    await show(
      (one) => ({
        ...one,
        hearingCase: { ...one.hearingCase, version: 2, replacesNotice: 'EH-2026-001/1' },
      }),
      2,
    )
    expect(screen.getByText('Version 2, replaces EH-2026-001/1')).toBeTruthy()
    expect(screen.queryByText('EH-2026-001')).toBeNull()
  })
})
