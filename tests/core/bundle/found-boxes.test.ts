import { describe, expect, it } from 'vitest'
import { foundBoxes } from '#core/bundle/found-boxes'
import type { WordBox } from '#core/bundle/recognition'

const word = (text: string, at: number) => ({
  text,
  confidence: 90,
  box: [at, 0, at + 10, 10] as WordBox,
})
const lines = [
  [word('The', 1), word('Officer’s', 2), word('custody', 3)],
  [word('record,', 4), word('and', 5), word('the', 6), word('custody-record', 7)],
]
const at = (query: string) => foundBoxes(lines, query).map(([left]) => left)

describe('words found on a recognised page', () => {
  it('are marked by the boxes they were read in, without case and with what clings to them', () => {
    expect(at('the ')).toEqual([1, 6])
    expect(at('officer ')).toEqual([2])
    expect(at('rec')).toEqual([4, 7])
  })

  it('are marked side by side over the end of a line', () => {
    expect(at('"custody record"')).toEqual([3, 4, 7])
    expect(at('"record custody"')).toEqual([])
  })

  it('are none where nothing is looked for', () => {
    expect([at(''), at('  '), at('bus')]).toEqual([[], [], []])
  })
})
