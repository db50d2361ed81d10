import type { RedactionState } from '#core/bundle/redaction/areas'

/** The state of an area, as it stands after its ground. */
export const stateWords: Readonly<Record<RedactionState, string>> = {
  MARKED: 'waits for review',
  REVIEWED: 'reviewed',
  APPLIED: 'taken out of a copy',
}
