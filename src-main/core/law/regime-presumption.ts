import { addDays, earliest, formatDate, latest, parsePartial } from '../dates.ts'
import type { RegimeKeys } from '../regime.ts'
import type { PartialDate } from '../vocabulary.ts'
import { deriveRegime } from './regime-keys.ts'

/** Days from the allegation to the end of a case, on average: the 2022 interim review of cases. */
const USUAL_DAYS = 400

/**
 * Published outcomes hardly ever say when the allegation came to attention. Where the dates leave
 * the conduct rules of a PRECEDENT open, they are presumed to be those in force both at the hearing
 * and a usual case's length before it; where the two differ they stay open. Never applied to a case
 * before a panel. A presumption says so wherever it is shown, and a person may record otherwise.
 */
export function presumeRules(keys: RegimeKeys, hearingDate: PartialDate | null): RegimeKeys {
  const { conductRegime } = keys
  if (conductRegime.possible.length === 1) return keys
  if (hearingDate === null || parsePartial(hearingDate) === null) return keys
  const began = rulesAt(addDays(earliest(hearingDate), -USUAL_DAYS))
  const heard = rulesAt(latest(hearingDate))
  if (began === undefined || began !== heard || !conductRegime.possible.includes(began)) return keys
  const reason =
    `Presumed from the hearing on ${formatDate(hearingDate)}: the same rules were in force ` +
    `${USUAL_DAYS} days before it, the usual length of a case. When the allegation came to ` +
    'attention is not recorded.'
  return { ...keys, conductRegime: { possible: [began], basis: 'PRESUMED', reason } }
}

const rulesAt = (date: string) => {
  const { possible } = deriveRegime({ cameToAttention: date }).conductRegime
  return possible.length === 1 ? possible[0] : undefined
}
