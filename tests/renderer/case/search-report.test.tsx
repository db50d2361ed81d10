import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { SearchReport } from '../../../src-renderer/case/comparators/search-report.tsx'

const show = (searched?: CaseComparison['searched']) => {
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
        },
        ...(searched === undefined ? {} : { searched }),
      }}
      full={false}
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
})
