import { useCallback, useEffect, useState } from 'react'
import type { OpenCase, PanelRecord } from '#contract/api'
import type { Problem, Result } from '#core/result'
import { call } from '../../api.ts'

/** What stands behind the seals of the case on screen, read anew whenever they change. */
export function usePanelRecord({ hearingCase, seals }: OpenCase) {
  const caseId = hearingCase.id
  // Each save of the case brings its seals anew: only what differs in them is a reason to ask again.
  const { decisionMakers, comparatorsOpen, onOtherFindings } = seals
  const known = JSON.stringify({ decisionMakers, comparatorsOpen, onOtherFindings })
  const [record, setRecord] = useState<PanelRecord | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const take = useCallback((answer: Result<PanelRecord>) => {
    if (answer.ok) setRecord(answer.value)
    setProblems(answer.ok ? [] : answer.problems)
  }, [])
  useEffect(() => {
    let current = true
    void call('seal:record', { caseId }).then((answer) => {
      if (current) take(answer)
    })
    return () => {
      current = false
    }
  }, [caseId, known, take])
  return { record, problems, take }
}
