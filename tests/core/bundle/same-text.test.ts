import { describe, expect, it } from 'vitest'
import { sameTexts } from '#core/bundle/same-text'

const words = 'The officer looked at the record of the incident on five nights. '.repeat(5)
const read = (title: string, ...texts: readonly string[]) => ({ title, texts })

describe('documents with the same words', () => {
  it('are named together, whatever their line ends, capitals and commas', () => {
    const told = sameTexts([
      read('Report', words, 'End.'),
      read('Other', `${words} Not the same`),
      read('Report scanned', words.toUpperCase().replaceAll('. ', ',\n'), 'end'),
    ])
    expect(told).toEqual([['Report', 'Report scanned']])
  })

  it('are not told by a short text or by none: cover sheets and scans are alike by chance', () => {
    expect(
      sameTexts([read('Scan'), read('Photo', ''), read('A', 'Blank'), read('B', 'Blank')]),
    ).toEqual([])
  })
})
