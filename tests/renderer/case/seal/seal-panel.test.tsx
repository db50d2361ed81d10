import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { viewProblems, type ProvisionalView } from '#core/provisional-view'
import { SealPanel } from '../../../../src-renderer/case/seal/seal-panel.tsx'
import { open } from '../open-case.ts'

const view: ProvisionalView = {
  culpabilityLevel: 'HIGH',
  harmLevel: null,
  outcome: 'FWW',
  months: 24,
  reasons: 'Too short.',
}
const maker = {
  label: 'Chair',
  profileId: 'p1',
  isMe: true,
  sealedAt: null,
  commitment: null,
  view: null,
}
const show = async (shown: ProvisionalView) => {
  await open({})
  render(<SealPanel view={shown} maker={maker} stated writable onState={() => {}} />)
  return screen.getByRole<HTMLButtonElement>('button', { name: 'Seal my view' })
}
afterEach(cleanup)

describe('the panel in which a view is sealed', () => {
  it('asks in the words of the library for what is still needed', async () => {
    expect((await show(view)).disabled).toBe(true)
    const words = viewProblems(view).map(({ message }) => message)
    expect(words).toHaveLength(2)
    expect(screen.getByText(words.join(' '))).toBeTruthy()
  })

  it('lets a whole view be sealed', async () => {
    const whole = { ...view, harmLevel: 'HIGH', reasons: 'word '.repeat(40) } as const
    expect((await show(whole)).disabled).toBe(false)
  })
})
