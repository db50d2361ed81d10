import type { ReadPage } from '../bundle/reader-store.ts'
import { RecognisedMark } from './recognised-mark.tsx'
import { useRecognisedPage } from './use-recognised-page.ts'

/** Over the page being read: that its words are a machine's reading, and how sure that is. */
export function RecognisedHere({ openCase, documentId, page }: ReadPage) {
  const found = useRecognisedPage(openCase.hearingCase.id, documentId, page)
  return found === null || found.words === 0 ? null : (
    <RecognisedMark confidence={found.confidence} />
  )
}
