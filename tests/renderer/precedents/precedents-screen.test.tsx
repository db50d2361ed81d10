import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { CaseSummary } from '#contract/api'
import { deriveRegime } from '#core/law/regime-keys'
import { useList } from '../../../src-renderer/precedents/list-store.ts'
import { PrecedentsScreen } from '../../../src-renderer/precedents/precedents-screen.tsx'
import { LiveRegion } from '../../../src-renderer/ui/status.tsx'
import { answer, bridge } from '../shell/bridge.ts'
import { content, libraryOf, precedent, signIn, whySealed } from './library.ts'

beforeEach(() => signIn())
afterEach(cleanup)

const show = () => {
  const place = memoryLocation({ path: '/precedents', record: true })
  render(
    <Router hook={place.hook}>
      <PrecedentsScreen />
    </Router>,
  )
  return place
}
const old = {
  ...content().profile,
  regime: deriveRegime({ hearingDate: '2015-01-01' }),
  narrative: 'A custody record was opened.',
}
const three = [precedent(1), precedent(2, { outcome: 'DWN' }), precedent(3, { profile: old })]
const overturned = precedent(4, {
  outcome: 'DWN',
  laterHistory: { effect: 'REPLACED', words: 'Replaced on appeal', finalOutcome: 'FWW' },
})
const fww = /^Final written warning, access to or disclosure of information, 1 of 2/

