import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LawPackPreview, PackRow } from '#core/law/law-pack-preview'
import type { RuleBook } from '#core/law/rule-book'
import type { Law } from '#core/law/law'
import { ok, refuse } from '#core/result'
import { PackDialogs } from '../../../src-renderer/pack-dialogs.tsx'
import { RuleBookScreen } from '../../../src-renderer/rule-book/rule-book-screen.tsx'
import { usePacks } from '../../../src-renderer/rule-book/pack-store.ts'
import { useRuleBook } from '../../../src-renderer/rule-book/rule-book-store.ts'
import { usePack } from '../../../src-renderer/shell/pack-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge, status } from '../shell/bridge.ts'

const book: RuleBook = {
  version: '2026-11-22',
  sections: [],
  bankHolidays: { knownUntil: '2030-12-31', source: 'Shipped', days: [], updates: [] },
}
const law = { version: '2026-11-22', rules: [] } as Partial<Law> as Law
const act = {
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
const row = (change: Partial<PackRow>): PackRow => ({
  key: change.id ?? 'OUT-015',
  kind: 'RULE',
  id: 'OUT-015',
  hash: 'b'.repeat(64),
  title: 'A longer final warning.',
  there: act,
  here: null,
  isNew: true,
  effect: 'Signed off, it stands in the way of the notice.',
  state: 'NEW',
  words: 'Not signed off here.',
  canFollow: true,
  ...change,
})
const shown: LawPackPreview = {
  kind: 'LAW',
  sha256: 'c'.repeat(64),
  file: 'sign-offs.evenhand-pack',
  encrypted: true,
  maker: { libraryId: 'north', label: 'North force', person: 'Secretariat' },
  madeAt: '2026-11-19T14:00:00.000Z',
  madeFor: '',
  lawVersion: '1',
  signer: {
    certificate: {
      subject: 'Secretariat, North force',
      issuer: 'Secretariat, North force',
      serial: '01',
      notBefore: '2026-11-01T00:00:00Z',
      notAfter: '2029-11-01T00:00:00Z',
      selfSigned: true,
      keyAlgorithm: 'Elliptic curve, P-256',
      fingerprint: 'ab12'.repeat(16),
    },
    knownAs: null,
  },
  newerTakenAt: null,
  rows: [
    row({}),
    row({
      id: 'OUT-029',
      state: 'CONFLICT_NEWER',
      canFollow: false,
      words: 'Withdrawn here after that force signed.',
      here: { ...act, act: 'WITHDRAWN' },
    }),
  ],
  newRecords: 2,
}
const taken = { preview: shown, book, taken: { records: 2, followed: 1 } }

beforeEach(() => {
  useRuleBook.setState({ book: null, problems: [], change: null, taken: null })
  usePacks.getState().close()
  usePack.getState().close()
  useSession.setState({
    person: { id: 'p', label: 'P', role: 'SECRETARIAT', capacity: null },
    status: status(),
  })
})
afterEach(cleanup)
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }))

