import { join } from 'node:path'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Replay } from '#core/quality/replay'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { ReplayReport } from '../../../src-renderer/shell/replay-report.tsx'
import { LiveRegion } from '../../../src-renderer/ui/status.tsx'

const law = readLaw(join(import.meta.dirname, '../../../resources'))
const replay: Replay = {
  state: 'IDENTICAL',
  madeAt: '2026-11-19T14:06:00.000Z',
  madeBy: 'Chair',
  before: 'a',
  after: 'a',
  library: { isSame: true, added: [], corrected: [] },
  method: null,
  caseChanged: false,
  moves: [],
  entered: [],
  left: [],
  reordered: false,
}

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('what a replay found', () => {
  it('comes into sight and is read out once, and so does the next', () => {
    const shown: Element[] = []
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      shown.push(this)
    })
    const report = (of: Replay) => (
      <>
        <ReplayReport replay={of} law={law} />
        <LiveRegion />
      </>
    )
    const { rerender } = render(report(replay))
    const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
    expect(told()).toEqual(['The same result, to the byte.'])
    expect(shown.map(({ className }) => className)).toEqual(['replay'])
    rerender(report({ ...replay, state: 'CHANGED', after: 'b', entered: ['P-0001'] }))
    expect(told()).toEqual(['The result differs.'])
    expect(shown).toHaveLength(2)
  })
})
