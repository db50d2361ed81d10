import { join } from 'node:path'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Verification } from '#core/notice/notice'
import type { Replay } from '#core/quality/replay'
import { ok, refuse, type Result } from '#core/result'
import { VerifyScreen } from '../../../src-renderer/notices/verify-screen.tsx'
import { useVerify } from '../../../src-renderer/notices/verify-store.ts'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { usePrecedentDraft } from '../../../src-renderer/shell/precedent-draft.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { content } from '../precedents/library.ts'
import { answer, bridge, status } from '../shell/bridge.ts'

const verification = (change: Partial<Verification>): Verification => ({
  verdict: 'SIGNED_AND_UNCHANGED',
  summary: 'One signature, nothing changed since.',
  sha256: 'cd'.repeat(32),
  signatures: [
    {
      kind: 'SIGNATURE',
      later: 'NOTHING',
      additions: [],
      state: 'GOOD',
      signer: 'Chair',
      claimedTime: '2026-11-19T16:00:00.000Z',
      coversWholeDocument: true,
      certificate: null,
      trust: 'UNKNOWN',
      provenBy: null,
      revocation: null,
      explanation: 'The certificate is not known here.',
    },
  ],
  issuedHere: null,
  carries: { attachments: [], canChange: false },
  ...change,
})

const check = async (found: Verification) => {
  bridge({ 'notice:verify': answer([{ file: 'notice.pdf', verification: found, record: null }]) })
  render(<VerifyScreen />)
  await userEvent.click(screen.getByRole('button', { name: 'Choose PDFs' }))
}

const toneOf = (headline: string) =>
  screen.getByText(headline).closest('[data-tone]')?.getAttribute('data-tone')

const leave = () => {
  cleanup()
  useVerify.setState(useVerify.getInitialState())
}

const replay: Replay = {
  state: 'CHANGED',
  madeAt: '2026-11-18T10:00:00.000Z',
  madeBy: 'Chair',
  before: 'a'.repeat(64),
  after: 'b'.repeat(64),
  library: { isSame: false, added: ['P-0091'], corrected: [] },
  method: null,
  caseChanged: false,
  moves: [],
  entered: [],
  left: [],
  reordered: false,
}
const carried = {
  schema: 'evenhand-notice/1',
  kind: 'FULL',
  number: 'EH-2026-009/1',
  caseReference: 'EH-2026-009',
  version: 1,
  replaces: null,
  force: 'Other force',
  issuedOn: '2026-11-19',
  outcome: 'FWW',
  months: 24,
  comparison: null,
} as const
const issuedHere = { number: 'EH-2026-001/1', caseReference: 'EH-2026-001' }
// The window's own URL stands in for the file's in this environment: hence a plain path.
const law = readLaw(join(import.meta.dirname, '../../../resources'))
const signIn = (place: number) =>
  useSession.setState({ law, person: status().people[place] ?? null })
const checkAndReplay = async (replayed: Result<Replay>) => {
  const asked = bridge({
    'notice:verify': answer([
      { file: 'notice.pdf', verification: verification({ issuedHere }), record: null },
    ]),
    'notice:replay': async () => replayed,
  })
  render(<VerifyScreen />)
  await userEvent.click(screen.getByRole('button', { name: 'Choose PDFs' }))
  await userEvent.click(screen.getByRole('button', { name: 'Replay what it rests on' }))
  return asked
}

