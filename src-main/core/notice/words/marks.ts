import type { NoticeLanguage, Passage } from '../notice.ts'

// While a notice is composed in another language than English, its fixed phrases stand between
// marks, so that what people typed can be told from them. The marks are noncharacters, which no text
// may hold; they are taken out of what was typed before and out of the notice after.

const OPEN: Readonly<Record<NoticeLanguage, string>> = { 'en-GB': '\uFDD0', cy: '\uFDD1' }
const CLOSE = '\uFDD2'
/** After a phrase that is in English for want of another. */
export const FALLBACK = '\uFDD3'

export const marked = (language: NoticeLanguage, text: string): string =>
  text === '' ? '' : `${OPEN[language]}${text}${CLOSE}`

/** Says so after the fixed words: what a person typed behind them is in a language of its own. */
export function withFallback(text: string): string {
  const [, fixed = text, space = '', typed = ''] =
    /^(.*?)(\s*)\uFDD2([^\uFDD0-\uFDD3]*)$/su.exec(text) ?? []
  // A number is in no language, nor is a name in braces that is filled in on the page.
  return /\p{L}{2}/u.test(typed.replaceAll(/\{[A-Za-z]+\}/g, ''))
    ? `${fixed}${CLOSE}${FALLBACK}${space}${typed}`
    : text + FALLBACK
}

export const withoutMarks = (text: string): string => text.replace(/[\uFDD0-\uFDEF]/g, '')

/** A stretch of text in one language; null where a person typed it. */
export type Stretch = {
  readonly language: NoticeLanguage | null
  readonly text: string
  readonly isFallback?: true
}

/** The stretches of a marked text, in order. */
export function stretchesOf(text: string): readonly Stretch[] {
  const found = text.match(/[\uFDD0\uFDD1][^\uFDD0-\uFDD3]*\uFDD2|\uFDD3|[^\uFDD0-\uFDD3]+/g) ?? []
  return found.map((part): Stretch => {
    if (part === FALLBACK) return { language: 'cy', text: '', isFallback: true }
    if (part.startsWith(OPEN.cy)) return { language: 'cy', text: part.slice(1, -1) }
    if (part.startsWith(OPEN['en-GB'])) return { language: 'en-GB', text: part.slice(1, -1) }
    return { language: null, text: part }
  })
}

/** Neighbours of one language joined; what was typed counts as `typed`. */
export function passagesOf(
  stretches: readonly Stretch[],
  typed: NoticeLanguage,
  fallback: string,
): readonly Passage[] {
  const passages: Passage[] = []
  for (const one of stretches) {
    const language = one.language ?? typed
    const text = one.isFallback ? ` ${fallback}` : one.text
    const last = passages.at(-1)
    if (last?.language === language)
      passages[passages.length - 1] = { language, text: last.text + text }
    else if (text !== '') passages.push({ language, text })
  }
  return passages
}
