import { describe, expect, it } from 'vitest'
import { readLaterHistory } from '#core/import/later-history'
import type { OutcomeCode } from '#core/vocabulary'
import { tables } from '../../support/import-tables.ts'

const later = (words: string | null, recorded: OutcomeCode = 'FWW', facts = '') => {
  const { history } = readLaterHistory(words, recorded, facts, tables)
  return [history.effect, history.finalOutcome]
}

describe('later history in words', () => {
  it.each<[string, OutcomeCode, string, OutcomeCode | null]>([
    ['Judicial review by the force succeeded', 'FWW', 'QUASHED', null],
    ['Warning quashed by the High Court and remitted to a fresh panel', 'FWW', 'REMITTED', null],
    ['Dismissal replaced on appeal; force judicial review failed', 'FWW', 'REPLACED', 'FWW'],
    ['Replaced on appeal by a final written warning', 'DWN', 'REPLACED', 'FWW'],
    [
      'Appeals tribunal substituted a final written warning for dismissal',
      'DWN',
      'REPLACED',
      'FWW',
    ],
    ['Dismissal substituted by the court', 'FWW', 'REPLACED', 'DWN'],
    ['Reduced to a written warning on appeal', 'FWW', 'REPLACED', 'WW'],
    ['Reinstated after appeal', 'DWN', 'REPLACED', null],
    ['Appeal to the tribunal dismissed', 'DWN', 'UPHELD', null],
    ['The tribunal dismissed the appeal', 'DWN', 'UPHELD', null],
    ['Appeal unsuccessful', 'DWN', 'UPHELD', null],
    ['Judicial review refused', 'FWW', 'UPHELD', null],
    ['Dismissal upheld on appeal', 'DWN', 'UPHELD', null],
    ['Appeal withdrawn', 'DWN', 'UPHELD', null],
    ['Appeal upheld by the tribunal', 'DWN', 'QUASHED', null],
    ['Appeal allowed', 'DWN', 'QUASHED', null],
    ['Appeal lodged, result not known', 'DWN', 'UNCLEAR', null],
    ['Something else happened', 'DWN', 'UNCLEAR', null],
    ['Misconduct finding overturned by the tribunal', 'NO_BREACH', 'REPLACED', 'NO_BREACH'],
  ])('"%s" after %s is %s', (words, recorded, effect, final) => {
    expect(later(words, recorded)).toEqual([effect, final])
  })
  it('is none recorded where there are no words', () => {
    expect(later(null)).toEqual(['NONE_RECORDED', null])
  })
  it('takes the facts as evidence that the outcome stands only where the words leave it unclear', () => {
    const facts = 'The High Court restored the panel’s decision.'
    expect(later('Tribunal decision quashed', 'DWN', facts)).toEqual(['UPHELD', null])
    expect(later('Warning quashed', 'FWW', facts)).toEqual(['QUASHED', null])
  })
})
