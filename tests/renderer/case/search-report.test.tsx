import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { SearchReport } from '../../../src-renderer/case/comparators/search-report.tsx'

const show = (
  searched?: CaseComparison['searched'],
  more: Partial<CaseComparison['searchReport']> = {},
) => {
  const opened: { readonly refs: readonly string[]; readonly label: string }[] = []
  render(
    <SearchReport
      comparison={{
        method: { name: 'Method', version: '2', weights: {} },
        neighbours: [],
        searchReport: {
          inLibrary: 90,
          underSameRules: 700,
          withLikeConduct: 2,
          counted: 0,
          leftOut: [],
          unknownShare: 0,
          caveats: [],
          pointingAway: [],
          ...more,
        },
        ...(searched === undefined ? {} : { searched }),
      }}
      full
      onCases={(refs, label) => void opened.push({ refs, label })}
      onExcluded={() => {}}
    />,
  )
  return opened
}
const press = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }))

describe('the search report', () => {
  afterEach(cleanup)

  it('opens the cases behind each of its numbers, and says where not all are named', async () => {
    const underSameRules = Array.from({ length: 500 }, (_, n) => `P-${n}`)
    const opened = show({ underSameRules, withLikeConduct: ['P-1', 'P-2'] })
    await press(/^Under the same rules: 700/)
    await press(/^Same conduct, or like words: 2/)
    expect(opened).toEqual([
      { refs: underSameRules, label: 'the first of 700 under the same rules' },
      { refs: ['P-1', 'P-2'], label: 'with the same conduct, or like words' },
    ])
  })

  it('shows the numbers alone for a comparison stored before its cases were named', () => {
    show()
    expect(screen.getByText('700')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Under the same rules/ })).toBeNull()
  })

  it('says where a number left out names its first cases only, and opens what a share is of', async () => {
    const refs = ['P-1', 'P-2']
    const label = 'coded with low confidence'
    const opened = show(undefined, {
      leftOut: [{ reason: 'LOW_CONFIDENCE', label, count: 7_335, refs }],
      counted: 5_831,
      unknownShare: 0.48,
      caveats: ['3724 of the 5831 counted cases are counted under rules presumed.'],
    })
    await press(/^7,335 coded with low confidence/)
    await press(/^48% of what could be compared/)
    expect(opened).toEqual([
      { refs, label: 'the first of 7,335 coded with low confidence' },
      { refs: [], label: 'the first of 5,831 counted, nearest first' },
    ])
    expect(screen.getByText(/^3,724 of the 5,831 counted cases/)).toBeTruthy()
  })
})
