import { create } from 'zustand'
import type { MaskedWords } from '#core/comparison/masked-words'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { announce } from '../../ui/status.tsx'

type MaskedState = {
  /** Null until they are read: no account of a past case is shown before. */
  readonly masked: MaskedWords | null
  readonly caseId: string | null
  /** Numbers of the past cases whose hidden words the reader asked for in this case. */
  readonly uncovered: ReadonlySet<string>
  readonly problems: readonly Problem[]
  /** The past case whose words could not be uncovered, and why. */
  readonly refused: { readonly ref: string; readonly problems: readonly Problem[] } | null
}

const NOTHING: MaskedState = {
  masked: null,
  caseId: null,
  uncovered: new Set(),
  problems: [],
  refused: null,
}

export const useMaskedWords = create<MaskedState>(() => NOTHING)

/** Reads what is to be hidden in a case. */
export async function loadMaskedWords(caseId: string) {
  useMaskedWords.setState({ caseId })
  const answer = await call('comparison:masked-words')
  if (answer.ok) useMaskedWords.setState({ masked: answer.value, problems: [] })
  else useMaskedWords.setState({ problems: answer.problems })
}

/** Shows the hidden words in the account of one past case, once that is on record. */
export async function uncoverWords(ref: string) {
  const { caseId } = useMaskedWords.getState()
  if (caseId === null) return
  const answer = await call('comparison:unmask', { caseId, ref })
  if (useMaskedWords.getState().caseId !== caseId) return
  if (!answer.ok) {
    useMaskedWords.setState({ refused: { ref, problems: answer.problems } })
    return
  }
  useMaskedWords.setState(({ uncovered }) => ({
    uncovered: new Set([...uncovered, ref]),
    refused: null,
  }))
  announce(`All words of ${ref} are shown`)
}

/** What one reader uncovered is hidden again for the next, and in the next case. */
export const forgetMaskedWords = () => useMaskedWords.setState(NOTHING)
