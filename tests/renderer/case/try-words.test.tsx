import { join } from 'node:path'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { triedToColumns } from '#core/quality/tried-in-columns'
import { ok } from '#core/result'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { TryWords } from '../../../src-renderer/case/comparators/try-words.tsx'
import { useTriedWords } from '../../../src-renderer/case/comparators/use-tried-words.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'
import { bridge } from '../shell/bridge.ts'

const law = readLaw(join(import.meta.dirname, '../../../resources'))
const factor = law.factors.find(({ group }) => group === 'AGGRAVATING')

function Tried() {
  const found = { narrative: 'As found', factors: ['MIT_REMORSE_INSIGHT'] }
  const tried = useTriedWords('case-1')
  return (
    <>
      <TryWords narrative={found.narrative} factors={found.factors} trying={tried.trying} />
      <output>
        {tried.comparison?.searchReport.counted} {String(tried.hasOneChange)}
      </output>
    </>
  )
}

/** Opens the box and its aggravating factors. */
function open() {
  const asked = bridge({
    'comparison:try': async ({ factors = [] }) => {
      const counted = 100 + factors.length
      const searchReport = { ...sampleComparison.searchReport, counted }
      return ok(triedToColumns({ ...sampleComparison, searchReport }))
    },
  })
  const { container } = render(<Tried />)
  const toggle = (details: HTMLDetailsElement | null) => {
    if (details === null) throw new Error('Not there')
    details.open = true
    fireEvent(details, new Event('toggle'))
  }
  toggle(container.querySelector('details.try-words'))
  toggle(screen.getByText(/^Aggravating, 0 factors ticked/).closest('details'))
  return asked
}
const tick = () => fireEvent.click(screen.getByRole('checkbox', { name: factor?.label ?? '' }))
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

describe('trying other words and factors', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    useSession.setState({ law })
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })

  it('asks for the cases at the click, and for what one change would move after a rest', async () => {
    const asked = open()
    tick()
    await pass(1)
    const factors = ['MIT_REMORSE_INSIGHT', factor?.id]
    const tried = { caseId: 'case-1', narrative: 'As found', factors }
    expect(asked.map(({ input }) => input)).toEqual([{ ...tried, oneChange: false }])
    expect(screen.getByRole('status').textContent).toBe('102 false')
    await pass(1_000)
    expect(asked.map(({ input }) => input).slice(1)).toEqual([{ ...tried, oneChange: true }])
    expect(screen.getByRole('status').textContent).toBe('102 true')
    expect(screen.getByText('Aggravating, 1 factor ticked')).toBeTruthy()
  })

  it('goes back to the case as found, and shows no answer that comes after', async () => {
    open()
    tick()
    fireEvent.click(screen.getByRole('button', { name: 'Back to the case as found' }))
    await pass(2_000)
    expect(screen.getByRole('status').textContent).toBe(' true')
    expect(screen.getByText('Aggravating, 0 factors ticked')).toBeTruthy()
  })
})