describe('taking in sign-offs', () => {
  it('asks for the passphrase, shows the unknown signer, and takes in only what was chosen', async () => {
    let isFirst = true
    const asked = bridge({
      'law:book': answer(book),
      'pack:inspect': async () => {
        if (!isFirst) return ok(shown)
        isFirst = false
        return refuse('PASSPHRASE_NEEDED', 'This pack is encrypted. Type its passphrase.')
      },
      'pack:take-in-law': answer(taken),
      'law:read': answer(law),
    })
    render(
      <>
        <RuleBookScreen />
        <PackDialogs />
      </>,
    )
    await press('Take in sign-offs')
    await userEvent.type(await screen.findByLabelText(/^Passphrase of the pack/), 'copper lantern')
    await press('Open the pack')
    const dialog = within(await screen.findByRole('dialog', { name: 'Sign-offs of North force' }))
    expect(dialog.getByText('This signer is not known to this library')).toBeTruthy()
    expect(dialog.getByText(Array.from({ length: 16 }, () => 'ab12').join(' '))).toBeTruthy()
    expect(dialog.getByText('Decided otherwise here')).toBeTruthy()
    expect(dialog.queryByRole('checkbox', { name: /OUT-029/ })).toBeNull()
    const keep = dialog.getByRole('button', { name: 'Keep 2 records, change nothing here' })
    expect(keep).toHaveProperty('disabled', true)
    await userEvent.click(dialog.getByRole('checkbox', { name: /I compared the fingerprint/ }))
    expect(keep).toHaveProperty('disabled', false)
    await userEvent.click(dialog.getByRole('checkbox', { name: /sign-off of OUT-015 count here/ }))
    await press('Take in and change 1 entry here')
    expect(asked.find(({ channel }) => channel === 'pack:take-in-law')?.input).toEqual({
      sha256: shown.sha256,
      follow: [{ kind: 'RULE', id: 'OUT-015', hash: 'b'.repeat(64) }],
      confirm: { fingerprint: 'ab12'.repeat(16), label: 'North force' },
    })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText('2 records of North force kept; 1 entry changed here.')).toBeTruthy()
    expect(useSession.getState().law).toEqual(law)
  })

  it('says in words why a pack is refused, and that there is nothing new in another', async () => {
    const signer = { ...shown.signer, knownAs: 'The north' }
    const [, other] = shown.rows
    const nothing = { ...shown, signer, newRecords: 0, rows: other === undefined ? [] : [other] }
    let isFirst = true
    bridge({
      'law:book': answer(book),
      'pack:inspect': async () => {
        if (!isFirst) return ok(nothing)
        isFirst = false
        return refuse('CHANGED_PACK', 'The pack was changed.')
      },
    })
    render(
      <>
        <RuleBookScreen />
        <PackDialogs />
      </>,
    )
    await press('Take in sign-offs')
    expect((await screen.findByRole('alert')).textContent).toContain('The pack was changed.')
    await press('Go back')
    await press('Take in sign-offs')
    const dialog = within(await screen.findByRole('dialog', { name: 'Sign-offs of The north' }))
    expect(dialog.getByRole('button', { name: 'Nothing new to take in' })).toHaveProperty(
      'disabled',
      true,
    )
  })
})

describe('exporting sign-offs', () => {
  it('saves for keys of the receivers and gives the fingerprint to read out', async () => {
    const asked = bridge({
      'law:book': answer(book),
      'pack:export-law': answer({
        path: 'sign-offs.evenhand-pack',
        sha256: 'c'.repeat(64),
        records: 3,
        fingerprint: 'cd34'.repeat(16),
      }),
    })
    render(
      <>
        <RuleBookScreen />
        <PackDialogs />
      </>,
    )
    await press('Export sign-offs')
    await userEvent.click(screen.getByRole('radio', { name: /Encrypted for named keys/ }))
    const save = screen.getByRole('button', { name: 'Save the pack' })
    expect(save).toHaveProperty('disabled', true)
    await userEvent.type(screen.getByRole('textbox', { name: /Keys/ }), 'age1one age1two')
    await userEvent.click(save)
    expect(asked.at(-1)?.input).toEqual({
      madeFor: '',
      lock: { recipients: ['age1one', 'age1two'] },
    })
    expect(await screen.findByText('3 records saved')).toBeTruthy()
    expect(screen.getByText(Array.from({ length: 16 }, () => 'cd34').join(' '))).toBeTruthy()
  })

  it('is not offered to whoever may only read', async () => {
    useSession.setState({ person: { id: 'p', label: 'P', role: 'MEMBER', capacity: null } })
    bridge({ 'law:book': answer(book) })
    render(
      <>
        <RuleBookScreen />
        <PackDialogs />
      </>,
    )
    await screen.findByText(/Law data 2026/)
    expect(screen.queryByRole('button', { name: /sign-offs/ })).toBeNull()
  })
})
