import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Api } from '#contract/api'
import { refuse } from '#core/result'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { Gate } from '../../../src-renderer/unlock/gate.tsx'
import { answer, bridge, status } from '../shell/bridge.ts'

function Live() {
  const now = useSession((session) => session.status)
  return now === null ? null : <Gate status={now} />
}

beforeEach(() => useSession.setState({ status: status() }))
afterEach(cleanup)

const strong = 'teapot gravel ninety umbrella'

describe('unlocking', () => {
  it('tries the chosen person with Enter, and says only that the passphrase is wrong', async () => {
    const asked = bridge({
      'vault:unlock': async () => refuse('WRONG_PASSPHRASE', 'That is not the passphrase.'),
      'vault:status': answer(status({ failedAttempts: 1 })),
    })
    render(<Live />)
    await userEvent.click(screen.getByText('Secretariat'))
    await userEvent.type(screen.getByLabelText('Passphrase'), 'wrong words{Enter}')
    expect(await screen.findByText('That is not the passphrase.')).toBeTruthy()
    expect(asked[0]).toEqual({
      channel: 'vault:unlock',
      input: { profileId: 'office', passphrase: 'wrong words' },
    })
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('value', '')
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
  })

  it('keeps what is typed while a passphrase is tried and refused', async () => {
    const refused = Promise.withResolvers<Awaited<ReturnType<Api['vault:unlock']>>>()
    const asked = bridge({
      'vault:unlock': () => refused.promise,
      'vault:status': answer(status({ failedAttempts: 1 })),
    })
    render(<Live />)
    const field = screen.getByLabelText('Passphrase')
    await userEvent.type(field, 'wrong words{Enter}')
    await userEvent.clear(field)
    await userEvent.type(field, 'right words')
    refused.resolve(refuse('WRONG_PASSPHRASE', 'That is not the passphrase.'))
    expect(await screen.findByText('That is not the passphrase.')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
    expect(field).toHaveProperty('value', 'right words')
    expect(asked.map(({ channel }) => channel)).toEqual(['vault:unlock', 'vault:status'])
  })

  it('tries nothing while the delay runs, and says how long it is', async () => {
    useSession.setState({ status: status({ nextAttemptAt: Date.now() + 30_000 }) })
    const asked = bridge({})
    render(<Live />)
    expect(screen.getByText(/try again in (30|29) seconds/)).toBeTruthy()
    await userEvent.type(screen.getByLabelText('Passphrase'), 'four words{Enter}')
    expect(asked).toEqual([])
  })
})

describe('the first run', () => {
  it('asks for every part, makes the library once, and waits for the recovery key to be kept', async () => {
    useSession.setState({ status: status({ state: 'NO_LIBRARY', people: [], libraryLabel: null }) })
    const asked = bridge({
      'vault:create': answer({ recoveryKey: 'AAAA-BBBB' }),
      'vault:status': answer(status()),
    })
    render(<Live />)
    const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
    await press('Continue')
    expect(screen.queryByText('Who you are')).toBeNull()
    await userEvent.type(screen.getByLabelText('Name of the library'), 'County force')
    await press('Continue')
    await userEvent.click(screen.getByText('Panel member'))
    await press('Continue')
    await userEvent.type(screen.getByLabelText('New passphrase'), 'password1234')
    expect(screen.getByText(/Strength: weak/)).toBeTruthy()
    await userEvent.clear(screen.getByLabelText('New passphrase'))
    await userEvent.type(screen.getByLabelText('New passphrase'), strong)
    await userEvent.type(screen.getByLabelText('The same passphrase again'), strong)
    await press('Continue')
    await press('Make the library')
    expect(await screen.findByText('AAAA-BBBB')).toBeTruthy()
    expect(asked).toEqual([
      {
        channel: 'vault:create',
        input: {
          folder: 'Library',
          libraryLabel: 'County force',
          person: { label: 'Panel member', role: 'MEMBER', capacity: null },
          passphrase: strong,
          withSample: true,
        },
      },
    ])
    await press('Open the library')
    expect(asked).toHaveLength(1)
    await userEvent.click(screen.getByText('I have printed or saved the recovery key'))
    await press('Open the library')
    expect(asked.map(({ channel }) => channel)).toEqual(['vault:create', 'vault:status'])
  })
})
