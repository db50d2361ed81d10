import { findWords } from '#core/bundle/search-words'

/** Name of the highlight that `page-view.css` colours. */
const name = 'found-in-bundle'

const highlight = (): Highlight => {
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

/** Marks the words looked for in the words laid over a page; gives back what takes the marks away. */
export function markFound(box: HTMLElement, query: string): () => void {
  const ranges = rangesOf(box, query)
  const marks = ranges.length === 0 ? null : highlight()
  for (const range of ranges) marks?.add(range)
  return () => {
    for (const range of ranges) marks?.delete(range)
  }
}

/** Where the words stand, as ranges of the document; a word never runs over two pieces of text. */
export function rangesOf(box: HTMLElement, query: string): readonly Range[] {
  if (query.trim() === '') return []
  const pieces: { readonly node: Text; readonly from: number }[] = []
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  let text = ''
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    pieces.push({ node, from: text.length })
    // The library joins pieces with a space too: what is found there is what is marked here.
    text += `${node.data} `
  }
  return findWords(text, query).flatMap(([from, to]) =>
    pieces.flatMap(({ node, from: start }) => {
      const [begin, end] = [Math.max(from, start) - start, Math.min(to - start, node.length)]
      if (begin >= end) return []
      const range = new Range()
      range.setStart(node, begin)
      range.setEnd(node, end)
      return [range]
    }),
  )
}
