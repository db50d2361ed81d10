import { isHeardWith } from '#core/co-heard'
import type { HearingCase } from '#core/hearing-case'
import { listCases } from '../db/cases.ts'
import type { OpenLibrary } from './library.ts'
import { toHearingCase } from './open-case.ts'

/**
 * Cases of other officers for which `isOne` holds, by reference; each by the version that stands:
 * the signed one before an open correction.
 */
export function otherOfficers(
  library: OpenLibrary,
  { reference }: Pick<HearingCase, 'reference'>,
  isOne: (other: Pick<HearingCase, 'particulars' | 'reference'>) => boolean,
): readonly HearingCase[] {
  const standing = new Map<string, HearingCase>()
  for (const stored of listCases(library.db)) {
    if (stored.reference === reference || stored.status === 'SUPERSEDED') continue
    if (!isOne(stored)) continue
    const before = standing.get(stored.reference)
    if (before === undefined || stored.status === 'SIGNED')
      standing.set(stored.reference, toHearingCase(stored))
  }
  return [...standing.values()].toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
}

/** The officers heard together with this one. */
export const heardWith = (
  library: OpenLibrary,
  hearingCase: HearingCase,
): readonly HearingCase[] =>
  hearingCase.particulars.hearing.key === null
    ? []
    : otherOfficers(library, hearingCase, (other) => isHeardWith(hearingCase, other))
