import type { OpenCase } from '#contract/api'
import { holdPdf } from './pdf-documents.ts'
import { placeRead, useReader } from './reader-store.ts'

/** Asks for the document that is read next, before the screen that shows it is laid out. */
export function beginReading({ hearingCase, documents }: OpenCase): void {
  const { places } = useReader.getState()
  const place = placeRead(places, hearingCase.id, documents)
  if (place !== null) holdPdf(hearingCase.id, place.documentId).release()
}
