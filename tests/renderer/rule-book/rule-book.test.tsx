import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BookEntry, RuleBook } from '#core/law/rule-book'
import type { Law } from '#core/law/law'
import { refuse } from '#core/result'
import type { Role } from '#core/vocabulary'
import { RuleBookScreen } from '../../../src-renderer/rule-book/rule-book-screen.tsx'
import { useRuleBook } from '../../../src-renderer/rule-book/rule-book-store.ts'
import { todayIso } from '../../../src-renderer/shell/today.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge, status } from '../shell/bridge.ts'

const entry = (change: Partial<BookEntry>): BookEntry => ({
  key: change.id ?? 'x',
  kind: 'RULE',
  id: 'OUT-001',
  hash: 'a'.repeat(64),
  title: 'A meeting cannot dismiss.',
  words: 'Choose a warning.',
  more: [],
  source: 'CR 42(2)',
  mark: 'V',
  markWords: 'Read in the statute',
  effectiveFrom: '2020-02-01',
  effectiveTo: null,
  verified: true,
  signOffEffect: null,
  signOff: null,
  earlier: null,
  history: [],
  elsewhere: [],
  ...change,
})
const newLaw: Law = {
  version: '2026-11-22',
  standards: [],
  outcomes: [],
  rules: [],
  factors: [],
  allegationTypes: [],
  matrixRows: [],
  timeLimits: [],
  caseNotes: [],
  overlaps: [],
  bankHolidays: { knownUntil: '2031-12-31', source: '', days: [] },
}
const record = {
  seq: 1,
  kind: 'RULE' as const,
  entryId: 'OUT-015',
  entryHash: 'b'.repeat(64),
  act: 'SIGNED' as const,
  signedBy: 'Force solicitor',
  signedOn: '2026-11-16',
  note: 'Checked.',
  recordedAt: '2026-11-16T10:00:00.000Z',
  recordedBy: 'Secretariat',
}
const asks = entry({
  id: 'OUT-015',
  title: 'A longer final warning.',
  mark: 'K',
  markWords: 'From memory, not checked',
  verified: false,
  signOffEffect: 'Until it is signed off this rule asks.',
})
const book = (rule: BookEntry): RuleBook => ({
  version: '2026-11-22',
  sections: [
    { kind: 'RULE', label: 'Rules', entries: [entry({}), rule], unverified: rule.verified ? 0 : 1 },
    { kind: 'FACTOR', label: 'Factors', entries: [], unverified: 0 },
  ],
  bankHolidays: {
    knownUntil: '2030-12-31',
    source: 'Shipped',
    days: [{ date: '2099-12-25', label: 'Christmas Day' }],
    updates: [],
  },
})
const signed = { ...asks, verified: true, signOff: record, history: [record] }

const signIn = (role: Role) =>
  useSession.setState({ person: { id: 'p', label: 'P', role, capacity: null }, status: status() })
beforeEach(() => {
  useRuleBook.setState({ book: null, problems: [], change: null, taken: null })
  signIn('SECRETARIAT')
})
afterEach(cleanup)
const open = async (id: string) =>
  userEvent.click(await screen.findByRole('button', { name: new RegExp(`^Open ${id}`) }))

