import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Verification } from '#core/notice/notice'
import { VerifyScreen } from '../../../src-renderer/notices/verify-screen.tsx'
import { answer, bridge } from '../shell/bridge.ts'

const verification = (change: Partial<Verification>): Verification => ({
  verdict: 'SIGNED_AND_UNCHANGED',
  summary: 'One signature, nothing changed since.',
  sha256: 'cd'.repeat(32),
  signatures: [
    {
      state: 'GOOD',
      signer: 'Chair',
      claimedTime: '2026-11-19T16:00:00.000Z',
      coversWholeDocument: true,
      certificate: null,
      trust: 'UNKNOWN',
      explanation: 'The certificate is not known here.',
    },
  ],
  issuedHere: null,
  ...change,
})

const check = async (found: Verification) => {
  bridge({ 'notice:verify': answer({ file: 'notice.pdf', verification: found }) })
  render(<VerifyScreen />)
  await userEvent.click(screen.getByRole('button', { name: 'Choose a PDF' }))
}

describe('checking a notice', () => {
  afterEach(cleanup)

  it('says in plain words that a file is signed and unchanged, and by whom', async () => {
    await check(verification({}))
    expect(screen.getByText('Signed and unchanged')).toBeTruthy()
    expect(screen.getByRole('table', { name: 'Signatures in the file' })).toBeTruthy()
    expect(screen.getByText('Certificate not known here')).toBeTruthy()
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
