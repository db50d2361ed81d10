import { create } from 'zustand'
import type { DocumentReplaced } from '#contract/api'
import type { Problem } from '#core/result'
import { call, listen } from '../../api.ts'
import { announce } from '../../ui/status.tsx'
import { takeCase } from '../store/case-store.ts'
import { forgetPdfs } from './pdf-documents.ts'

type Replacing = {
  readonly isWorking: boolean
  /** The file being read; null while the person chooses one. */
  readonly file: string | null
  readonly problems: readonly Problem[]
  readonly replaced: DocumentReplaced | null
  /** Files replaced since the window was opened: pages that are shown are drawn anew with each. */
  readonly times: number
}

const IDLE = { isWorking: false, file: null, problems: [], replaced: null } as const

export const useReplacing = create<Replacing>(() => ({ ...IDLE, times: 0 }))

/** Asks for a file and puts it in the place of a document's own. */
export async function replaceDocument(caseId: string, documentId: string) {
  if (useReplacing.getState().isWorking) return
  useReplacing.setState({ ...IDLE, isWorking: true })
  const stop = listen('bundle:adding', ({ file }) => useReplacing.setState({ file }))
  const answer = await call('bundle:replace', { caseId, documentId })
  stop()
  if (!answer.ok) return useReplacing.setState({ ...IDLE, problems: answer.problems })
  if (answer.value === null) return useReplacing.setState(IDLE)
  forgetPdfs()
  takeCase(answer.value.openCase)
  useReplacing.setState(({ times }) => ({ ...IDLE, replaced: answer.value, times: times + 1 }))
  announce(`${answer.value.title} has another file now`)
}

export const endReplacing = () => useReplacing.setState(IDLE)
