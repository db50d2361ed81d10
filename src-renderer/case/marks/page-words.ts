import { useEffect, useState } from 'react'
import { locateWords, type TextRun } from '#core/bundle/locate-words'
import type { MarkArea } from '#core/bundle/marks'
import { call } from '../../api.ts'
import { askOfPage } from '../bundle/pdf-documents.ts'

export type WordsOfPage = {
  /** With where they stand in points; empty where the page has none. */
  readonly runs: readonly TextRun[]
  /** How sure the reading is where the words were recognised; null for the text of the PDF. */
  readonly recognised: number | null
}

/** The words of a page: those of the PDF, else those read off its picture. */
export async function wordsOnPage(
  caseId: string,
  documentId: string,
  page: number,
): Promise<WordsOfPage> {
  const own = await ownWords(caseId, documentId, page)
  if (own.some(({ text }) => text.trim() !== '')) return { runs: own, recognised: null }
  const answer = await call('recognition:page', { caseId, documentId, page })
  if (!answer.ok || answer.value === null) return { runs: [], recognised: null }
  const { lines, confidence } = answer.value
  const runs = lines.flatMap((line) =>
    line.map(({ text, box }) => ({ text, area: [...box] as MarkArea })),
  )
  return { runs, recognised: confidence }
}

async function ownWords(
  caseId: string,
  documentId: string,
  page: number,
): Promise<readonly TextRun[]> {
  const content = await askOfPage({ caseId, documentId, page }, (opened) => opened.getTextContent())
  return content.items.flatMap((item): readonly TextRun[] => {
    if (!('str' in item) || item.str === '') return []
    const transform = [...item.transform].map(Number)
    return [{ text: item.str, area: boxOf(transform, item.width, item.height) }]
  })
}

/** The upright box round a run of text, which may stand at any angle. */
function boxOf(transform: readonly number[], width: number, height: number): MarkArea {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform
  const along = Math.hypot(a, b) || 1
  const up = Math.hypot(c, d) || 1
  const [ax, ay] = [(a / along) * width, (b / along) * width]
  const [cx, cy] = [(c / up) * height, (d / up) * height]
  // Letters such as g reach a fifth of the height below the line on which they stand.
  const [ox, oy] = [x - cx / 5, y - cy / 5]
  const xs = [ox, ox + ax, ox + cx, ox + ax + cx]
  const ys = [oy, oy + ay, oy + cy, oy + ay + cy]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Where words stand on a page that is shown; empty until they are found, and where they are not. */
export function useWordAreas(
  caseId: string,
  documentId: string,
  page: number,
  words: string,
): readonly MarkArea[] {
  const [areas, setAreas] = useState<readonly MarkArea[]>([])
  useEffect(() => {
    let isCurrent = true
    setAreas([])
    if (words === '') return undefined
    const find = async () => {
      const { runs } = await wordsOnPage(caseId, documentId, page)
      const found = locateWords(words, runs)
      if (isCurrent) setAreas(found)
    }
    // A page that cannot be read is said to be so where it is drawn.
    find().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [caseId, documentId, page, words])
  return areas
}
