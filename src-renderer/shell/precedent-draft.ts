import { create } from 'zustand'
import type { PrecedentContent } from '#core/precedent'

type PrecedentDraft = {
  /** Draft made from a signed case, not yet recorded; null where the form starts empty. */
  readonly content: PrecedentContent | null
  /** Reference of the case it came from. */
  readonly from: string | null
}

/** Carries a precedent draft from a signed case to the form that records it. */
export const usePrecedentDraft = create<PrecedentDraft>(() => ({ content: null, from: null }))
