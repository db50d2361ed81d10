import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { ComparatorsStep } from '../../../src-renderer/case/comparators/comparators-step.tsx'
import { forgetComparison } from '../../../src-renderer/case/store/comparison-store.ts'
import { bridge, telling } from '../shell/bridge.ts'
import { caseOf } from './open-case.ts'

describe('the comparators while they are searched for', () => {
  afterEach(() => {
    cleanup()
    forgetComparison()
  })

  it('say in place how far the reading of a large library is, and read that out once', () => {
    const never = () => new Promise<never>(() => {})
    bridge({ 'comparison:open': never, 'comparison:masked-words': never })
    const tell = telling('library:reading')
    render(<ComparatorsStep openCase={caseOf({ seals: { comparatorsOpen: true } })} />)
    const heard = screen.getByRole('status')
    expect(heard.textContent).toBe('Searching the library')
    act(() => tell({ done: 34_000, total: 100_000 }))
    const said = heard.textContent
    expect(said).toContain('Reading the library')
    expect(screen.getByText('34,000 of 100,000')).toBeTruthy()
    act(() => tell({ done: 56_000, total: 100_000 }))
    expect(heard.textContent).toBe(said)
    const bar = screen.getByRole('progressbar', { name: 'Precedents read' })
    expect(bar.getAttribute('value')).toBe('56000')
    act(() => tell(null))
    expect(heard.textContent).toBe('Searching the library')
  })
})
