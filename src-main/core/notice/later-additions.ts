/** Something that came into a file after a signature, as far as it is understood. */
export type LaterAddition =
  | {
      readonly kind: 'SIGNATURE' | 'TIMESTAMP'
      readonly signer: string | null
      /** Whether anybody here vouches for that name; else it is only what a certificate says. */
      readonly isConfirmed: boolean
      /** The page that shows it, counted from one; null where it is not drawn. */
      readonly page: number | null
    }
  /** A field that was open when it was signed. */
  | { readonly kind: 'FIELD_FILLED'; readonly field: string; readonly page: number | null }
  /** Certificates and what authorities say of them. */
  | { readonly kind: 'EVIDENCE' }
  /** What was there already, written again, or what nothing shows. */
  | { readonly kind: 'UNUSED' }
  /** A place for a signature, of no size. */
  | { readonly kind: 'EMPTY_FIELD' }
  /** Who last saved the file, by what and when. */
  | { readonly kind: 'DESCRIPTION' }

/** Whether a reader of the pages sees it. */
export const isSeen = (addition: LaterAddition): boolean =>
  addition.kind === 'FIELD_FILLED' || ('page' in addition && addition.page !== null)

/** What was added, a few plain words for each kind, in the order in which it came. */
export function additionsInWords(additions: readonly LaterAddition[]): string {
  const words = [...new Set(additions.map(inWords))]
  const last = words.pop() ?? 'nothing'
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}

/** What was added, a sentence for each, in the order in which it came. */
export const additionsInSentences = (additions: readonly LaterAddition[]): readonly string[] => [
  ...new Set(additions.map(inSentence)),
]

function inSentence(addition: LaterAddition): string {
  if (addition.kind === 'FIELD_FILLED')
    return `The field “${addition.field}” was filled in${placeOf(addition)}.`
  const words = inWords(addition)
  const effect = isSeen(addition) ? '' : ', which changes nothing that the pages show'
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${effect}.`
}

const placeOf = ({ page }: { readonly page: number | null }): string =>
  page === null ? '' : ` on page ${page}`

/** The pages that show something of what was added: `page 1 shows`, `pages 1 and 3 show`. */
export function pagesInWords(additions: readonly LaterAddition[]): string {
  const pages = additions.flatMap((one) => ('page' in one && one.page !== null ? [one.page] : []))
  const numbers = [...new Set(pages)].toSorted((a, b) => a - b)
  const last = numbers.pop()
  if (last === undefined) return 'its pages show'
  return numbers.length === 0
    ? `page ${last} shows`
    : `pages ${numbers.join(', ')} and ${last} show`
}

function inWords(addition: LaterAddition): string {
  switch (addition.kind) {
    case 'SIGNATURE':
      return `a signature${by(addition, 'by')}`
    case 'TIMESTAMP':
      return `a timestamp${by(addition, 'of')}`
    case 'FIELD_FILLED':
      return `the field “${addition.field}” filled in${placeOf(addition)}`
    case 'EMPTY_FIELD':
      return 'an empty place for a signature'
    case 'UNUSED':
      return 'what stood there already, written again, or parts that nothing uses'
    case 'EVIDENCE':
      return 'evidence about certificates'
    case 'DESCRIPTION':
      return 'a note of what saved the file and when'
  }
}

type Signed = Extract<LaterAddition, { kind: 'SIGNATURE' | 'TIMESTAMP' }>

function by({ signer, isConfirmed, page }: Signed, word: string): string {
  const named = signer === null ? '' : ` ${isConfirmed ? word : 'in the name of'} ${signer}`
  const notes = [
    ...(signer === null || isConfirmed ? [] : ['a name that nobody here has confirmed']),
    ...(page === null ? [] : [`drawn on page ${page}`]),
  ]
  return `${named}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`
}
