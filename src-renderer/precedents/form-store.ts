import { create } from 'zustand'
import { draftOf, type Draft } from './form-draft.ts'
import { call } from '../api.ts'
import type { Precedent, PrecedentContent } from '#core/precedent'
import type { Problem, Result } from '#core/result'

type Drafts = {
  /** Drafts with changes: by the reference they correct, the case they come from, or `new`. */
  readonly drafts: Readonly<Record<string, Draft>>
  readonly keep: (key: string, draft: Draft) => void
  readonly discard: (key: string) => void
}

/** Drafts live until recorded, discarded, or the library locks; leaving the screen keeps them. */
export const useDrafts = create<Drafts>((set) => ({
  drafts: {},
  keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  discard: (key) =>
    set(({ drafts }) => {
      const { [key]: _gone, ...rest } = drafts
      return { drafts: rest }
    }),
}))

/** Records a new precedent, or corrects the one of this reference. */
export const save = (
  content: PrecedentContent,
  correcting: { readonly ref: string; readonly reason: string } | null,
): Promise<Result<Precedent>> =>
  correcting === null
    ? call('precedent:record', content)
    : call('precedent:correct', { ...correcting, content })

/** What a correction starts from. */
export async function readForCorrection(
  ref: string,
): Promise<{ readonly base: Draft | null; readonly problems: readonly Problem[] }> {
  const answer = await call('precedent:open', { ref })
  if (!answer.ok) return { base: null, problems: answer.problems }
  const {
    id: _id,
    ref: _ref,
    origin: _origin,
    version: _version,
    recordedAt: _at,
    recordedBy: _by,
    contentHash: _hash,
    ...content
  } = answer.value.precedent
  return { base: draftOf(content), problems: [] }
}
