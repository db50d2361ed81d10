import type { Law } from '../law/law.ts'
import { composeIn } from './compose.ts'
import type { NoticeInput } from './notice-context.ts'
import type { NoticeBlock, NoticeDocument, NoticeLanguage, NoticeSection } from './notice.ts'
import type { Passage } from './notice.ts'
import type { NoticeWording } from './notice-wording.ts'
import { ENGLISH_ONLY } from './words/cy.ts'
import { englishFurniture, type FurnitureKey } from './words/en-page.ts'
import { passagesOf, stretchesOf, withoutMarks, type Stretch } from './words/marks.ts'
import { english, markedEnglish, welshWords, type Words } from './words/words.ts'

/** A phrase without Welsh; the key is empty where it is no phrase of the catalogue. */
export type Untranslated = { readonly key: string; readonly english: string }

/** A notice, or a paper that goes with one. */
type Speakable = Omit<NoticeDocument, 'annex' | 'fingerprint' | 'signature'> &
  Partial<Pick<NoticeDocument, 'annex' | 'fingerprint' | 'signature'>>

export type Composed<D extends Speakable = NoticeDocument> = {
  readonly document: D
  /** What it prints in English, with a mark, for want of Welsh: each once. */
  readonly untranslated: readonly Untranslated[]
}

/** The Welsh of the force's translator by key, and the languages that were chosen. */
export type Languages = Pick<NoticeWording, 'languages' | 'typed'> & {
  readonly translations: ReadonlyMap<string, string>
}

/** Where a fixed phrase ends and its other half begins. */
const BETWEEN = ' / '

/**
 * The notice in the languages that are chosen. What people typed stays in the language they typed
 * it in, and stands once; of a notice in both, every fixed word stands twice.
 */
export function composeInLanguages(given: NoticeInput, languages: Languages): Composed {
  const input = languages.languages === 'EN' ? given : withoutForeignMarks(given)
  return sayInLanguages((words) => composeIn({ ...input, words }), languages)
}

/**
 * The same for whatever speaks by the catalogue.
 * @param compose draws on nothing that a person typed with the signs that the marks are made of.
 */
export function sayInLanguages<D extends Speakable>(
  compose: (words: Words) => D,
  { languages, typed, translations }: Languages,
): Composed<D> {
  if (languages === 'EN') return { document: compose(english), untranslated: [] }
  const untranslated = new Map<string, Untranslated>()
  const words = welshWords(translations, (missing) =>
    untranslated.set(`${missing.key} ${missing.english}`, missing),
  )
  const inWelsh = withFurniture(compose(words), words)
  const whole =
    languages === 'CY'
      ? { ...inWelsh, language: 'cy' as const }
      : {
          ...side(withFurniture(compose(markedEnglish), markedEnglish), inWelsh),
          language: 'en-GB' as const,
          secondLanguage: 'cy' as const,
        }
  return { document: settled(whole, typed), untranslated: [...untranslated.values()] }
}

/** A few words that are put into a notice after it was composed, in the languages it is in. */
export function phraseInLanguages(
  say: (words: Words) => string,
  { languages, typed, translations }: Languages,
): { readonly passages: readonly Passage[]; readonly untranslated: readonly Untranslated[] } {
  if (languages === 'EN')
    return { passages: [{ language: 'en-GB', text: say(english) }], untranslated: [] }
  const untranslated: Untranslated[] = []
  const inWelsh = say(welshWords(translations, (missing) => untranslated.push(missing)))
  const text = languages === 'CY' ? inWelsh : sideBySide(say(markedEnglish), inWelsh)
  return { passages: passagesOf(stretchesOf(text), typed, ENGLISH_ONLY), untranslated }
}

/** What people typed, without the signs that the marks are made of. The law is our own. */
export function withoutForeignMarks<T extends { readonly law: Law }>(input: T): T {
  const { law, ...rest } = input
  const clean: Omit<T, 'law'> = JSON.parse(withoutMarks(JSON.stringify(rest)))
  return { ...clean, law } as T
}

const furnitureKeys = Object.keys(englishFurniture) as readonly FurnitureKey[]

const withFurniture = <D extends Speakable>(document: D, words: Words): D => ({
  ...document,
  furniture: Object.fromEntries(furnitureKeys.map((key) => [key, words.say(key)])) as Record<
    FurnitureKey,
    string
  >,
})

