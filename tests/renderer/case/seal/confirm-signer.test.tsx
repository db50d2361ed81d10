import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SealState } from '#contract/api'
import {
  ConfirmSigner,
  type Unconfirmed,
} from '../../../../src-renderer/case/seal/confirm-signer.tsx'

afterEach(cleanup)

const maker = (label: string, sealed: boolean, isMe = false) => ({
  label,
  profileId: null,
  isMe,
  sealedAt: sealed ? '2026-11-19T10:00:00.000Z' : null,
  commitment: null,
  view: null,
})
const seals: SealState = {
  decisionMakers: [
    maker('Chair', false, true),
    maker('Panel member 1', true),
    maker('Panel member 2', false),
  ],
  myDraft: null,
  myChangeDraft: null,
  onOtherFindings: [],
  allSealed: false,
  openedEarly: null,
  seenBeside: [],
  comparatorsOpen: false,
  draftClosed: false,
}
const shown: Unconfirmed = {
  state: 'TO_CONFIRM',
  label: 'Member from elsewhere',
  role: 'MEMBER',
  fingerprint: 'AAAA BBBB CCCC DDDD EEEE FFFF 0000 1111',
  seat: null,
}

describe('the signer of a seal from another laptop', () => {
  it('is confirmed only once the fingerprint was heard, for the one seat still free', async () => {
    const onConfirm = vi.fn<(seat: number) => void>()
    render(
      <ConfirmSigner
        shown={shown}
        seals={seals}
        problems={[]}
        busy={false}
        onConfirm={onConfirm}
        onCancel={() => {}}
      />,
    )
    const take = screen.getByRole('button', { name: 'Take in the seal' })
    await userEvent.click(take)
    expect(onConfirm).not.toHaveBeenCalled()
    expect(screen.getByText('FFFF')).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox'))
    await userEvent.click(take)
    expect(onConfirm.mock.calls).toEqual([[2]])
  })

  it('shows what the library refused, with nothing closed', () => {
    const problem = { code: 'OTHER_SEAT', message: 'That seat is taken by another person.' }
    render(
      <ConfirmSigner
        shown={{ ...shown, seat: 2 }}
        seals={seals}
        problems={[problem]}
        busy={false}
        onConfirm={() => {}}
        onCancel={() => {}}
      />,
    )
    expect(screen.getByText(problem.message)).toBeTruthy()
  })
})
