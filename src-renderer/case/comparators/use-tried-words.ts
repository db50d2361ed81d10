import { useEffect, useMemo, useState } from 'react'
import type { TriedComparison } from '#core/quality/panel-exclusions'
import { triedFromColumns } from '#core/quality/tried-in-columns'
import { call } from '../../api.ts'
import { announce } from '../../ui/status.tsx'
import { liveAsk } from './live-ask.ts'

/** The facts in other words, and other factors, that the case is compared with. */
export type Tried = { readonly narrative: string; readonly factors: readonly string[] }

/** The same at every draw, so that what asks is not drawn again for an answer. */
export type Trying = {
  /** Asks for the cases after a rest, or at once where that is nought. */
  readonly ask: (tried: Tried, wait?: number) => void
  readonly end: () => void
}

type TriedWords = {
  /** The cases for what was tried last; null while nothing is tried, and before the first answer. */
  readonly comparison: TriedComparison | null
  /** False while what one change would move is still to come. */
  readonly hasOneChange: boolean
  readonly trying: Trying
}

type Answer = { readonly comparison: TriedComparison; readonly hasOneChange: boolean }

/** What one change would move takes longest: it is asked for once nothing has changed for so long. */
const REST_MS = 700

/**
 * Compares the case with other words or factors, while they are typed and ticked; nothing is kept.
 * What is typed stays with its field: the whole comparison is drawn again for an answer only.
 */
export function useTriedWords(caseId: string): TriedWords {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const asking = useMemo(() => {
    const askFor = (hasOneChange: boolean) => async (of: Tried) => {
      const told = await call('comparison:try', { caseId, ...of, oneChange: hasOneChange })
      return told.ok ? { comparison: triedFromColumns(told.value), hasOneChange } : null
    }
    const atOnce = liveAsk(askFor(false), (next: Answer) => {
      setAnswer(next)
      const { neighbours, searchReport } = next.comparison
      const first = neighbours.find((one) => one.counted)
      announce(
        `${searchReport.counted} counted${first === undefined ? '' : `, ${first.ref} first`}`,
      )
    })
    return { atOnce, whole: liveAsk(askFor(true), setAnswer) }
  }, [caseId])
  const trying = useMemo(() => {
    const stop = (): void => {
      asking.atOnce.stop()
      asking.whole.stop()
    }
    return {
      stop,
      ask(tried: Tried, wait?: number) {
        asking.atOnce.put(tried, wait)
        asking.whole.put(tried, REST_MS)
      },
      end() {
        stop()
        setAnswer(null)
      },
    }
  }, [asking])
  useEffect(() => trying.stop, [trying])
  return {
    comparison: answer?.comparison ?? null,
    hasOneChange: answer?.hasOneChange ?? true,
    trying,
  }
}
