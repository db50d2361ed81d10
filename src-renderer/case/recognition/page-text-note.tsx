import { RecognisedMark } from './recognised-mark.tsx'
import { useRecognisedPage } from './use-recognised-page.ts'

/** Under a page without text of its own: what can be read, and how far to trust it. */
export function PageTextNote(props: {
  readonly caseId: string
  readonly documentId: string
  readonly page: number
}) {
  const found = useRecognisedPage(props.caseId, props.documentId, props.page)
  if (found === null)
    return <span className="note">This page has no text that can be read aloud or searched.</span>
  if (found.words === 0)
    return <span className="note">No words were found on the picture of this page.</span>
  return (
    <span className="note">
      <RecognisedMark confidence={found.confidence} /> Compare the words with the page before you
      rely on them.
    </span>
  )
}
