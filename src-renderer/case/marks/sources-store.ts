import { create } from 'zustand'

type Recorded = {
  /** What got the source, and the page it names. */
  readonly what: string
  readonly label: string
  readonly undo: () => boolean
}

/** The source last recorded, as long as it can be taken back. */
export const useSources = create<{ readonly last: Recorded | null }>(() => ({ last: null }))
