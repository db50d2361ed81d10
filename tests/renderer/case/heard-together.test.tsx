import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { ParityView } from '#contract/api'
import type { CaseSections } from '#core/hearing-case'
import { ok, refuse } from '#core/result'
import { ParityCard } from '../../../src-renderer/case/findings/parity-card.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { answer } from '../shell/bridge.ts'
import { open } from './open-case.ts'

const key = 'a'.repeat(32)
const shared = (empty: CaseSections): CaseSections => {
  const { particulars } = empty
  const hearing = { ...particulars.hearing, key, reference: 'H-2026-001' }
  return { ...empty, particulars: { ...particulars, hearing } }
}
const officer = (reference: string) => ({
  reference,
  rank: 'Sergeant',
  status: 'OPEN' as const,
  findings: [],
  outcome: null,
})
const view = (heardWith: readonly string[]): ParityView => ({
  present: officer('EH-2026-001'),
  siblings: [{ ...officer('EH-2026-002'), caseId: 'c2', heardWith }],
  differences: [],
  withheldUntilSealed: null,
})

function Card() {
  const openCase = useCase((state) => state.openCase)
  return openCase === null ? null : (
    <ParityCard hearingCase={openCase.hearingCase} readOnly={false} />
  )
}

describe('officers heard together', () => {
  afterEach(cleanup)

  it('stand beside each other; where the record of the hearing differs, it is taken over', async () => {
    let apart: readonly string[] = ['place', 'members']
    const asked = await open(
      { sections: shared },
      {
        'case:parity': async () => ok(view(apart)),
        'hearing:carry-over': async () => {
          apart = []
          return ok({ changed: ['EH-2026-002'] })
        },
      },
    )
    render(<Card />)
    expect(await screen.findByText('Same hearing')).toBeTruthy()
    expect(screen.getByText('EH-2026-002: place, members')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^Take what stands here over/ }))
    expect(asked).toContainEqual({ channel: 'hearing:carry-over', input: { caseId: 'c1' } })
    expect(screen.queryByText(/place, members/)).toBeNull()
    apart = ['time']
    await userEvent.type(screen.getByRole('textbox', { name: /^Time/ }), '10 am')
    await userEvent.tab()
    expect(await screen.findByText('EH-2026-002: time')).toBeTruthy()
  })

  it('says why no officer can be added', async () => {
    await open(
      {},
      { 'hearing:add-officer': async () => refuse('CASE_SIGNED', 'EH-2026-001 is signed.') },
    )
    render(<Card />)
    await userEvent.click(screen.getByRole('button', { name: /^Add another officer/ }))
    expect(await screen.findByText('EH-2026-001 is signed.')).toBeTruthy()
  })

  it('is left again once a reason is given, and says first what follows', async () => {
    await open({ sections: shared })
    const { openCase } = useCase.getState()
    if (openCase === null) throw new Error('No case is open')
    const { particulars } = openCase.hearingCase
    const hearing = { ...particulars.hearing, key: null, reference: '' }
    const alone = {
      ...openCase,
      hearingCase: { ...openCase.hearingCase, particulars: { ...particulars, hearing } },
    }
    const asked = await open(
      { sections: shared },
      { 'case:parity': answer(view([])), 'hearing:separate': answer(alone) },
    )
    render(<Card />)
    await userEvent.click(screen.getByRole('button', { name: 'Take this case out of the hearing' }))
    expect(screen.getByText(/the days, the place and the panel stay as they are/)).toBeTruthy()
    const confirm = screen.getByRole('button', { name: 'Hear this officer alone' })
    await userEvent.type(screen.getByRole('textbox', { name: /^Why it is taken out/ }), ' ')
    expect(confirm).toHaveProperty('disabled', true)
    await userEvent.type(screen.getByRole('textbox', { name: /^Why it is taken out/ }), 'A slip.')
    await userEvent.click(confirm)
    expect(asked).toContainEqual({
      channel: 'hearing:separate',
      input: { caseId: 'c1', reason: ' A slip.' },
    })
    const join = await screen.findByRole('button', { name: 'Hear together with another case' })
    expect(join).toBeTruthy()
  })

  it('joins the hearing of a case that is chosen from the open ones', async () => {
    const { openCase } = await (async () => {
      await open({ sections: shared })
      return useCase.getState()
    })()
    if (openCase === null) throw new Error('No case is open')
    const listed = (id: string, status: 'OPEN' | 'SIGNED') => ({
      ...openCase.summary,
      id,
      status,
      reference: `EH-2026-00${id.slice(1)}`,
    })
    const asked = await open(
      {},
      {
        'case:list': answer([listed('c1', 'OPEN'), listed('c2', 'OPEN'), listed('c3', 'SIGNED')]),
        'hearing:join': answer(openCase),
        'case:parity': answer(view([])),
      },
    )
    render(<Card />)
    await userEvent.click(screen.getByRole('button', { name: 'Hear together with another case' }))
    await userEvent.click(screen.getByRole('button', { name: /Case of the other officer/ }))
    const options = await screen.findAllByRole('option')
    expect(options.map(({ textContent }) => textContent)).toEqual(['EH-2026-002'])
    await userEvent.click(options[0] ?? document.body)
    await userEvent.click(screen.getByRole('button', { name: 'Hear them together' }))
    expect(asked).toContainEqual({
      channel: 'hearing:join',
      input: { caseId: 'c1', other: 'c2' },
    })
    expect(await screen.findByRole('textbox', { name: /^Hearing, as named/ })).toHaveProperty(
      'value',
      'H-2026-001',
    )
  })
})
