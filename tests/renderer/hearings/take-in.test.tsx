import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { CaseFilePreview } from '#core/exchange/case-file-preview'
import type { CasePackPreview } from '#core/exchange/case-pack-preview'
import { ok, refuse } from '#core/result'
import { PackDialogs } from '../../../src-renderer/pack-dialogs.tsx'
import { usePack } from '../../../src-renderer/shell/pack-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { caseOf } from '../case/open-case.ts'
import { answer, bridge, facts, status } from '../shell/bridge.ts'

const fingerprint = 'ab12'.repeat(16)
const shown: CasePackPreview = {
  kind: 'CASE',
  sha256: 'c'.repeat(64),
  file: 'EH-2026-001-case.evenhand-pack',
  encrypted: true,
  maker: { libraryId: 'north', label: 'North force', person: 'Secretariat' },
  madeAt: '2026-11-19T14:00:00.000Z',
  madeFor: 'Panel member 1',
  signer: {
    certificate: {
      subject: 'Secretariat, North force',
      issuer: 'Secretariat, North force',
      serial: '01',
      notBefore: '2026-11-01T00:00:00Z',
      notAfter: '2029-11-01T00:00:00Z',
      selfSigned: true,
      keyAlgorithm: 'Elliptic curve, P-256',
      fingerprint,
    },
    knownAs: null,
  },
  reference: 'EH-2026-001',
  matter: 'Access to records',
  recipients: [
    { label: 'Panel member 1', role: 'MEMBER', seat: 1, fingerprint: 'AB CD', isMe: true },
    { label: 'Adviser', role: 'ADVISER', seat: null, fingerprint: 'EF 01', isMe: false },
  ],
  documents: [
    { title: 'Notice', pages: 3, bytes: 20_000, isHere: true },
    { title: 'Statement', pages: 12, bytes: 2_400_000, isHere: false },
  ],
  missing: [],
  pages: 15,
  bytes: 2_420_000,
  lastIssue: 2,
  marks: { all: 4, fresh: 1 },
  parts: [
    { part: 'PARTICULARS', standing: 'SAME', words: 'The same here.' },
    { part: 'BUNDLE', standing: 'NEWER', words: 'Newer than here.' },
  ],
  state: 'UPDATES',
}
const known = { ...shown.signer, knownAs: 'North' }

beforeEach(() => {
  usePack.getState().close()
  useSession.setState({
    person: { id: 'm', label: 'Panel member 1', role: 'MEMBER', capacity: null },
    status: status(),
  })
})
afterEach(cleanup)

/** Opens what the library answers, as the button under Hearings does. */
function open(answers: Parameters<typeof bridge>[0]) {
  const place = memoryLocation({ path: '/', record: true })
  const asked = bridge({
    'vault:status': answer(status()),
    'library:facts': answer(facts),
    'case:list': answer([]),
    'clock:list': answer([]),
    ...answers,
  })
  render(
    <Router hook={place.hook}>
      <PackDialogs />
    </Router>,
  )
  void usePack.getState().inspect(null)
  return { asked, place }
}
const inspecting = (preview: Partial<CasePackPreview>) => ({
  'pack:inspect': answer({ ...shown, ...preview }),
})
const button = (name: string | RegExp) => screen.findByRole('button', { name })

