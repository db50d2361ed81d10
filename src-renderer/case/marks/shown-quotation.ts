import { create } from 'zustand'
import type { EvidenceLink } from '#core/hearing-case'

type Shown = {
  readonly documentId: string
  readonly page: number
  readonly quotation: string
}

/** The words of the link last opened, which stand out on their page until another is opened. */
export const useShownQuotation = create<{ readonly shown: Shown | null }>(() => ({ shown: null }))

/** Lets the words that a link quotes stand out on the page it leads to. */
export function showQuotation({ documentId, page, quotation }: EvidenceLink): void {
  const isWhole = documentId === null || page === null || quotation === ''
  useShownQuotation.setState({ shown: isWhole ? null : { documentId, page, quotation } })
}