describe('checking a notice', () => {
  afterEach(() => {
    leave()
    useSession.setState(useSession.getInitialState())
  })

  it('asks again what a notice of this library rests on, and says what has changed', async () => {
    signIn(0)
    const asked = await checkAndReplay(ok(replay))
    expect(asked.at(-1)).toEqual({
      channel: 'notice:replay',
      input: { sha256: 'cd'.repeat(32) },
    })
    expect(screen.getByText('The result differs.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'P-0091' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Run again/ })).toBeNull()
  })

  it('does not call another library one that has moved on, nor its numbers cases of this one', async () => {
    signIn(0)
    await checkAndReplay(ok({ ...replay, madeBy: null, entered: ['P-0003'], left: ['P-0007'] }))
    expect(screen.queryByText(/has moved on since/)).toBeNull()
    expect(screen.getByText(/does not hold the same cases as the one where/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'P-0003' })).toBeTruthy()
    expect(screen.getByText('P-0007')).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'P-0007' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'P-0091' })).toBeNull()
  })

  it('offers what a signed notice carries as a precedent draft, to who keeps the library', async () => {
    const record = { ...carried, decision: content() }
    const show = async () => {
      bridge({
        'notice:verify': answer([{ file: 'notice.pdf', verification: verification({}), record }]),
      })
      render(<VerifyScreen />)
      await userEvent.click(screen.getByRole('button', { name: 'Choose PDFs' }))
    }
    const [chair] = status().people
    useSession.setState({ law, person: chair ? { ...chair, role: 'MEMBER' } : null })
    await show()
    expect(screen.queryByRole('button', { name: 'Make a precedent draft' })).toBeNull()
    leave()
    signIn(0)
    await show()
    await userEvent.click(screen.getByRole('button', { name: 'Make a precedent draft' }))
    const draft = usePrecedentDraft.getState()
    expect([draft.content?.sourceRef, draft.from]).toEqual(['cd'.repeat(32), 'EH-2026-009'])
  })

  it('gives the refusal in its own words where the notice rests on no comparison', async () => {
    signIn(0)
    await checkAndReplay(refuse('NOT_COMPARED', 'This notice rests on no comparison.'))
    expect(screen.getByText('This notice rests on no comparison.')).toBeTruthy()
  })

  it('offers no replay of a foreign notice, while locked, or to who does not deliberate', async () => {
    signIn(0)
    await check(verification({}))
    expect(screen.queryByRole('button', { name: /^Replay/ })).toBeNull()
    leave()
    signIn(1)
    await check(verification({ issuedHere }))
    expect(screen.queryByRole('button', { name: /^Replay/ })).toBeNull()
    leave()
    useSession.setState(useSession.getInitialState())
    await check(verification({ issuedHere }))
    expect(screen.queryByRole('button', { name: /^Replay/ })).toBeNull()
  })

  it('says in plain words that a file is signed and unchanged, and by whom', async () => {
    const [one] = verification({}).signatures
    if (one === undefined) throw new Error('No signature')
    await check(verification({ signatures: [{ ...one, trust: 'OWN' }] }))
    expect(toneOf('Signed and unchanged')).toBe('good')
    expect(screen.getByRole('table', { name: 'Signatures in the file' })).toBeTruthy()
    expect(screen.getByText('Signed by a certificate of this library')).toBeTruthy()
  })

  it('lists what a later signature drew, and where', async () => {
    const [one] = verification({}).signatures
    if (one === undefined) throw new Error('No signature')
    const signed = { kind: 'SIGNATURE', signer: 'Secretary', isConfirmed: true } as const
    const additions = [{ ...signed, page: 2 }]
    const later = { later: 'PERMITTED', additions, trust: 'OWN' } as const
    await check(verification({ signatures: [{ ...one, ...later }] }))
    expect(toneOf('What was signed is unchanged, but its pages show something added later')).toBe(
      'warn',
    )
    const added = screen.getByRole('list', { name: 'Added after it was signed' })
    expect(added.textContent).toBe('A signature by Secretary (drawn on page 2).')
    const doubts = screen.getByRole('list', { name: 'You may not conclude' })
    expect(doubts.textContent).toContain('page 2 shows something that was added later')
    expect(screen.getByText('Covers all but what was added later')).toBeTruthy()
  })

  it('calls a signature overtaken, not intact, whose file was added to in an unknown way', async () => {
    const [one] = verification({}).signatures
    if (one === undefined) throw new Error('No signature')
    const signatures = [{ ...one, later: 'OTHER' as const }]
    await check(verification({ verdict: 'CHANGED_SINCE_SIGNING', signatures }))
    expect(screen.getByText('Overtaken')).toBeTruthy()
    expect(screen.queryByText('Intact')).toBeNull()
  })

  it('does not call a file signed by nobody knows whom good', async () => {
    await check(verification({}))
    expect(screen.queryByText('Signed and unchanged')).toBeNull()
    expect(toneOf('Unchanged, but who signed is not confirmed')).toBe('warn')
    const doubts = screen.getByRole('list', { name: 'You may not conclude' })
    expect(doubts.textContent).toContain('anybody can make a certificate in any name')
  })

  it('says that a file was changed since it was signed', async () => {
    await check(verification({ verdict: 'CHANGED_SINCE_SIGNING', summary: 'A byte differs.' }))
    expect(screen.getByText('Changed since it was signed')).toBeTruthy()
    expect(screen.queryByText('Signed and unchanged')).toBeNull()
  })

  it('does not call an unsigned file broken', async () => {
    await check(verification({ verdict: 'NOT_SIGNED', summary: 'No signature.', signatures: [] }))
    expect(screen.getByText('Not signed')).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
  })
})
