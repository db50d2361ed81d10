import { useCallback, useEffect, useState } from 'react'
import type { Recognition } from '#contract/api'
import type { Problem } from '#core/result'
import { call, listen } from '../../api.ts'
import { announce } from '../../ui/status.tsx'

/** Pages of a case without text, what became of them, and the ways to pause and to try again. */
export function useRecognition(caseId: string) {
  const [state, setState] = useState<Recognition | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const show = useCallback((answer: Awaited<ReturnType<typeof ask>>) => {
    if (answer.ok) setState(answer.value)
    setProblems(answer.ok ? [] : answer.problems)
  }, [])
  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const answer = await ask(caseId)
      if (isCurrent) show(answer)
    }
    const stop = listen('recognition:progress', (progress) => {
      if (progress === null) announce('No more scanned pages wait to be recognised.')
      void look()
    })
    void look()
    return () => {
      isCurrent = false
      stop()
    }
  }, [caseId, show])
  return {
    state,
    problems,
    pause: async (paused: boolean) => {
      show(await call('recognition:pause', { caseId, paused }))
      announce(paused ? 'Recognition paused.' : 'Recognition goes on.')
    },
    again: async () => show(await call('recognition:again', { caseId })),
  }
}

const ask = (caseId: string) => call('recognition:show', { caseId })
