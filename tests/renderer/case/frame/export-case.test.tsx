import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { ExchangeBook, Recipient } from '#contract/pack-api'
import { ok } from '#core/result'
import { ExportCase } from '../../../../src-renderer/case/frame/export-case.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'

afterEach(cleanup)

const member: Recipient = {
  id: 'r1',
  label: 'Member one',
  key: 'key',
  fingerprint: 'abcd 1234',
  cameBy: 'FILE',
  addedAt: '2026-11-01T09:00:00.000Z',
  addedBy: 'Chair',
  confirmedAt: '2026-11-01T09:00:00.000Z',
  confirmedBy: 'Chair',
  revokedAt: null,
  revokedBecause: null,
}

describe('handing on a case', () => {
  it('ends at what was saved, from where the next key leads to the end', async () => {
    const book: ExchangeBook = {
      mine: { key: 'mine', fingerprint: 'dcba 4321' },
      recipients: [member],
      signers: [],
    }
    await open(
      {},
      {
        'exchange:book': async () => ok(book),
        'pack:export-case': async () =>
          ok({ path: 'Stick/case.pack', sha256: 'ab', fingerprint: 'abcd1234', bytes: 1 }),
      },
    )
    const { openCase } = useCase.getState()
    if (openCase === null) throw new Error('No case is open')
    render(<ExportCase openCase={openCase} onClose={() => {}} />)
    await userEvent.click(await screen.findByRole('button', { name: /Member one receives it as/ }))
    await userEvent.click(await screen.findByRole('option', { name: 'Adviser' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save the pack' }))
    const saved = await screen.findByText('Saved as Stick/case.pack')
    await expect.poll(() => document.activeElement).toBe(saved)
    await userEvent.tab()
    expect(document.activeElement?.textContent).toBe('Done')
  })
})