describe('the matrix of precedents', () => {
  it('starts under the rules with most cases and never adds other rules to them', async () => {
    const asked = bridge(libraryOf(three))
    show()
    expect(await screen.findByText(/2 cases decided under the 2020 rules/)).toBeTruthy()
    expect(asked.at(-1)?.input).toEqual({ regime: 'CR2020_BASE' })
  })

  it('is one tab stop, and Enter on a number fills the list of its cases', async () => {
    bridge(libraryOf(three))
    show()
    const grid = await screen.findByRole('grid')
    const cells = within(grid).getAllByRole('gridcell')
    expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1)
    cells.find((cell) => cell.tabIndex === 0)?.focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(fww)
    await userEvent.keyboard('{Enter}')
    const open = await screen.findByRole('link', {
      name: 'Open P-0001, constable, 2021, Final written warning, 24 months, No appeal recorded',
    })
    expect(open.getAttribute('href')).toBe('#/precedents/P-0001')
  })

  it('opens the totals too, and says nought with no cases in plain words', async () => {
    bridge(libraryOf(three))
    show()
    await userEvent.click(await screen.findByRole('gridcell', { name: /^All cases/ }))
    expect(await screen.findAllByRole('link', { name: /^Open P-/ })).toHaveLength(2)
    await userEvent.click(
      screen.getByRole('gridcell', { name: /^Written warning, access to .*0 of 2/ }),
    )
    expect(await screen.findByText('No such cases')).toBeTruthy()
  })

  it('shows beside every outcome what became of it', async () => {
    bridge(libraryOf([overturned]))
    show()
    await userEvent.click(
      await screen.findByRole('gridcell', { name: /^Dismissal without notice, access/ }),
    )
    expect(await screen.findByText('Replaced by final written warning')).toBeTruthy()
  })

  it('shows the same numbers as a table, each still a door', async () => {
    bridge(libraryOf(three))
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Table view' }))
    await userEvent.click(screen.getByRole('button', { name: fww }))
    expect(await screen.findByRole('link', { name: /^Open P-0001/ })).toBeTruthy()
  })

  it('says that the sample is no base rate for as long as it counts', async () => {
    bridge(libraryOf(three))
    show()
    expect(await screen.findByText(/shares here are not a base rate/)).toBeTruthy()
  })

  it('names the filter that empties the view, and resets it', async () => {
    bridge(libraryOf(three))
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Culpability' }))
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box)
    expect(await screen.findByText(/The filter for culpability: without it 2 cases/)).toBeTruthy()
    const [reset] = screen.getAllByRole('button', { name: 'Reset the filters' })
    await userEvent.click(reset ?? document.body)
    expect(await screen.findByRole('grid')).toBeTruthy()
  })

  it('leads out of rules that have no case to those with most', async () => {
    bridge(libraryOf(three))
    show()
    await userEvent.click(await screen.findByRole('button', { name: '2020 rules' }))
    await userEvent.click(screen.getByRole('radio', { name: /^2025, from/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Reset the filters' }))
    expect(await screen.findByText(/2 cases decided under the 2020 rules/)).toBeTruthy()
  })

  it('narrows numbers and list while words are typed, says how many, and Enter leads to the cases', async () => {
    const two = precedent(2, {
      profile: { ...content().profile, narrative: 'A warrant was lost.' },
    })
    bridge(libraryOf([precedent(1), two]))
    show()
    render(<LiveRegion />)
    await userEvent.click(await screen.findByRole('button', { name: 'Words of the facts' }))
    const box = screen.getByRole('searchbox', { name: 'Words of the facts' })
    await userEvent.type(box, 'warrant')
    expect(await screen.findByText(/^1 case decided under the 2020 rules/)).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('1 case with these words')
    await userEvent.type(box, '{Enter}')
    const link = await screen.findByRole('link', { name: /^Open P-0002/ })
    await waitFor(() => expect(document.activeElement).toBe(link))
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(box)
    await userEvent.clear(box)
    expect(await screen.findByText(/^2 cases decided under the 2020 rules/)).toBeTruthy()
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe('2 cases without a filter for words'),
    )
  })

  it('says that no case holds the words, and the reset empties the field', async () => {
    bridge(libraryOf(three))
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Words of the facts' }))
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Words of the facts' })
    await userEvent.type(box, 'nowhere')
    expect(await screen.findByText(/The filter for words of the facts: without it/)).toBeTruthy()
    await userEvent.click(screen.getAllByRole('button', { name: 'Reset the filters' })[0] ?? box)
    expect(await screen.findByRole('grid')).toBeTruthy()
    expect(box.value).toBe('')
  })

  it('searches every set of rules', async () => {
    bridge(libraryOf(three))
    show()
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search the precedents' }),
      'custody{Enter}',
    )
    expect(await screen.findByText(/1 case found, in every set of rules/)).toBeTruthy()
    expect(screen.getByRole('link', { name: /^Open P-0003/ })).toBeTruthy()
  })

  it('shows how much of a long list is shown, and reads further with the reader in place', async () => {
    const many = [1, 2, 3, 4, 5].map((n) => precedent(n))
    bridge(libraryOf(many, false, 2))
    show()
    await userEvent.click(
      await screen.findByRole('gridcell', {
        name: /^Final written warning, access to or disclosure of information, 5 of 5/,
      }),
    )
    expect(await screen.findByText('2 of 5 cases shown')).toBeTruthy()
    await userEvent.keyboard('jj')
    expect(await screen.findByText('4 of 5 cases shown')).toBeTruthy()
    expect(useList.getState().here).toBe('P-0002')
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByRole('link', { name: /^Open P-0005/ })).toBeTruthy()
    expect(useList.getState().here).toBe('P-0002')
    expect(screen.queryByText(/cases shown/)).toBeNull()
  })

  it('covers outcomes while a view of mine is unsealed, says why, and leads to step 4', async () => {
    const live = { id: 'c14', reference: 'EH-2026-014' } as CaseSummary
    bridge({ ...libraryOf(three, true), 'case:list': answer([live]) })
    show()
    expect(await screen.findByText(whySealed)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Go to step 4 of EH-2026-014' })).toBeTruthy()
    expect(screen.queryByRole('gridcell', { name: fww })).toBeNull()
    await userEvent.click(screen.getByRole('gridcell', { name: /^Access to .*2 cases in all/ }))
    expect((await screen.findAllByText(/^P-000/)).length).toBe(2)
    expect(screen.queryByRole('link', { name: /^Open P-/ })).toBeNull()
    expect(screen.queryByText(/Final written warning, 24 months/)).toBeNull()
  })

  it('keeps adding and importing from a role that may not', async () => {
    signIn('MEMBER')
    bridge(libraryOf(three))
    show()
    await screen.findByRole('grid')
    expect(screen.queryByRole('button', { name: 'Import precedents' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Add a precedent' })).toBeNull()
  })
})
