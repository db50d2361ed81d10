import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Publication } from '#core/notice/publication-register'
import { PublicationsScreen } from '../../../src-renderer/notices/publications-screen.tsx'
import { usePublications } from '../../../src-renderer/notices/publications-store.ts'
import { answer, bridge } from '../shell/bridge.ts'

const one = (change: Partial<Publication> = {}): Publication => ({
  noticeId: 'n',
  caseId: 'c',
  number: 'EH-2026-014/1/P',
  reference: 'EH-2026-014',
  issuedOn: '2026-11-19',
  state: 'TO_PUBLISH',
  decidedBy: 'Chair',
  isRedacted: false,
  reasons: '',
  publishedOn: null,
  address: '',
  mayComeDownOn: null,
  takenDownOn: null,
  takenDownEarly: '',
  recorded: null,
  sha256: 'ab'.repeat(32),
  full: { id: 'f', number: 'EH-2026-014/1', sha256: 'ef'.repeat(32) },
  replacedBy: null,
  ...change,
})
const out = one({ state: 'OUT', publishedOn: '2026-11-20', mayComeDownOn: '2026-12-18' })

describe('the register of publications', () => {
  afterEach(() => {
    cleanup()
    usePublications.setState(usePublications.getInitialState())
  })

  it('records the day and the address, and shows until when it stays', async () => {
    const asked = bridge({
      'publication:list': answer([one()]),
      'publication:record': answer([out]),
    })
    render(<PublicationsScreen />)
    await userEvent.click(await screen.findByRole('button', { name: /^Open EH-2026-014\/1\/P/ }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Published on' }), '20/11/2026')
    await userEvent.type(screen.getByRole('textbox', { name: /Address/ }), 'https://force.example')
    await userEvent.click(screen.getByRole('button', { name: 'Record' }))
    expect(asked.at(-1)).toEqual({
      channel: 'publication:record',
      input: {
        noticeId: 'n',
        publishedOn: '2026-11-20',
        address: 'https://force.example',
        takenDownOn: null,
        reason: '',
      },
    })
    expect(await screen.findByText(/May come down from 18 Dec 2026/)).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('asks why a report came down before its time, and shows what was refused at its field', async () => {
    const problem = { code: 'NOT_PUBLICATION', field: 'takenDownOn', message: 'Still to come.' }
    bridge({
      'publication:list': answer([out]),
      'publication:record': async () => ({ ok: false, problems: [problem] }),
    })
    render(<PublicationsScreen />)
    await userEvent.click(await screen.findByRole('button', { name: /^Open / }))
    expect(screen.queryByRole('textbox', { name: 'Why before its time' })).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: 'Taken down on' }), '01/12/2026')
    expect(screen.getByRole('textbox', { name: 'Why before its time' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Record' }))
    expect(await screen.findByText('Still to come.')).toBeTruthy()
  })

  it('says who withheld a report and why, and takes no day for it', async () => {
    const reasons = 'The safety of a witness.'
    bridge({ 'publication:list': answer([one({ state: 'WITHHELD', reasons })]) })
    render(<PublicationsScreen />)
    expect(await screen.findByText(reasons)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^Open / }))
    expect(screen.queryByRole('textbox', { name: 'Published on' })).toBeNull()
  })

  it('shows both notices of a decision with their hashes, each a press away', async () => {
    const asked = bridge({
      'publication:list': answer([out]),
      'notice:save': answer('notice.pdf'),
    })
    render(<PublicationsScreen />)
    await userEvent.click(await screen.findByRole('button', { name: /^Open EH-2026-014\/1\/P/ }))
    const both = within(screen.getByRole('region', { name: 'The two notices of this decision' }))
    for (const hash of [out.sha256, out.full?.sha256 ?? ''])
      expect(both.getByText(hash)).toBeTruthy()
    await userEvent.click(both.getByRole('button', { name: 'Save notice EH-2026-014/1' }))
    expect(asked.at(-1)).toEqual({ channel: 'notice:save', input: { noticeId: 'f' } })
  })
})
