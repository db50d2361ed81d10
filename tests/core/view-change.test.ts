import { describe, expect, it } from 'vitest'
import { changesOfView, onOtherFindings } from '#core/view-change'

describe('what a person holds differently after the comparators', () => {
  const sealed = {
    culpabilityLevel: 'LOW' as const,
    harmLevel: 'MEDIUM' as const,
    outcome: 'FWW' as const,
    months: 24,
    reasons: 'Sealed.',
  }

  it('is nothing where only the words of the reasons are others', () => {
    expect(changesOfView(sealed, { ...sealed, reasons: 'After the comparators.' })).toEqual([])
  })

  it('names each level, the outcome and its length, with what was held and what is', () => {
    const after = {
      culpabilityLevel: 'HIGH' as const,
      harmLevel: null,
      outcome: 'DWN' as const,
      months: null,
      reasons: 'After the comparators.',
    }
    expect(changesOfView(sealed, after)).toEqual([
      { field: 'culpabilityLevel', from: 'LOW', to: 'HIGH' },
      { field: 'harmLevel', from: 'MEDIUM', to: null },
      { field: 'outcome', from: 'FWW', to: 'DWN' },
      { field: 'months', from: 24, to: null },
    ])
    expect(changesOfView(sealed, { ...sealed, months: 36 })).toEqual([
      { field: 'months', from: 24, to: 36 },
    ])
  })
})

describe('views taken on other findings', () => {
  const makers = [
    { label: 'Chair', profileId: 'a' },
    { label: 'Panel member 1', profileId: 'b' },
    { label: 'Panel member 2', profileId: null },
  ]

  it('are those whose latest was not taken on the present ones, whoever else took one', () => {
    const taken = [
      { profileId: 'a', decidedOn: 'before' },
      { profileId: 'b', decidedOn: 'now' },
      { profileId: 'a', decidedOn: 'now' },
      { profileId: 'b', decidedOn: 'before' },
    ]
    expect(onOtherFindings(makers, taken, 'now')).toEqual(['Panel member 1'])
    expect(onOtherFindings(makers, taken, 'later')).toEqual(['Chair', 'Panel member 1'])
  })

  it('are not those of somebody of whom no view is known', () => {
    expect(onOtherFindings(makers, [], 'now')).toEqual([])
  })
})
