import type { GroundId } from '../../bundle/redaction/grounds.ts'
import { inSentence } from '../draft.ts'
import { groundName } from '../notice-context.ts'
import type { NoticeDocument, NoticeSection, Passage } from '../notice.ts'
import { english, type Words } from '../words/words.ts'
import {
  findPlaces,
  mapTexts,
  sectionsOf,
  textsOf,
  type NoticePlace,
  type Sectioned,
} from './places.ts'

/** Something that the chair orders to be left out of the published notice (CR 63(8), (9)). */
export type NoticeRedaction = NoticePlace & {
  readonly id: string
  readonly ground: GroundId
  /** For the file; it is never printed in the notice. */
  readonly note: string
  readonly markedBy: string
  readonly markedAt: string
}

/** Where a redaction stands in the notice as it is now; null where its words are no longer found. */
export type StandingRedaction = {
  readonly redaction: NoticeRedaction
  readonly at: (NoticePlace & { readonly label: string }) | null
}

/** What a reader of the published notice sees in the place of what was left out. */
export const leftOutMark = (words: Words, ground: string): string =>
  words.say('leftOut.mark', { ground: (one) => inSentence(groundName(one, ground)) })

/**
 * Finds a redaction again: in the text it was marked in or, where that text changed around it, in
 * the only place of its section where the same words stand. Anything else is lost, for a person to
 * look at: never guessed, never dropped.
 */
export function standing(
  document: Sectioned,
  redactions: readonly NoticeRedaction[],
): readonly StandingRedaction[] {
  const sections = new Map(sectionsOf(document).map((section) => [section.id, section]))
  return redactions.map((redaction) => {
    const section = sections.get(redaction.sectionId)
    return { redaction, at: section === undefined ? null : placeIn(section, redaction) }
  })
}

function placeIn(section: NoticeSection, redaction: NoticeRedaction): StandingRedaction['at'] {
  const { sectionId, text, nth, from, to } = redaction
  if (text === '') return { sectionId, text, nth, from, to, label: `${section.heading}, whole` }
  const same = textsOf(section).find((one) => one.text === text && one.nth === nth)
  if (same !== undefined) return { sectionId, text, nth, from, to, label: same.label }
  const words = text.slice(from, to)
  const [only, ...others] = findPlaces([section], words).filter((one) => one.words === words)
  return only === undefined || others.length > 0 ? null : only
}

type Marks = (ground: string) => readonly Passage[]

const inEnglish: Marks = (ground) => [{ language: 'en-GB', text: leftOutMark(english, ground) }]

/** A notice, or another paper that the public is given. */
type Redactable = Sectioned & Pick<NoticeDocument, 'language' | 'passages'>

/**
 * The published notice without what was ordered to be left out, each gap with its mark.
 * @param markOf the mark in the languages of the notice.
 */
export function redact<D extends Redactable>(
  document: D,
  redactions: readonly NoticeRedaction[],
  markOf: Marks = inEnglish,
): D {
  const cuts = standing(document, redactions).flatMap(({ redaction, at }) =>
    at === null ? [] : [{ ...at, mark: markOf(redaction.ground) }],
  )
  if (cuts.length === 0) return document
  const passages = new Map((document.passages ?? []).map((one) => [joined(one), one]))
  const added: (readonly Passage[])[] = []
  const cut = new Set<string>()
  const section = (one: NoticeSection): NoticeSection => {
    const here = cuts.filter(({ sectionId }) => sectionId === one.id)
    const whole = here.find(({ text }) => text === '')
    if (whole !== undefined) {
      textsOf(one).forEach(({ text }) => cut.add(text))
      added.push(whole.mark)
      return emptied(one, joined(whole.mark))
    }
    return mapTexts(one, ({ text, nth }) => {
      const mine = here.filter((cut) => cut.text === text && cut.nth === nth)
      if (mine.length === 0) return text
      const told = passages.get(text) ?? [{ language: document.language, text }]
      cut.add(text)
      const kept = cutPassages(told, mine)
      added.push(kept)
      return joined(kept)
    })
  }
  const { sections, annex } = document
  const changed = {
    ...document,
    sections: sections.map(section),
    ...(annex === undefined ? {} : { annex: annex.map(section) }),
  }
  // What is in another language than the notice says so, of each mark.
  const foreign = added.filter((one) => one.some(({ language }) => language !== document.language))
  if (document.passages === undefined && foreign.length === 0) return changed
  // What was left out stands in no list of passages either.
  const left = new Set(sectionsOf(changed).flatMap((one) => textsOf(one).map(({ text }) => text)))
  const told = (document.passages ?? []).filter(
    (one) => !cut.has(joined(one)) || left.has(joined(one)),
  )
  return { ...changed, passages: [...told, ...foreign] }
}

const joined = (passages: readonly Passage[]): string => passages.map(({ text }) => text).join('')

/** A section keeps its heading and, where it has one, the number of its first paragraph. */
function emptied(section: NoticeSection, mark: string): NoticeSection {
  const first = section.blocks.find((block) => block.kind === 'paragraph')
  return {
    ...section,
    blocks: [first === undefined ? { kind: 'subheading', text: mark } : { ...first, text: mark }],
  }
}

type Cut = { readonly from: number; readonly to: number; readonly mark: readonly Passage[] }

/** Takes the cuts out of a text; of two that meet in one another, both go and the first is named. */
function cutPassages(told: readonly Passage[], cuts: readonly Cut[]): readonly Passage[] {
  const kept: Passage[] = []
  let done = 0
  for (const { from, to, mark } of cuts.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from >= done) {
      kept.push(...slicePassages(told, done, from), ...mark)
    }
    done = Math.max(done, to)
  }
  return [...kept, ...slicePassages(told, done, Infinity)]
}

function slicePassages(told: readonly Passage[], from: number, to: number): readonly Passage[] {
  let start = 0
  return told.flatMap(({ language, text }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += text.length
    return part === '' ? [] : [{ language, text: part }]
  })
}

/** How often the words that were left out still stand in the published notice, by redaction. */
export function stillThere(
  published: Sectioned,
  redactions: readonly NoticeRedaction[],
): ReadonlyMap<string, number> {
  const told = sectionsOf(published)
  return new Map(
    redactions.flatMap(({ id, text, from, to }) => {
      const words = text.slice(from, to)
      const places = words.length < 3 ? 0 : findPlaces(told, words).length
      return places === 0 ? [] : [[id, places] as const]
    }),
  )
}
