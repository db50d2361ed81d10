import { z } from 'zod'

// Words in free text that give away a protected characteristic. They play no part in likeness
// (protectedWords of the thesaurus); on the comparators screen they are hidden until asked for.

export const maskedWordsSchema = z.object({
  version: z.string(),
  notes: z.array(z.string()).readonly(),
  /** Lower case; a star at the end stands for any ending. */
  words: z
    .array(z.string().regex(/^\p{Ll}{2,}\*?$/u))
    .min(1)
    .readonly(),
})
export type MaskedWords = z.infer<typeof maskedWordsSchema>

/** A stretch of a text; `masked` counts the hidden words from 1 and is null for the rest. */
export type TextPart = { readonly text: string; readonly masked: number | null }

/** The text cut where a masked word begins and ends: the parts put together are the text. */
export function maskedParts(text: string, { words }: Pick<MaskedWords, 'words'>): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  let count = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!isMasked(word, words)) continue
    if (index > from) parts.push({ text: text.slice(from, index), masked: null })
    count += 1
    parts.push({ text: word, masked: count })
    from = index + word.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), masked: null })
  return parts
}

/** What stands on screen and paper for a masked word. */
export const HIDDEN_WORD = '[hidden word]'

/** The text with every masked word put away. */
export const maskedText = (text: string, masked: Pick<MaskedWords, 'words'>): string =>
  maskedParts(text, masked)
    .map((part) => (part.masked === null ? part.text : HIDDEN_WORD))
    .join('')

function isMasked(word: string, patterns: readonly string[]): boolean {
  const plain = word.normalize('NFC').toLowerCase()
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? plain.startsWith(pattern.slice(0, -1)) : plain === pattern,
  )
}
