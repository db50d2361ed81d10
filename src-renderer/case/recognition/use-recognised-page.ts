import { useEffect, useState } from 'react'
import type { RecognisedPage } from '#core/bundle/recognition'
import { call, listen } from '../../api.ts'

/** The words read off the picture of a page; null where it has none, or its text is its own. */
export function useRecognisedPage(
  caseId: string,
  documentId: string,
  page: number,
): RecognisedPage | null {
  const [found, setFound] = useState<RecognisedPage | null>(null)
  useEffect(() => {
    let isCurrent = true
    let stop = () => {}
    const ask = async () => {
      const answer = await call('recognition:page', { caseId, documentId, page })
      if (!isCurrent || !answer.ok) return
      setFound(answer.value)
      if (answer.value !== null) stop()
    }
    // The page may be read while it is looked at.
    stop = listen('recognition:progress', () => void ask())
    void ask()
    return () => {
      isCurrent = false
      stop()
      setFound(null)
    }
  }, [caseId, documentId, page])
  return found
}
