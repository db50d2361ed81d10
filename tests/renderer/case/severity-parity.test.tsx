import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { ParityView } from '#contract/api'
import type { CaseSections } from '#core/hearing-case'
import { ParityCard } from '../../../src-renderer/case/findings/parity-card.tsx'
import { SeverityCard } from '../../../src-renderer/case/findings/severity-card.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { answer } from '../shell/bridge.ts'
import { open } from './open-case.ts'

function Severity() {
  const current = useCase((state) => state.openCase)
  return current === null ? null : (
    <SeverityCard particulars={current.hearingCase.particulars} readOnly={false} />
  )
}
function Parity() {
  const current = useCase((state) => state.openCase)
  return current === null ? null : <ParityCard hearingCase={current.hearingCase} readOnly={false} />
}
const particulars = () => useCase.getState().openCase?.hearingCase.particulars
afterEach(cleanup)

describe('severity assessments', () => {
  const add = async (number: number, day: string, rating: string) => {
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Add a severity assessment' }))
    const group = within(screen.getByRole('group', { name: `Severity assessment ${number}` }))
    await user.type(group.getByRole('textbox', { name: 'Assessed on' }), day)
    await user.click(group.getByRole('radio', { name: rating }))
    return group
  }

  it('count how often the first was changed, and mark which one fixes live warnings by date', async () => {
    await open({})
    render(<Severity />)
    const later = await add(1, '2/10/2026', 'Red')
    expect(screen.getByText('Not changed since the first')).toBeTruthy()
    const first = await add(2, '20/8/2026', 'Amber')
    expect(screen.getByText('Changed once since the first')).toBeTruthy()
    expect(first.getByText('First: fixes live warnings')).toBeTruthy()
    expect(later.getByText('Latest')).toBeTruthy()
  })

  it('show where the date of the case differs, and take the first one over when asked', async () => {
    await open({})
    render(<Severity />)
    await add(1, '20/8/2026', 'Green')
    expect(screen.getByText(/hold no severity assessment/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^Use Thursday 20 August 2026/ }))
    expect(particulars()?.dates.severityAssessment).toBe('2026-08-20')
    expect(screen.queryByText(/hold no severity assessment/)).toBeNull()
    const date = screen.getByRole('textbox', { name: 'Assessed on' })
    await userEvent.clear(date)
    await userEvent.type(date, '21/8/2026')
    expect(screen.getByText('Two dates for one severity assessment')).toBeTruthy()
  })

  it('keep the reasons in the order of the National Decision Model', async () => {
    await open({})
    render(<Severity />)
    const group = await add(1, '20/8/2026', 'Green')
    await userEvent.click(group.getByText(/^Reasons, in the order/))
    const boxes = group.getAllByRole('textbox', { name: /^\d\. / })
    expect(boxes).toHaveLength(5)
    await userEvent.type(boxes[2] ?? document.body, 'Regulation 14')
    expect(particulars()?.severityAssessments[0]?.reasons.powersAndPolicy).toBe('Regulation 14')
  })
})

describe('officers in the same incident', () => {
  const grouped = (empty: CaseSections): CaseSections => ({
    ...empty,
    particulars: { ...empty.particulars, parityGroup: 'Spring' },
  })
  const officer = (reference: string) => ({
    reference,
    rank: 'Sergeant',
    status: 'OPEN' as const,
    findings: ['GROSS_MISCONDUCT' as const, null],
    outcome: null,
  })
  const view: ParityView = {
    present: officer('EH-2026-001'),
    siblings: [
      { ...officer('EH-2026-002'), caseId: 'c2', findings: null, heardWith: null },
      { ...officer('EH-2026-003'), caseId: 'c3', status: 'SIGNED', heardWith: null },
    ],
    differences: [{ reference: 'EH-2026-003', about: 'FINDING', words: 'Findings here differ.' }],
    withheldUntilSealed: 'EH-2026-001',
  }

  it('are not asked about while the officer stands alone', async () => {
    const asked = await open({})
    render(<Parity />)
    await userEvent.type(screen.getByRole('textbox', { name: /^Incident/ }), ' ')
    await userEvent.tab()
    expect(asked.map(({ channel }) => channel)).not.toContain('case:parity')
  })

  it('stand side by side, with what is withheld said and never shown', async () => {
    await open({ sections: grouped }, { 'case:parity': answer(view) })
    render(<Parity />)
    const table = within(
      await screen.findByRole('table', { name: 'Officers in the same incident or hearing' }),
    )
    const cells = (name: RegExp) => table.getByRole('row', { name }).textContent
    expect(cells(/EH-2026-001/)).toContain('1: gross misconduct')
    expect(cells(/EH-2026-001/)).toContain('2: not decided')
    expect(cells(/EH-2026-002/)).toContain('Not open to you')
    expect(cells(/EH-2026-003/)).toContain('Closed until sealed')
    expect(screen.getByText(/until every view in EH-2026-001 is sealed/)).toBeTruthy()
    expect(screen.getByText('Findings here differ.')).toBeTruthy()
  })
})
