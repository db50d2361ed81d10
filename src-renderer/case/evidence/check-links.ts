import { useEffect, useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { PassageReport } from '#contract/mark-api'
import { evidenceLinks, type LinkRepair } from '#core/bundle/evidence-links'
import type { Place } from '#core/bundle/passages'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { announce } from '../../ui/status.tsx'
import { loadMarks } from '../marks/marks-store.ts'
import { changeCase, takeLinks } from '../store/case-store.ts'

/** How long before it is looked again whether more pages were read, in milliseconds. */
const untilReadMore = 2_000

export type MarkMove = { readonly id: string; readonly to: Place }

/** What links and marks rest on: looked at again when any of it changes. */
const restsOn = ({ documents, hearingCase }: OpenCase): string =>
  JSON.stringify([
    documents.map(({ id, sha256 }) => [id, sha256]),
    evidenceLinks(hearingCase).map(({ link }) => link),
  ])

/** Looks links and marks up in the bundle as it is, and leads them where the reader chooses. */
export function useCheckedLinks(openCase: OpenCase) {
  const caseId = openCase.hearingCase.id
  const [report, setReport] = useState<PassageReport | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [asked, setAsked] = useState(0)
  const present = restsOn(openCase)
  useEffect(() => {
    let isCurrent = true
    const check = async () => {
      const answer = await call('evidence:check', { caseId })
      if (!isCurrent) return
      if (answer.ok) setReport(answer.value)
      else setProblems(answer.problems)
    }
    void check()
    return () => {
      isCurrent = false
    }
  }, [caseId, present, asked])
  const again = () => setAsked((times) => times + 1)
  const isReading = (report?.pagesUnread ?? 0) > 0
  useEffect(() => {
    if (!isReading) return undefined
    const timer = setTimeout(() => setAsked((times) => times + 1), untilReadMore)
    return () => clearTimeout(timer)
  }, [isReading, report])
  const repair = async (links: readonly LinkRepair[], marks: readonly MarkMove[]) => {
    const answer = await changeCase(() => call('evidence:repair', { caseId, links, marks }))
    if (answer === null) return
    if (!answer.ok) return setProblems(answer.problems)
    setProblems([])
    takeLinks(answer.value)
    if (marks.length > 0) await loadMarks(caseId)
    announce('The links were changed as you chose')
    again()
  }
  return { report, problems, again, repair }
}
