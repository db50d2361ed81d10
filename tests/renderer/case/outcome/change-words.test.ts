import { describe, expect, it } from 'vitest'
import { changesOfView } from '#core/view-change'
import type { ProvisionalView } from '#core/provisional-view'
import { changeWords } from '../../../../src-renderer/case/outcome/change-words.ts'

const words = {
  outcome: (code: string) => ({
    label: code === 'DWN' ? 'Dismissal without notice' : 'Final written warning',
    shortLabel: '',
    rung: null,
    description: '',
  }),
}
const sealed: ProvisionalView = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'LOW',
  outcome: 'DWN',
  months: null,
  reasons: 'first',
}

describe('a change of view', () => {
  it('is said in words for each thing that changed, and for nothing else', () => {
    const after = {
      ...sealed,
      harmLevel: 'MEDIUM' as const,
      outcome: 'FWW' as const,
      months: 36,
      reasons: 'second',
      dissent: '',
    }
    expect(changesOfView(sealed, after).map((change) => changeWords(change, words))).toEqual([
      'Harm: from low to medium',
      'Outcome: from dismissal without notice to final written warning',
      'Length: from none to 36 months',
    ])
  })
})
