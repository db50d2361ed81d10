import { startTransition, useEffect, useMemo, useState } from 'react'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { call } from '../../api.ts'
import { announce } from '../../ui/status.tsx'
import { liveAsk } from './live-ask.ts'

export type TriedWords = {
  /** Null while nothing is tried. */
  readonly words: string | null
  /** The cases for the words as they now stand; null before the first answer. */
  readonly comparison: CaseComparison | null
  readonly change: (words: string) => void
  readonly end: () => void
}

/** Compares the case with other words for its facts, while they are typed; nothing is kept. */
export function useTriedWords(caseId: string): TriedWords {
  const [words, setWords] = useState<string | null>(null)
  const [comparison, setComparison] = useState<CaseComparison | null>(null)
  const asking = useMemo(
    () =>
      liveAsk(
        async (narrative) => {
          const answer = await call('comparison:try', { caseId, narrative })
          return answer.ok ? answer.value : null
        },
        (answer: CaseComparison) => {
          startTransition(() => setComparison(answer))
          const first = answer.neighbours.find((one) => one.counted)
          announce(
            `${answer.searchReport.counted} counted${first === undefined ? '' : `, ${first.ref} first`}`,
          )
        },
      ),
    [caseId],
  )
  useEffect(() => () => asking.stop(), [asking])
  return {
    words,
    comparison: words === null ? null : comparison,
    change(typed) {
      setWords(typed)
      asking.put(typed)
    },
    end() {
      asking.stop()
      setWords(null)
      setComparison(null)
    },
  }
}
