import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Api } from '#contract/api'
import { ok, refuse } from '#core/result'
import { BackupCard } from '../../../src-renderer/library/backup-card.tsx'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge, facts, status } from '../shell/bridge.ts'

const taken = {
  folder: 'Stick/evenhand-backup-2026-11-19-1400',
  takenAt: '2026-11-19T14:00:00.000Z',
  bytes: 12_400_000,
  auditEntries: 41,
  sha256: 'a'.repeat(64),
}
const show = (backUp: Api['library:back-up']) => {
  const state = status({ lastBackupAt: taken.takenAt })
  const asked = bridge({
    'library:back-up': backUp,
    'pack:cancel': answer(null),
    'vault:status': answer(state),
    'library:facts': answer(facts),
    'audit:list': answer([]),
  })
  render(<BackupCard />)
  return asked
}
const make = () => userEvent.click(screen.getByRole('button', { name: 'Make a backup' }))

describe('the backup card', () => {
  afterEach(() => {
    cleanup()
    useSession.setState({ status: null })
  })

  it('says that none was made, then where it is, how large and from when', async () => {
    const asked = show(async () => ok(taken))
    expect(screen.getByText('None was made of this library here.')).toBeTruthy()
    await make()
    expect(await screen.findByText(/12 MB with 41 audit entries/)).toBeTruthy()
    expect(screen.getByText(taken.folder)).toBeTruthy()
    expect(await screen.findByText(/Last made .*19 November 2026/)).toBeTruthy()
    expect(asked.map(({ channel }) => channel)).toContain('audit:list')
  })

  it('can be stopped, and says why there is none', async () => {
    const answered = Promise.withResolvers<Awaited<ReturnType<Api['library:back-up']>>>()
    const asked = show(() => answered.promise)
    await make()
    expect(
      screen.getByRole('progressbar', { name: 'Writing and checking the backup' }),
    ).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /Cancel/ }))
    expect(asked.map(({ channel }) => channel)).toContain('pack:cancel')
    answered.resolve(refuse('CANCELLED', 'Stopped before the end.'))
    expect(await screen.findByText('Stopped before the end.')).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })
})
