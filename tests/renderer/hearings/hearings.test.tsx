import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { CaseSummary, ListedClock } from '#contract/api'
import { refuse } from '#core/result'
import { HearingsScreen } from '../../../src-renderer/hearings/hearings-screen.tsx'
import { useHearings } from '../../../src-renderer/hearings/hearings-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge, status } from '../shell/bridge.ts'

const one = (change: Partial<CaseSummary>): CaseSummary => ({
  id: 'x',
  reference: 'EH-2026-001',
  matter: 'Records opened',
  forum: 'Misconduct hearing',
  officer: 'Sergeant',
  regime: '2025 rules',
  hearingFrom: null,
  hearingTo: null,
  status: 'OPEN',
  step: 2,
  completeSteps: [1],
  nextClock: null,
  needs: 'Read the bundle',
  ...change,
})
const clock = (due: string, state: 'LATE' | 'RUNNING') => ({
  label: 'Response',
  ruleId: 'TL06',
  due,
  state,
})
const cases = [
  one({ id: 'none', reference: 'EH-2026-003' }),
  one({ id: 'later', reference: 'EH-2026-002', nextClock: clock('2099-01-01', 'RUNNING') }),
  one({ id: 'late', reference: 'EH-2026-001', nextClock: clock('2020-01-01', 'LATE') }),
]

const listed = (change: Partial<ListedClock>): ListedClock => ({
  caseId: 'late',
  reference: 'EH-2026-001',
  limitId: 'TL06',
  label: 'Response',
  source: 'CR 31',
  mark: 'V',
  verified: true,
  state: 'LATE',
  starts: { event: 'papers supplied', date: '2020-01-01' },
  due: '2020-01-22',
  workingDaysLeft: -9,
  arithmetic: ['Starts with: papers supplied, Wednesday 1 January 2020.'],
  beyondKnown: false,
  isCurrent: true,
  ...change,
})
const clocks = [
  listed({}),
  listed({ caseId: 'later', limitId: 'TL12', label: 'Start', state: 'HELD', due: null }),
  listed({
    caseId: 'later',
    limitId: 'TL14',
    label: 'Far away',
    state: 'RUNNING',
    due: '2099-01-01',
  }),
]

beforeEach(() => {
  useHearings.setState({ cases: null, clocks: [], problems: [] })
  useSession.setState({ person: status().people[0] ?? null })
})
afterEach(cleanup)

const show = () => {
  const place = memoryLocation({ path: '/', record: true })
  render(
    <Router hook={place.hook}>
      <HearingsScreen />
    </Router>,
  )
  return place
}
const table = () => screen.getByRole('table')

