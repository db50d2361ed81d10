import type { NoticeSection } from '../notice.ts'
import { findPlaces, sectionsOf, textsOf, type NoticeText, type Sectioned } from './places.ts'
import type { NoticeRedaction } from './redact.ts'

/** Of words marked elsewhere than in an allegation, as for `stillThere`: fewer signs mean nothing. */
const SHORTEST = 3

/** The section of the published notice that the public notice of the hearing has as well. */
const ALLEGATIONS = 'allegations'

/**
 * What is left out of the public notice of a hearing because the chair left it out of the published
 * notice: the same words, wherever they stand. They were marked in another paper, so that their
 * place there tells nothing here.
 * @param names of the officers: among the facts of the hearing only they are looked at, since its
 * day, time and place are the chair’s own ruling.
 */
export function leftOutHere(
  paper: Sectioned,
  redactions: readonly NoticeRedaction[],
  names: readonly string[],
): readonly NoticeRedaction[] {
  const runs = sectionsOf(paper).map((section) => typedIn(section, names))
  return redactions.flatMap((one) => {
    if (one.text === '')
      return one.sectionId === ALLEGATIONS ? [{ ...one, sectionId: 'conduct' }] : []
    const words = one.text.slice(one.from, one.to)
    if (words.length < SHORTEST && one.sectionId !== ALLEGATIONS) return []
    return runs.flatMap((texts) => placesIn(texts, words).map((place) => ({ ...one, ...place })))
  })
}

function typedIn(section: NoticeSection, names: readonly string[]): readonly NoticeText[] {
  const all = textsOf(section)
  return section.id === 'hearing'
    ? all.filter(({ text }) => names.some((name) => name !== '' && text.includes(name)))
    : all
}

const closed = (words: string): string => words.trim().replace(/\s+/gu, ' ').toLowerCase()

/**
 * Words that run over the end of a paragraph are found as well: what is one cell of a table in the
 * one notice is a paragraph a line in the other.
 */
function placesIn(texts: readonly NoticeText[], words: string) {
  const whole = texts.map(({ text }) => text).join(' ')
  const block = { kind: 'paragraph', number: 0, text: whole } as const
  return findPlaces([{ id: '', heading: '', blocks: [block] }], words)
    .filter((found) => closed(found.words) === closed(words))
    .flatMap(({ from, to }) => partsOf(texts, from, to))
}

function partsOf(texts: readonly NoticeText[], from: number, to: number) {
  let start = 0
  return texts.flatMap(({ sectionId, text, nth }) => {
    const [first, last] = [Math.max(0, from - start), Math.min(text.length, to - start)]
    start += text.length + 1
    return first < last ? [{ sectionId, text, nth, from: first, to: last }] : []
  })
}
