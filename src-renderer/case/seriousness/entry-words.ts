import type { Law } from '#core/law/law'
import { liveWarningLabel } from '#core/wording'

const LIVE: Readonly<Record<string, string>> = {
  LIVE_WW: liveWarningLabel('WW'),
  LIVE_FWW: liveWarningLabel('FWW'),
}

/** What one half of a double count is: a factor, a standard breached, a kind of conduct or a live warning. */
export function entryWords(id: string, law: Law): string {
  const factor = law.factors.find((entry) => entry.id === id)
  if (factor !== undefined) return `“${factor.label}”`
  const standard = law.standards.find((entry) => entry.id === id)
  if (standard !== undefined) return `the breach of “${standard.label}”`
  const kind = law.allegationTypes.find((entry) => entry.id === id)
  if (kind !== undefined) return `the proved allegation “${kind.label}”`
  return LIVE[id]?.toLowerCase() ?? id
}
