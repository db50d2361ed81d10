/** Something that came into a file after a signature, as far as it is understood. */
export type LaterAddition =
  | {
      readonly kind: 'SIGNATURE' | 'TIMESTAMP'
      readonly signer: string | null
      /** The page that shows it, counted from one; null where it is not drawn. */
      readonly page: number | null
    }
  /** A field that was open when it was signed. */
  | { readonly kind: 'FIELD_FILLED'; readonly field: string; readonly page: number | null }
  /** Certificates and what authorities say of them. */
  | { readonly kind: 'EVIDENCE' }
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
      return `a signature${by(addition.signer, 'by')}${drawn(addition.page)}`
    case 'TIMESTAMP':
      return `a timestamp${by(addition.signer, 'of')}${drawn(addition.page)}`
    case 'FIELD_FILLED':
      return `the field “${addition.field}” filled in${addition.page === null ? '' : ` on page ${addition.page}`}`
    case 'EMPTY_FIELD':
      return 'an empty place for a signature (not drawn)'
    case 'EVIDENCE':
      return 'evidence about certificates'
    case 'DESCRIPTION':
      return 'a note of what saved the file and when'
  }
}

const by = (name: string | null, word: string): string => (name === null ? '' : ` ${word} ${name}`)

const drawn = (page: number | null): string => (page === null ? '' : ` (drawn on page ${page})`)