describe('the rule book', () => {
  it('counts what is not verified, and shows only that on demand', async () => {
    bridge({ 'law:book': answer(book(asks)) })
    render(<RuleBookScreen />)
    expect(await screen.findByText(/2 entries, 1 not yet verified/)).toBeTruthy()
    expect(screen.getAllByRole('rowheader')).toHaveLength(2)
    await userEvent.click(
      screen.getByRole('checkbox', { name: /Not yet verified only \(1 here\)/ }),
    )
    expect(screen.getAllByRole('rowheader')).toHaveLength(1)
    expect(screen.getByText('From memory, not checked')).toBeTruthy()
  })

  it('is searched after a slash, and says when nothing answers', async () => {
    bridge({ 'law:book': answer(book(asks)) })
    render(<RuleBookScreen />)
    await screen.findAllByRole('rowheader')
    await userEvent.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
    await userEvent.keyboard('longer')
    expect(screen.getAllByRole('rowheader')).toHaveLength(1)
    await userEvent.keyboard(' zebra')
    expect(screen.getByText('No entry answers to this search')).toBeTruthy()
  })

  it('records a sign-off of the wording shown, and the law that applies is read anew', async () => {
    const asked = bridge({
      'law:book': answer(book(asks)),
      'law:sign-off': answer(book(signed)),
      'law:read': answer(newLaw),
    })
    render(<RuleBookScreen />)
    await open('OUT-015')
    expect(screen.getByText('Until it is signed off this rule asks.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Record a sign-off' }))
    await userEvent.type(screen.getByRole('textbox', { name: /Note/ }), 'Checked.')
    await userEvent.click(screen.getByRole('button', { name: 'Record the sign-off' }))
    const { id, kind, hash } = asks
    const words = { signedBy: 'Force solicitor', signedOn: todayIso(), note: 'Checked.' }
    expect(asked.slice(1)).toEqual([
      { channel: 'law:sign-off', input: { id, kind, hash, ...words } },
      { channel: 'law:read', input: undefined },
    ])
    expect(await screen.findByRole('button', { name: 'Withdraw the sign-off' })).toBeTruthy()
    expect(useSession.getState().law).toEqual(newLaw)
  })

  it('withdraws only with a reason, and shows the words of a refusal', async () => {
    const asked = bridge({
      'law:book': answer(book(signed)),
      'law:withdraw-sign-off': async () => refuse('NOT_THIS_WORDING', 'Read it again.'),
    })
    render(<RuleBookScreen />)
    await open('OUT-015')
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw the sign-off' }))
    const withdraw = screen.getByRole('button', { name: 'Withdraw' })
    expect(withdraw).toHaveProperty('disabled', true)
    await userEvent.type(screen.getByRole('textbox', { name: /Why/ }), 'Law changed')
    await userEvent.click(withdraw)
    expect(asked.at(-1)?.input).toMatchObject({ id: 'OUT-015', reason: 'Law changed' })
    expect((await screen.findByRole('alert')).textContent).toContain('Read it again.')
  })

  it('says that an earlier wording was signed off', async () => {
    bridge({ 'law:book': answer(book({ ...asks, earlier: record, history: [record] })) })
    render(<RuleBookScreen />)
    expect(await screen.findByText('Signed off for an earlier wording')).toBeTruthy()
  })

  it('lets a member, an adviser or the oversight lead read and record nothing', async () => {
    for (const role of ['MEMBER', 'ADVISER', 'OVERSIGHT'] as const) {
      signIn(role)
      bridge({ 'law:book': answer(book(asks)) })
      render(<RuleBookScreen />)
      await open('OUT-015')
      expect(screen.queryByRole('button', { name: 'Record a sign-off' })).toBeNull()
      cleanup()
    }
  })

  it('shows how far bank holidays are known and what a file changed', async () => {
    const taken = {
      book: book(asks),
      change: {
        added: [{ date: '2031-01-01', label: 'New Year' }],
        removed: [],
        knownUntil: '2031-12-31',
      },
    }
    bridge({
      'law:book': answer(book(asks)),
      'law:update-bank-holidays': answer(taken),
      'law:read': answer(newLaw),
    })
    render(<RuleBookScreen />)
    await userEvent.click(await screen.findByRole('tab', { name: 'Bank holidays' }))
    expect(screen.getByText('Tuesday 31 December 2030')).toBeTruthy()
    expect(within(screen.getByRole('table')).getByText('Christmas Day')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Take in a file' }))
    expect(await screen.findByText('1 day added, 0 days taken out')).toBeTruthy()
    expect(screen.getByText('Added: 1 Jan 2031, New Year')).toBeTruthy()
  })
})
