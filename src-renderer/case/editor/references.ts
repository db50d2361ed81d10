// References stand in the reasons as plain words, so that the notice can print them as they are.

export type Reference =
  /** A page by what it is called in the bundle, such as 45 or 45A. */
  | { readonly kind: 'PAGE'; readonly page: string }
  | { readonly kind: 'PRECEDENT'; readonly ref: string }
  | { readonly kind: 'ALLEGATION'; readonly number: number }
  /** A fact by its place in its allegation, both from 1. */
  | { readonly kind: 'FACT'; readonly number: number; readonly allegation: number }
  | { readonly kind: 'FACTOR'; readonly id: string; readonly label: string }

type Factor = { readonly id: string; readonly label: string }

/** How a reference is written in the text. */
export function referenceWords(reference: Reference): string {
  switch (reference.kind) {
    case 'PAGE':
      return `[bundle page ${reference.page}]`
    case 'PRECEDENT':
      return reference.ref
    case 'ALLEGATION':
      return `allegation ${reference.number}`
    case 'FACT':
      return `fact ${reference.number} of allegation ${reference.allegation}`
    case 'FACTOR':
      return `“${reference.label}”`
  }
}

const WRITTEN =
  /\[bundle page (\d{1,6}[a-z]{0,2})\]|\b(P-\d{3,7})\b|\bfact (\d{1,3}) of allegation (\d{1,3})\b|\ballegation (\d{1,3})\b|[“"]([^”"]+)[”"]/giu

function readOne(found: RegExpExecArray, factors: readonly Factor[]): Reference | null {
  const [, page, precedent, fact, ofAllegation, allegation, quoted] = found
  if (page !== undefined) return { kind: 'PAGE', page: page.toUpperCase() }
  if (precedent !== undefined) return { kind: 'PRECEDENT', ref: precedent.toUpperCase() }
  if (fact !== undefined)
    return { kind: 'FACT', number: Number(fact), allegation: Number(ofAllegation) }
  if (allegation !== undefined) return { kind: 'ALLEGATION', number: Number(allegation) }
  const factor = factors.find(({ label }) => label.toLowerCase() === quoted?.toLowerCase())
  return factor === undefined ? null : { kind: 'FACTOR', ...factor }
}

/** References of a text, each once, in the order in which they first stand in it. */
export function referencesIn(text: string, factors: readonly Factor[]): readonly Reference[] {
  const found = new Map<string, Reference>()
  for (const match of text.matchAll(WRITTEN)) {
    const reference = readOne(match, factors)
    if (reference === null) continue
    const words = referenceWords(reference)
    if (!found.has(words)) found.set(words, reference)
  }
  return [...found.values()]
}

/** Puts words in place of the selection, parted from the words beside them. */
export function insertWords(
  text: string,
  [start, end]: readonly [number, number],
  words: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const gap = before === '' || /[\s(“[]$/u.test(before) ? '' : ' '
  const tail = /^[\p{L}\p{N}(]/u.test(after) ? ' ' : ''
  return {
    text: before + gap + words + tail + after,
    caret: before.length + gap.length + words.length + tail.length,
  }
}
