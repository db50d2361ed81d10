/**
 * A case file that is no pack: plain text with its documents beside it, as earlier versions of the
 * application handed cases over and as other programs write them. Nobody vouches for it.
 */
export type CaseFilePreview = {
  readonly kind: 'CASE_FILE'
  /** Names this very file, with its documents, in the call that takes it in. */
  readonly sha256: string
  readonly file: string
  /** Null where it is to get a reference here. */
  readonly reference: string | null
  readonly matter: string
  /** For whom it was handed over; null where it was made for nobody. */
  readonly madeFor: string | null
  readonly documents: readonly { readonly title: string; readonly pages: number }[]
  readonly pages: number
}