describe('the hearings list', () => {
  it('stands by next clock, opens a case at its step, and says in words that a clock is late', async () => {
    bridge({ 'case:list': answer(cases), 'clock:list': answer(clocks) })
    const place = show()
    const buttons = await within(table()).findAllByRole('button', { name: /^Open/ })
    expect(buttons.map((button) => button.textContent?.slice(0, 11))).toEqual([
      'EH-2026-001',
      'EH-2026-002',
      'EH-2026-003',
    ])
    expect(within(table()).getByText('Late:')).toBeTruthy()
    await userEvent.click(buttons[0] ?? table())
    expect(place.history.at(-1)).toBe('/case/late/2')
  })

  it('lists late and stopped clocks of all cases, with how each is counted', async () => {
    bridge({ 'case:list': answer(cases), 'clock:list': answer(clocks) })
    show()
    const aside = screen.getByRole('complementary', { name: 'Clocks' })
    expect(await within(aside).findByText('Late')).toBeTruthy()
    expect(within(aside).getByText('Stopped')).toBeTruthy()
    expect(within(aside).queryByText('Far away')).toBeNull()
    expect(within(aside).getAllByText(/Wednesday 1 January 2020/)).toHaveLength(2)
    const link = within(aside).getByRole('link', { name: 'EH-2026-001, Response' })
    expect(link.getAttribute('href')).toBe('#/case/late/2')
  })

  it('leads to the clocks of a case from its row, by a link and by C', async () => {
    bridge({ 'case:list': answer(cases), 'clock:list': answer(clocks) })
    const place = show()
    const links = await within(table()).findAllByRole('link', { name: /^Clocks of/ })
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#/case/late/clocks',
      '#/case/later/clocks',
      '#/case/none/clocks',
    ])
    await userEvent.keyboard('c')
    expect(place.history.at(-1)).toBe('/case/late/clocks')
    within(table())
      .getByRole('button', { name: /^Open, EH-2026-002/ })
      .focus()
    await userEvent.keyboard('c')
    expect(place.history.at(-1)).toBe('/case/later/clocks')
  })

  it('says in words that all can see, not in colour alone, that a clock is due soon', async () => {
    const nextClock = { ...clock('2099-01-01', 'RUNNING'), state: 'DUE_SOON' as const }
    bridge({ 'case:list': answer([one({ nextClock })]), 'clock:list': answer([]) })
    show()
    const words = await within(table()).findByText('Due soon:')
    expect(words.closest('.visually-hidden')).toBeNull()
  })

  it('does not let a clock that is late hide the next one that is due', async () => {
    const behind = { late: 2, next: { ...clock('2099-01-01', 'RUNNING'), ruleId: 'TL12' } }
    const nextClock = { ...clock('2020-01-01', 'LATE'), behind }
    bridge({ 'case:list': answer([one({ nextClock })]), 'clock:list': answer([]) })
    show()
    await within(table()).findByText('Late:')
    expect(table().textContent).toMatch(/TL06, was due .*2020; 2 more late/)
    expect(table().textContent).toMatch(/Next: Response, TL12, due .*2099/)
  })

  it('says of a stopped clock that it is stopped, by what and since when', async () => {
    const held = { since: '2026-11-03', reason: 'Criminal proceedings' }
    const nextClock = { label: 'Response', ruleId: 'TL06', due: null, state: 'HELD' as const, held }
    bridge({ 'case:list': answer([one({ nextClock })]), 'clock:list': answer([]) })
    show()
    expect(await within(table()).findByText('Stopped:')).toBeTruthy()
    expect(table().textContent).toMatch(/TL06, since .*3 Nov.*: Criminal proceedings/)
    expect(screen.queryByText('No clock running')).toBeNull()
  })

  it('offers both samples beside cases that are there already', async () => {
    const asked = bridge({
      'case:list': answer(cases),
      'clock:list': answer(clocks),
      'case:import-sample-2025': async () => refuse('LOCKED', 'Unlock first.'),
    })
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'New case' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: 'Open the sample case' })).toBeTruthy()
    await userEvent.click(within(dialog).getByRole('button', { name: /under the 2025 rules/ }))
    expect(asked.map(({ channel }) => channel)).toContain('case:import-sample-2025')
  })

  it('saves the clocks as a calendar file, and says why it could not', async () => {
    const asked = bridge({
      'case:list': answer(cases),
      'clock:list': answer(clocks),
      'clock:export': async () => refuse('NO_CLOCKS', 'No clock runs.'),
    })
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Save as calendar file' }))
    expect((await screen.findByRole('alert')).textContent).toContain('No clock runs.')
    expect(asked.at(-1)).toEqual({ channel: 'clock:export', input: { caseId: null } })
  })

  it('makes one case where the button is pressed twice', async () => {
    const making = Promise.withResolvers<ReturnType<typeof refuse>>()
    const asked = bridge({
      'case:list': answer([]),
      'clock:list': answer([]),
      'case:create': () => making.promise,
    })
    show()
    await userEvent.click(
      (await screen.findAllByRole('button', { name: 'New case' }))[0] as Element,
    )
    await userEvent.type(screen.getByRole('textbox', { name: 'What is it about' }), 'A matter')
    const make = screen.getByRole('button', { name: 'Make the case' })
    await userEvent.dblClick(make)
    making.resolve(refuse('LOCKED', 'Unlock first.'))
    await screen.findByText('Unlock first.')
    const made = () => asked.filter(({ channel }) => channel === 'case:create').length
    expect(made()).toBe(1)
    await userEvent.click(make)
    expect(made()).toBe(2)
  })

  it('filters, and counts what each filter would show', async () => {
    bridge({ 'case:list': answer(cases), 'clock:list': answer(clocks) })
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Clock late or due soon 1' }))
    expect(within(table()).getAllByRole('rowheader')).toHaveLength(1)
  })

  it('keeps making and importing from a role that may not', async () => {
    useSession.setState({ person: { id: 'm', label: 'M', role: 'MEMBER', capacity: null } })
    bridge({ 'case:list': answer([]), 'clock:list': answer([]) })
    show()
    expect(await screen.findByText('No cases yet')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'New case' })).toBeNull()
  })

  it('takes in a case of whatever kind by one button, which every role of a hearing has', async () => {
    useSession.setState({ person: { id: 'm', label: 'M', role: 'MEMBER', capacity: null } })
    const asked = bridge({
      'case:list': answer([]),
      'clock:list': answer([]),
      'pack:inspect': answer(null),
    })
    const place = show()
    await userEvent.click(await screen.findByRole('button', { name: 'Take in a case' }))
    expect(asked.at(-1)).toEqual({ channel: 'pack:inspect', input: { secret: null } })
    expect(place.history).toEqual(['/'])
  })
})
