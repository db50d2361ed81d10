import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExceptionalBank, ExceptionalGroup } from '#core/precedents/exceptional-bank'
import { ok, type Result } from '#core/result'
import { ExceptionalScreen } from '../../../src-renderer/precedents/exceptional-screen.tsx'
import { answer, bridge } from '../shell/bridge.ts'
import { signIn } from './library.ts'

beforeEach(() => signIn())
afterEach(cleanup)

const none: ExceptionalGroup = {
  entries: [],
  count: 0,
  argued: [],
  accepted: [],
  refused: [],
  upheld: [],
}
const bank: ExceptionalBank = { under2025: none, earlier: none }

/** The screen on a search that ends when the test says so. */
const show = () => {
  const searches: ((found: Result<ExceptionalBank | null>) => void)[] = []
  const listeners: ((payload: unknown) => void)[] = []
  const asked = bridge({
    'exceptional:list': () => new Promise((resolve) => searches.push(resolve)),
    'exceptional:cancel': answer(null),
  })
  globalThis.evenhand = {
    ...globalThis.evenhand,
    on: (_event, listener) => {
      listeners.push(listener)
      return () => {}
    },
  }
  render(<ExceptionalScreen />)
  return {
    asked,
    tell: (done: number, total: number) =>
      act(() => listeners.forEach((hear) => hear({ kind: 'EXCEPTIONAL', done, total }))),
    end: (found: ExceptionalBank | null) => act(async () => searches.at(-1)?.(ok(found))),
  }
}

describe('the bank of exceptional circumstances', () => {
  it('says how far a long search has come, until it is there', async () => {
    const { tell, end } = show()
    tell(0, 0)
    expect(screen.queryByRole('progressbar')).toBeNull()
    tell(400, 100_000)
    expect(screen.getByRole('progressbar')).toBeTruthy()
    expect(screen.getByText('400 of 100,000')).toBeTruthy()
    await end(bank)
    expect(screen.queryByRole('progressbar')).toBeNull()
    expect(screen.getByText('None recorded yet')).toBeTruthy()
  })

  it('can be cancelled, says so, and searches again when asked', async () => {
    const { asked, tell, end } = show()
    tell(400, 100_000)
    await userEvent.click(screen.getByRole('button', { name: /^Cancel/ }))
    expect(asked.at(-1)?.channel).toBe('exceptional:cancel')
    await end(null)
    expect(screen.getByText(/^Cancelled/)).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Search again' }))
    expect(screen.queryByText(/^Cancelled/)).toBeNull()
    expect(asked.at(-1)?.channel).toBe('exceptional:list')
    await end(bank)
    expect(screen.getByText('None recorded yet')).toBeTruthy()
  })
})
