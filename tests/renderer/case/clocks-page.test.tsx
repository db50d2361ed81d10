import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { CaseSections } from '#core/hearing-case'
import { ok, refuse } from '#core/result'
import { ClocksPage } from '../../../src-renderer/case/clocks/clocks-page.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { open, type Change } from './open-case.ts'

function Page() {
  const current = useCase((state) => state.openCase)
  return current === null ? null : <ClocksPage openCase={current} />
}

const dated =
  (dates: Partial<CaseSections['particulars']['dates']>) =>
  (empty: CaseSections): CaseSections => ({
    ...empty,
    particulars: { ...empty.particulars, dates: { ...empty.particulars.dates, ...dates } },
  })

/** An investigation so old that its explanation is late on any day on which this runs. */
const investigated: Change = { sections: dated({ investigationStart: '2020-01-06' }) }
const wide = () => {
  globalThis.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: true,
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    })
}
const show = async (...input: Parameters<typeof open>) => {
  wide()
  const asked = await open(...input)
  render(<Page />)
  return asked
}
const row = () =>
  screen.getByRole('button', { name: /^Written explanation of an investigation/ }).closest('li')
const inRow = () => within(row() ?? document.body)
const particulars = () => useCase.getState().openCase?.hearingCase.particulars

describe('the clocks of a case', () => {
  afterEach(cleanup)

  it('says in words what is late, and opens its arithmetic with source and mark', async () => {
    await show(investigated)
    expect(inRow().getByText('Late')).toBeTruthy()
    await userEvent.click(inRow().getByRole('button'))
    expect(inRow().getByText(/^Starts with: complaint or conduct date/)).toBeTruthy()
    expect(inRow().getByText(/CR 19\. From memory, not checked/)).toBeTruthy()
  })

  it('moves the last day once another has a day and a reason', async () => {
    await show(investigated)
    const user = userEvent.setup()
    await user.click(inRow().getByRole('button'))
    await user.click(inRow().getByRole('button', { name: 'Set another last day' }))
    await user.type(inRow().getByRole('textbox', { name: 'New last day' }), '4/1/2100')
    expect(inRow().getByText('It counts once it has a day and a reason.')).toBeTruthy()
    await user.type(inRow().getByRole('textbox', { name: /^Reason/ }), 'Agreed')
    expect(inRow().queryByText('It counts once it has a day and a reason.')).toBeNull()
    expect(inRow().getByText('Running')).toBeTruthy()
    expect(inRow().getByText(/^Set to Monday 4 January 2100/)).toBeTruthy()
  })

  it('keeps every explanation of a long investigation', async () => {
    await show(investigated)
    const user = userEvent.setup()
    await user.click(inRow().getByRole('button'))
    for (const day of ['4/1/2021', '5/7/2021']) {
      await user.type(inRow().getByRole('textbox', { name: 'Explained on' }), day)
      await user.click(inRow().getByRole('button', { name: 'Add the explanation' }))
    }
    expect(particulars()?.clocksMet.map(({ metOn }) => metOn)).toEqual(['2021-01-04', '2021-07-05'])
  })

  it('stops the clocks by a hold that has a first day and a reason', async () => {
    await show(investigated)
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Add a hold' }))
    expect(screen.getByText(/It stops nothing until/)).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Hold 1 from' }), '1/2/2020')
    await user.type(screen.getByRole('textbox', { name: 'Reason for hold 1' }), 'Court')
    expect(inRow().getByText('Stopped')).toBeTruthy()
    expect(inRow().getByText('No last day while it stands still')).toBeTruthy()
  })

  it('asks only for the days that can occur in these proceedings', async () => {
    await show(investigated)
    expect(screen.queryByRole('textbox', { name: 'Regulation 52 notice', hidden: true })).toBeNull()
    expect(
      screen.getByRole('textbox', { name: 'Witness lists to the chair', hidden: true }),
    ).toBeTruthy()
  })

  it('exports the clocks of this case alone, and says why it could not', async () => {
    const asked = await show(investigated, {
      'clock:export': async () => refuse('NO_CLOCKS', 'No clock runs.'),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Export to calendar (.ics)' }))
    expect((await screen.findByRole('alert')).textContent).toContain('No clock runs.')
    expect(asked.at(-1)).toEqual({ channel: 'clock:export', input: { caseId: 'c1' } })
  })

  it('takes no changes from a reader who does not keep the record', async () => {
    await show(investigated)
    cleanup()
    useSession.setState({ person: { id: 'm', label: 'M', role: 'MEMBER', capacity: null } })
    render(<Page />)
    expect(screen.queryByRole('button', { name: 'Add a hold' })).toBeNull()
  })

  it('still takes the days that follow a signed notice, each recorded on purpose', async () => {
    const asked = await show(
      { status: 'SIGNED' },
      {
        'clock:record': async () => {
          const current = useCase.getState().openCase
          return current === null ? refuse('NONE', 'No case') : ok(current)
        },
      },
    )
    const user = userEvent.setup()
    await user.click(screen.getByText('Hearing and report'))
    await user.type(screen.getByRole('textbox', { name: 'Report published' }), '7/12/2026')
    await user.click(screen.getByRole('button', { name: 'Record report published' }))
    expect(asked.at(-1)).toEqual({
      channel: 'clock:record',
      input: { caseId: 'c1', name: 'published', on: '2026-12-07' },
    })
  })
})
