import { useEffect, useState } from 'react'
import type { Events } from '#contract/api'
import type { ExceptionalBank } from '#core/precedents/exceptional-bank'
import type { Problem } from '#core/result'
import { call, listen } from '../api.ts'

type Searched = {
  readonly bank: ExceptionalBank | null
  readonly problems: readonly Problem[]
  /** Null where there is nothing to wait for that a person would notice. */
  readonly progress: Pick<Events['method:progress'], 'done' | 'total'> | null
  readonly wasCancelled: boolean
}

/** The bank of past rulings with these words; until they are found, what was found before. */
export function useBank(query: string) {
  const [round, setRound] = useState(0)
  const [searched, setSearched] = useState<Searched>({
    bank: null,
    problems: [],
    progress: null,
    wasCancelled: false,
  })
  useEffect(() => {
    let isGone = false
    const change = (to: Partial<Searched>) => {
      if (!isGone) setSearched((before) => ({ ...before, ...to }))
    }
    const stop = listen('method:progress', ({ kind, done, total }) => {
      if (kind === 'EXCEPTIONAL') change({ progress: total === 0 ? null : { done, total } })
    })
    const search = async () => {
      change({ wasCancelled: false })
      const answer = await call('exceptional:list', { query })
      if (!answer.ok) change({ problems: answer.problems, progress: null })
      else if (answer.value === null) change({ wasCancelled: true, progress: null })
      else change({ bank: answer.value, problems: [], progress: null })
    }
    void search()
    return () => {
      isGone = true
      stop()
    }
  }, [query, round])
  return {
    ...searched,
    cancel: () => void call('exceptional:cancel'),
    again: () => setRound((one) => one + 1),
  }
}
