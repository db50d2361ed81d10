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

function inWords(addition: LaterAddition): string {
  switch (addition.kind) {
    case 'SIGNATURE':
      return `a signature${by(addition, 'by')}`
    case 'TIMESTAMP':
      return `a timestamp${by(addition, 'of')}`
    case 'FIELD_FILLED':
      return `the field “${addition.field}” filled in${addition.page === null ? '' : ` on page ${addition.page}`}`
    case 'EMPTY_FIELD':
      return 'an empty place for a signature (not drawn)'
    case 'UNUSED':
      return 'parts that stood there before or that nothing shows'
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
