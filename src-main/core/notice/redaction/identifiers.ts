import type { Particulars } from '../../hearing-case.ts'
import { sectionsOf, textsOf, type Sectioned } from './places.ts'

/** Something in a published notice that may identify somebody: to be looked at, not an error. */
export type Identifier = {
  readonly kind: IdentifierKind
  readonly words: string
  /** Where it first stands, and in how many places. */
  readonly label: string
  readonly places: number
}

const patterns = {
  POSTCODE: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gu,
  EMAIL: /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,10}/gu,
  TELEPHONE: /(?:\+44|\b0)(?:[\s()-]{0,3}\d){9,10}\b/gu,
  BIRTH: /\b(?:born|date of birth|d\.?o\.?b\.?)\b[^.;\n]{0,30}?\d[\d\p{L} ./-]{0,20}\d/giu,
  NATIONAL_INSURANCE: /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gu,
  COLLAR:
    /\b(?:(?:[PD][CSI]|Sgt|PCSO|Con|Constable|Sergeant|Inspector) |(?:collar|warrant|shoulder)(?: number| no\.?)? )\d{2,6}\b/giu,
  VEHICLE: /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/gu,
  PAST_CASE: /\bP-\d{4,}\b/gu,
  PERSON:
    /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Witness|Complainant|Child|Victim)\.? (?:\p{Lu}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]+){0,2}/gu,
} as const satisfies Readonly<Record<string, RegExp>>
/** Found by its form, or the same words as what is kept back elsewhere. */
export type IdentifierKind = keyof typeof patterns | 'KEPT_BACK'

/** What each may be, for a reader. */
export const identifierLabel = (kind: IdentifierKind): string => labels[kind]
const labels: Readonly<Record<IdentifierKind, string>> = {
  POSTCODE: 'Postcode',
  EMAIL: 'E-mail address',
  TELEPHONE: 'Telephone number',
  BIRTH: 'Date of birth',
  NATIONAL_INSURANCE: 'National Insurance number',
  COLLAR: 'Collar or warrant number',
  VEHICLE: 'Vehicle registration',
  PAST_CASE: 'Reference of a past case in this library',
  PERSON: 'A person',
  KEPT_BACK: 'Told here, and kept back elsewhere',
}

const kinds = Object.keys(patterns) as (keyof typeof patterns)[]

/** Those whom such a paper is meant to name: the officer, the chair, the members. */
type Named = Pick<Particulars, 'officer' | 'chair' | 'members'>

const namesOf = ({ officer, chair, members }: Named): readonly string[] =>
  [officer.name, chair.label, ...members.map(({ label }) => label)].filter(
    (name) => name.trim() !== '',
  )

/** What in a paper for the public may identify somebody whom it need not name, each once. */
export function identifiersIn(published: Sectioned, named: Named): readonly Identifier[] {
  const names = namesOf(named)
  const seen = new Map<string, Identifier>()
  for (const { text, label } of sectionsOf(published).flatMap(textsOf))
    for (const kind of kinds)
      for (const [words] of text.matchAll(patterns[kind])) {
        if (kind === 'PERSON' && names.some((name) => words.includes(name) || name.includes(words)))
          continue
        const key = `${kind} ${words}`
        const before = seen.get(key)
        seen.set(
          key,
          before === undefined
            ? { kind, words, label, places: 1 }
            : { ...before, places: before.places + 1 },
        )
      }
  return [...seen.values()]
}