describe('a pack of a case that is opened', () => {
  it('says who sealed it, for whom and what it holds, and waits until the signer was compared', async () => {
    const { asked, place } = open({
      ...inspecting({}),
      'pack:take-in-case': answer({ openCase: caseOf(), taken: ['BUNDLE'] as const }),
    })
    const dialog = within(await screen.findByRole('dialog', { name: 'Case EH-2026-001' }))
    expect(dialog.getByText('Panel member 1 (you), Adviser')).toBeTruthy()
    expect(dialog.getByText('Secretariat, North force')).toBeTruthy()
    expect(dialog.getByText(/encrypted, unchanged since it was sealed/)).toBeTruthy()
    const said = (name: string) => dialog.getAllByText(name)[0]?.nextSibling?.textContent
    expect(said('Of the case')).toBe('Particulars and panel')
    expect(said('Bundle')).toBe(
      '2 documents, 15 pages, 2.4 MB, issued as version 2. 1 document new here.',
    )
    expect(said('Never in a pack')).toContain('private marks')
    const take = await button('Take in what is newer')
    expect(take).toHaveProperty('disabled', true)
    dialog.getByRole('checkbox', { name: /I compared the fingerprint/ }).focus()
    await userEvent.keyboard(' ')
    expect(take).toHaveProperty('disabled', false)
    take.focus()
    await userEvent.keyboard('{Enter}')
    expect(asked.find(({ channel }) => channel === 'pack:take-in-case')?.input).toEqual({
      sha256: shown.sha256,
      choices: {},
      confirm: { fingerprint, label: 'North force' },
    })
    expect(place.history).toEqual(['/', '/case/c1/1'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('does not ask again who a known signer is', async () => {
    open(inspecting({ signer: known }))
    expect(await screen.findByText(/known here as North/)).toBeTruthy()
    expect(screen.queryByText('This signer is not known to this library')).toBeNull()
    expect(await button('Take in what is newer')).toHaveProperty('disabled', false)
  })

  it('has nothing to take in where all is the same, or older than what is here', async () => {
    open(inspecting({ signer: known, state: 'NOTHING_NEW' }))
    expect(await screen.findByText('Nothing new to take in')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Take in/ })).toBeNull()
    cleanup()
    usePack.getState().close()
    open(inspecting({ signer: known, state: 'OLDER' }))
    expect(await screen.findByText('This is an older pack')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Take in/ })).toBeNull()
  })

  it('asks for each part that both sides changed, and overwrites nothing before', async () => {
    const parts = (['PARTICULARS', 'BUNDLE'] as const).map((part) => ({
      part,
      standing: 'DIVERGED' as const,
      words: 'Changed there and here.',
    }))
    const { asked } = open({
      ...inspecting({ signer: known, parts }),
      'pack:take-in-case': answer({ openCase: caseOf(), taken: [] }),
    })
    const take = await button('Take in as chosen')
    expect(take).toHaveProperty('disabled', true)
    const group = (name: RegExp) => within(screen.getByRole('radiogroup', { name }))
    expect(group(/^Particulars/).queryByRole('radio', { name: /^Keep both/ })).toBeNull()
    await userEvent.click(group(/^Particulars/).getByRole('radio', { name: /^Keep the one here/ }))
    expect(take).toHaveProperty('disabled', true)
    await userEvent.click(group(/^Bundle/).getByRole('radio', { name: /^Keep both/ }))
    await userEvent.click(take)
    expect(asked.find(({ channel }) => channel === 'pack:take-in-case')?.input).toMatchObject({
      choices: { PARTICULARS: 'MINE', BUNDLE: 'BOTH' },
      confirm: null,
    })
  })

  it('stays open with the reason where taking in was refused or cancelled', async () => {
    open({
      ...inspecting({ signer: known }),
      'pack:take-in-case': async () =>
        refuse('CANCELLED', 'Stopped before the end. Nothing was kept of it.'),
    })
    await userEvent.click(await button('Take in what is newer'))
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was kept of it')
    expect(screen.getByRole('dialog', { name: 'Case EH-2026-001' })).toBeTruthy()
    expect(await button('Take in what is newer')).toHaveProperty('disabled', false)
  })

  it.each([
    ['CHANGED_PACK', 'The pack was changed or cut short after it was signed.'],
    ['REVOKED_SIGNER', 'The certificate of the Secretariat was revoked here.'],
    ['NOT_FOR_YOU', 'Its maker did not sign this pack for you.'],
    ['TOO_LARGE', 'The file is larger than 32 GB.'],
    ['CASE_EXISTS', 'There is another case EH-2026-001 in this library.'],
  ])('is not taken in where it is refused (%s), and says why', async (code, words) => {
    open({ 'pack:inspect': async () => refuse(code, words) })
    const dialog = within(await screen.findByRole('dialog', { name: 'This pack is not taken in' }))
    expect(dialog.getByText(words)).toBeTruthy()
    await userEvent.click(dialog.getByRole('button', { name: 'Go back' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('that others alone open asks for a passphrase or key, with the reason', async () => {
    let asked = 0
    open({
      'pack:inspect': async () => {
        asked += 1
        return asked === 1
          ? refuse('OTHER_RECIPIENT', 'This pack is encrypted for other receivers than you.')
          : ok({ ...shown, signer: known })
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('other receivers than you')
    expect(screen.getByRole('dialog', { name: 'This pack is for other receivers' })).toBeTruthy()
    await userEvent.type(await screen.findByLabelText(/^Another key of yours/), 'copper{Enter}')
    expect(await screen.findByRole('dialog', { name: 'Case EH-2026-001' })).toBeTruthy()
  })
})

describe('a case file that is opened', () => {
  const file: CaseFilePreview = {
    kind: 'CASE_FILE',
    sha256: 'd'.repeat(64),
    file: 'case.json',
    reference: 'EH-2026-004',
    matter: 'Conduct off duty',
    madeFor: 'Panel member 1',
    documents: [{ title: 'Notice', pages: 3 }],
    pages: 3,
  }

  it('says in the words of a pack that nobody sealed it, and is taken in by one press', async () => {
    const { asked, place } = open({
      'pack:inspect': answer(file),
      'pack:take-in-file': answer(caseOf()),
    })
    const dialog = within(await screen.findByRole('dialog', { name: 'Case EH-2026-004' }))
    expect(dialog.getByText('Nobody vouches for this file')).toBeTruthy()
    expect(dialog.getByText('Panel member 1')).toBeTruthy()
    expect(dialog.getByText('case.json, not encrypted')).toBeTruthy()
    await userEvent.click(dialog.getByRole('button', { name: 'Take in the case' }))
    expect(asked.find(({ channel }) => channel === 'pack:take-in-file')?.input).toEqual({
      sha256: file.sha256,
    })
    expect(place.history).toEqual(['/', '/case/c1/1'])
  })

  it('that was made for nobody says so, and stays open where it is refused', async () => {
    open({
      'pack:inspect': answer({ ...file, reference: null, madeFor: null }),
      'pack:take-in-file': async () => refuse('NOT_SHOWN', 'The file is another than was shown.'),
    })
    const dialog = within(await screen.findByRole('dialog', { name: 'A case file' }))
    expect(dialog.getByText('Nobody named')).toBeTruthy()
    await userEvent.click(dialog.getByRole('button', { name: 'Take in the case' }))
    expect((await screen.findByRole('alert')).textContent).toContain('another than was shown')
  })
})
