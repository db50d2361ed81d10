import { useState } from 'react'
import type { BundleIssues } from '#contract/api'
import type { LatePages } from '#core/bundle/numbering'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { RadioList, type RadioItem } from '../../ui/choices.tsx'
import { Problems } from '../../ui/notice.tsx'
import { changeCase } from '../store/case-store.ts'

const ways = (version: number): readonly RadioItem<LatePages>[] => [
  {
    id: 'AT_END',
    label: 'New documents at the end',
    description: `Pages of version ${version} keep their numbers. Whoever holds it on paper adds the new pages behind the last one. The index still lists each document in its part.`,
  },
  {
    id: 'INSERTS',
    label: 'New documents as inserts, such as 12A and 12B',
    description: `Pages of version ${version} keep their numbers. Whoever holds it on paper puts each insert behind the page whose number it bears. From the first insert on, the number on a page is no longer the count of the PDF; the page labels of the PDF show the number.`,
  },
  {
    id: 'RENUMBER',
    label: 'Every page numbered afresh',
    description: `Numbers equal the count of the PDF again. Whoever holds version ${version} on paper replaces it whole, and looks up references to its pages in the table from old page to new.`,
  },
]

/** How what came after the last issue is numbered, and what that means to those who hold it. */
export function LatePagesChoice(props: { readonly caseId: string; readonly issues: BundleIssues }) {
  const { caseId, issues } = props
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const version = issues.issues[0]?.version ?? 1
  const choose = async (way: LatePages) => {
    const answer = await changeCase(() => call('bundle:number-late', { caseId, way }))
    setProblems(answer === null || answer.ok ? [] : answer.problems)
  }
  return (
    <>
      <RadioList
        label={`Numbers of what came after version ${version}`}
        description="The numbers shown on the screen and cited in the notice follow at once. Numbers of documents taken out are not used again, and the index says so. An index that needs another page gets it as an insert."
        items={ways(version)}
        value={issues.late}
        onChange={(way) => void choose(way)}
      />
      <Problems problems={problems} />
    </>
  )
}
