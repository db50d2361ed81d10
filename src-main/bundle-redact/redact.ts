import { passageOf, type PlacedWord } from '#core/bundle/redaction/placed-words'
import { fold, timesIn } from '#core/bundle/redaction/find-words'
import type { Rect } from '#core/bundle/resolve-references'
import { drawPage, type Drawn } from './draw-page.ts'
import { openPdf } from './open-pdf.ts'
import { proveCopy, type Survivor } from './prove-copy.ts'
import { plainLetters, type LaidWord } from './word-layer.ts'
import { openCopy } from './write-copy.ts'

// A redacted copy is drawn anew: each page becomes a picture on which the areas are painted, and
// only the words wholly outside them are laid back over it, unseen, for search and reading aloud.
// The other way, to rewrite the operators of the source without the letters concerned, keeps its
// sharpness but has to be right about every font, form, pattern, layer and picture that a hostile
// file can hold. Pages without an area are drawn too: they share fonts, forms and resources with
// the others, and the letters a font holds, in their order, say which ones were used. So not one
// byte of the source goes into the copy: no metadata, attachment, earlier revision, bookmark, form
// value, alternative text, hidden layer or font. The drawing is done by the same reader that draws
// the pages on screen, with a canvas that is a prebuilt library of this platform; the command line
// has it too.

/** An area of a page to take out; its `label` stands in its place for whoever cannot see the box. */
export type ToRemove = {
  readonly page: number
  readonly rects: readonly Rect[]
  readonly label: string
}
export type RedactInput = {
  readonly title: string
  readonly documents: readonly {
    readonly documentId: string
    readonly pages: number
    readonly areas: readonly ToRemove[]
  }[]
}
/** Words of an area that stand, unmarked, on a page of the copy too. */
export type Elsewhere = { readonly area: number; readonly page: number }
export type Redacted = {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly survivors: readonly Survivor[]
  readonly elsewhere: readonly Elsewhere[]
}
export type Stage = 'DRAWING' | 'PROVING'

type Made = { readonly words: readonly LaidWord[]; readonly painted: readonly Rect[] }

/** Draws the copy and proves it. Areas are counted from 0, document by document as they are given. */
export async function redact(
  input: RedactInput,
  read: (documentId: string) => Promise<Uint8Array>,
  onPages: (stage: Stage, done: number) => void,
): Promise<Redacted> {
  const copy = await openCopy(input.title)
  const pages: Made[] = []
  const removed: string[] = []
  for (const { documentId, pages: planned, areas } of input.documents) {
    const pdf = await openPdf(await read(documentId))
    if (pdf.numPages !== planned)
      throw new Error('A document has other pages than when it was added')
    const passages = areas.map(() => '')
    for (let number = 1; number <= planned; number++) {
      const here = areas.filter(({ page }) => page === number)
      const page = await pdf.getPage(number)
      const drawn = await drawPage(
        pdf,
        page,
        here.flatMap(({ rects }) => rects),
      )
      page.cleanup()
      const words = drawn.words.map(({ word }) => word)
      for (const area of here) passages[areas.indexOf(area)] = passageOf(area.rects, words)
      const laid = wordsToLay(drawn, here)
      copy.add({ ...drawn, words: laid })
      pages.push({ words: laid, painted: drawn.painted })
      onPages('DRAWING', pages.length)
    }
    removed.push(...passages)
    await pdf.loadingTask.destroy()
  }
  const bytes = await copy.save()
  onPages('PROVING', 0)
  const survivors = await proveCopy(bytes, { pages, removed })
  return { bytes, pages: pages.length, survivors, elsewhere: elsewhere(pages, removed) }
}

/** The words kept, in the order of the page; in the place of those taken out, why they were. */
function wordsToLay(drawn: Drawn, areas: readonly ToRemove[]): readonly LaidWord[] {
  const laid: LaidWord[] = []
  const told = new Set<number>()
  let first = 0
  const boxes = areas.map(({ rects }) => drawn.painted[(first += rects.length) - rects.length])
  const tell = (at: number) => {
    const [area, box] = [areas[at], boxes[at]]
    if (area === undefined || box === undefined || told.has(at)) return
    told.add(at)
    laid.push({ text: plainLetters(area.label), box })
  }
  for (const { word, box, isKept } of drawn.words) {
    if (isKept) lay(laid, word, box)
    else
      for (const [at, { rects }] of areas.entries()) if (passageOf(rects, [word]) !== '') tell(at)
  }
  for (const at of areas.keys()) tell(at)
  return laid
}

function lay(laid: LaidWord[], word: PlacedWord, box: Rect): void {
  const text = plainLetters(word.text)
  if (text !== '') laid.push({ text, box })
}

/** Shorter words stand everywhere, and say nothing. */
const leastLetters = 3

function elsewhere(pages: readonly Made[], removed: readonly string[]): readonly Elsewhere[] {
  const texts = pages.map(({ words }) => fold(words.map(({ text }) => text).join(' ')))
  return removed.flatMap((passage, area) =>
    passage.length < leastLetters
      ? []
      : texts.flatMap((text, at) => (timesIn(text, passage) > 0 ? [{ area, page: at + 1 }] : [])),
  )
}