/** Each text of the notice that a language can be told of, changed; in the same order each time. */
function mapTexts<D extends Speakable>(document: D, change: (text: string) => string): D {
  const block = (one: NoticeBlock): NoticeBlock => {
    switch (one.kind) {
      case 'subheading':
      case 'paragraph':
        return { ...one, text: change(one.text) }
      case 'facts':
        return {
          ...one,
          rows: one.rows.map(([label, value]) => [change(label), change(value)] as const),
        }
      case 'table':
        return {
          ...one,
          caption: change(one.caption),
          columns: one.columns.map(change),
          rows: one.rows.map((row) => row.map(change)),
        }
      case 'outcome':
        return { ...one, label: change(one.label), lines: one.lines.map(change) }
    }
  }
  const sections = (all: readonly NoticeSection[]): readonly NoticeSection[] =>
    all.map((one) => ({ ...one, heading: change(one.heading), blocks: one.blocks.map(block) }))
  const { annex, signature, fingerprint, furniture } = document
  return {
    ...document,
    title: change(document.title),
    sections: sections(document.sections),
    ...(annex === undefined ? {} : { annex: sections(annex) }),
    ...(signature === undefined
      ? {}
      : {
          signature: {
            ...signature,
            capacity: change(signature.capacity),
            statement: change(signature.statement),
          },
        }),
    ...(fingerprint == null
      ? {}
      : { fingerprint: { ...fingerprint, method: change(fingerprint.method) } }),
    ...(furniture === undefined
      ? {}
      : {
          furniture: Object.fromEntries(
            furnitureKeys.map((key) => [key, change(furniture[key])]),
          ) as Record<FurnitureKey, string>,
        }),
  }
}

/** The two halves as one notice: the same decision, so the same texts in the same order. */
function side<D extends Speakable>(inEnglish: D, inWelsh: D): D {
  const other: string[] = []
  mapTexts(inWelsh, (text) => {
    other.push(text)
    return text
  })
  let at = 0
  return mapTexts(inEnglish, (text) => sideBySide(text, other[at++] ?? text))
}

const plain = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('')

/** "Outcome / Canlyniad"; what a person typed before or after it stands once. */
function sideBySide(inEnglish: string, inWelsh: string): string {
  const first = stretchesOf(inEnglish)
  const second = stretchesOf(inWelsh)
  // No word of it has Welsh: it stands once, with the mark that says so.
  if (plain(first) === plain(second)) return inWelsh
  const [before, after] = [first[0], first.at(-1)]
  const ends = isSameTyping(after, second.at(-1))
  if (ends !== null) return (headBefore(ends, inEnglish) ?? inEnglish) + BETWEEN + inWelsh
  const starts = isSameTyping(before, second[0])
  const rest = inWelsh.slice(starts?.length ?? 0).replace(/^([\uFDD0-\uFDEF]*)[\s,]+/, '$1')
  return inEnglish + BETWEEN + rest
}

/**
 * The fixed words without what a person typed after them, where that is a sentence of its own: its
 * stop, or the colon that leads to it, stands once, after the other language. Null where it is not.
 */
function headBefore(ends: string, text: string): string | null {
  const head = text.slice(0, text.length - ends.length)
  const closing = /^([)\]]*)[.:]?(?: .*)?$/su.exec(ends)?.[1]
  if (closing !== undefined) return head + closing
  return withoutMarks(head).endsWith(': ') ? head.replace(/\s+([\uFDD0-\uFDEF]*)$/, '$1') : null
}

/** The text of two stretches where a person typed it and it is the same in both. */
const isSameTyping = (one: Stretch | undefined, other: Stretch | undefined): string | null =>
  one?.language === null && other?.language === null && one.text === other.text ? one.text : null

/** Takes the marks out, and notes the passages of each text that is in more than one language. */
function settled<D extends Speakable>(document: D, typed: NoticeLanguage): D {
  const noted = new Map<string, readonly Passage[]>()
  const texts = mapTexts(document, (text) => {
    const passages = passagesOf(stretchesOf(text), typed, ENGLISH_ONLY)
    const whole = passages.map((passage) => passage.text).join('')
    const isForeign = passages.some(({ language }) => language !== document.language)
    // A number or a sign is in no language.
    if (isForeign && /\p{L}/u.test(whole)) noted.set(whole, passages)
    return whole
  })
  return { ...texts, passages: [...noted.values()] }
}
