import type { RecognisedLines, WordBox } from './recognition.ts'
import { findWords } from './search-words.ts'

/** Where the words that a person typed stand among those read off the picture of a page. */
export function foundBoxes(lines: RecognisedLines, query: string): readonly WordBox[] {
  if (query.trim() === '') return []
  let text = ''
  const standing = lines.flat().map(({ text: word, box }) => {
    const from = text.length
    text += `${word} `
    return { from, to: from + word.length, box }
  })
  const found = findWords(text, query)
  return standing
    .filter((word) => found.some(([from, to]) => word.from < to && word.to > from))
    .map(({ box }) => box)
}
