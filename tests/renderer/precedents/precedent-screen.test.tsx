import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Precedent } from '#core/precedent'
import { refuse } from '#core/result'
import { useList } from '../../../src-renderer/precedents/list-store.ts'
import { ladderOf } from '../../../src-renderer/precedents/ladder.ts'
import { notStated } from '../../../src-renderer/precedents/not-stated.ts'
import { PrecedentScreen } from '../../../src-renderer/precedents/precedent-screen.tsx'
import { answer, bridge } from '../shell/bridge.ts'
import { content, law, libraryOf, precedent, signIn, whySealed } from './library.ts'

beforeEach(() => signIn())
afterEach(cleanup)

const show = (ref: string) => {
  const place = memoryLocation({ path: `/precedents/${ref}`, record: true })
  render(
    <Router hook={place.hook}>
      <Route path="/precedents/:ref" component={PrecedentScreen} />
    </Router>,
  )
  return place
}
const opened = (shown: Precedent) => ({
  'precedent:open': answer({
    precedent: shown,
    versions: [
      version(1, 'Imported', 'First title'),
      ...(shown.version > 1 ? [version(2, 'Rank read again', shown.title)] : []),
    ],
  }),
})
const version = (number: number, reason: string, title: string) => ({
  version: number,
  recordedAt: '2026-10-12T09:00:00Z',
  recordedBy: 'Secretariat',
  reason,
  content: content({ title }),
})

describe('a precedent', () => {
  it('shows facts, outcome, what became of it, and that labels are the collector’s', async () => {
    bridge(opened(precedent(1)))
    show('P-0001')
    expect(await screen.findByText('An officer opened records without a reason.')).toBeTruthy()
    expect(screen.getByText('imposed, 24 months')).toBeTruthy()
    expect(screen.getByText('No appeal recorded')).toBeTruthy()
    expect(screen.getByText(/Labels given by the person who coded/)).toBeTruthy()
  })

  it('strikes an overturned outcome through and marks what stands', async () => {
    const laterHistory = { effect: 'REPLACED', words: 'On appeal', finalOutcome: 'FWW' } as const
    bridge(opened(precedent(1, { outcome: 'DWN', outcomeMonths: null, laterHistory })))
    show('P-0001')
    expect(await screen.findByText('imposed, then overturned')).toBeTruthy()
    expect(screen.getByText('stands in its place')).toBeTruthy()
    const struck = [...document.querySelectorAll('s')].map((one) => one.textContent)
    expect(struck).toEqual(['Dismissal without notice', 'Dismissal without notice'])
  })

  it('strikes nothing through where the record holds what replaced an earlier outcome', async () => {
    const laterHistory = { effect: 'REPLACED', words: null, finalOutcome: 'FWW' } as const
    bridge(opened(precedent(1, { laterHistory })))
    show('P-0001')
    expect(await screen.findByText(/stands in the end, 24 months/)).toBeTruthy()
    expect(document.querySelector('s')).toBeNull()
  })

  it('moves along the list it came from with J and K', async () => {
    const list = [precedent(1), precedent(2)]
    bridge({
      ...libraryOf(list),
      'precedent:open': async ({ ref }) => {
        const found = list.find((one) => one.ref === ref) ?? precedent(9)
        return opened(found)['precedent:open']()
      },
    })
    await useList.getState().ask({ kind: 'CELL', row: null, outcome: null }, {})
    const place = show('P-0001')
    expect(await screen.findByText('Case 1 of 2 in this list')).toBeTruthy()
    await userEvent.keyboard('j')
    expect(place.history.at(-1)).toBe('/precedents/P-0002')
    expect(await screen.findByText('Case 2 of 2 in this list')).toBeTruthy()
    await userEvent.keyboard('k')
    expect(place.history.at(-1)).toBe('/precedents/P-0001')
  })

  it('moves on past the end of the page it came from', async () => {
    const list = [1, 2, 3, 4, 5].map((n) => precedent(n))
    bridge({
      ...libraryOf(list, false, 2),
      'precedent:open': async ({ ref }) =>
        opened(list.find((one) => one.ref === ref) ?? precedent(9))['precedent:open'](),
    })
    await useList.getState().ask({ kind: 'CELL', row: null, outcome: null }, {})
    const place = show('P-0001')
    for (const next of [2, 3, 4, 5]) {
      expect(await screen.findByText(`Case ${next - 1} of 5 in this list`)).toBeTruthy()
      const button = screen.getByRole('button', { name: 'Next case' })
      await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false))
      await userEvent.keyboard('j')
      expect(place.history.at(-1)).toBe(`/precedents/P-000${next}`)
    }
    expect(useList.getState().cases).toHaveLength(5)
  })

  it('is locked, with the reason and nothing of the case, while views are unsealed', async () => {
    bridge({
      'precedent:open': async () => refuse('SEALED', whySealed),
      'case:list': answer([]),
    })
    show('P-0001')
    expect(await screen.findByText(whySealed)).toBeTruthy()
    expect(screen.queryByText(/An officer opened records/)).toBeNull()
  })

  it('reads an earlier version on request and says that it was replaced', async () => {
    bridge(opened(precedent(1, { version: 2 })))
    show('P-0001')
    const side = await screen.findByRole('button', { name: 'Source and versions' })
    await userEvent.click(side)
    await userEvent.click(await screen.findByRole('button', { name: 'Read version 1' }))
    expect(await screen.findByText('Version 1, replaced since')).toBeTruthy()
    expect(document.querySelector('h1')?.textContent).toBe('First title')
  })
})

describe('what a precedent page derives', () => {
  it('puts a former officer’s result on the top rung in its own words', () => {
    const former = content({ profile: { ...content().profile, standing: 'FORMER' } })
    expect(ladderOf(former, law).map(({ outcome }) => outcome.id)).toEqual([
      'WHBD',
      'RIR',
      'FWW',
      'WW',
    ])
  })

  it('keeps an outcome outside the usual rungs on the ladder', () => {
    const ids = ladderOf(content({ outcome: 'NO_BREACH' }), law).map(({ outcome }) => outcome.id)
    expect(ids.at(-1)).toBe('NO_BREACH')
  })

  it('lists what is not stated and nothing that is', () => {
    const gaps = notStated(content())
    expect(gaps).toContain('standards breached')
    expect(gaps).not.toContain('rank')
    expect(notStated(content({ outcomeMonths: null }))).toContain('length of the warning')
  })
})
