import { create } from 'zustand'
import type { BundleIssued, Events } from '#contract/api'
import type { Problem } from '#core/result'
import { call, listen } from '../../api.ts'
import { announce } from '../../ui/status.tsx'

type Ended = {
  readonly caseId: string
  /** Null where it was stopped or refused. */
  readonly issued: BundleIssued | null
  readonly isStopped: boolean
  readonly problems: readonly Problem[]
}

type Issuing = {
  /** How far the issue under way is; null where there is none. */
  readonly progress: Events['bundle:progress'] | null
  /** What became of the last one, until the person has read it. */
  readonly ended: Ended | null
  /** Whether a dialog shows both. */
  readonly isShown: boolean
}

/** The bundle on its way into one PDF; outlives the dialog in which it was begun. */
export const useIssue = create<Issuing>(() => ({ progress: null, ended: null, isShown: false }))

let isStopped = false

/** Asks for a place and writes the bundle there as one paginated PDF. */
export async function issueNow(caseId: string, linkReferences: boolean) {
  if (useIssue.getState().progress !== null) return
  isStopped = false
  useIssue.setState({ progress: { stage: 'JOINING', done: 0, total: 0 }, ended: null })
  const stop = listen('bundle:progress', (progress) => useIssue.setState({ progress }))
  const answer = await call('bundle:issue', { caseId, linkReferences })
  stop()
  const issued = answer.ok ? answer.value : null
  const problems = answer.ok ? [] : answer.problems
  // Where it was written before the word to stop came, it is issued.
  const ended = { caseId, issued, problems, isStopped: isStopped && issued === null }
  const isTold = issued !== null || ended.isStopped || problems.length > 0
  useIssue.setState({ progress: null, ended: isTold ? ended : null })
  if (issued !== null) announce(`Issued as version ${issued.version}, ${issued.pages} pages`)
}

export async function stopIssue() {
  isStopped = true
  await call('bundle:cancel-issue')
}

export const closeIssue = () => useIssue.setState({ ended: null })

/** Says that a dialog shows the issue; gives the way to say that it does no more. */
export function showIssue(): () => void {
  useIssue.setState({ isShown: true })
  // What it said of an issue that ended has been read.
  return () => useIssue.setState({ isShown: false, ended: null })
}
