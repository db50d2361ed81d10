import type { HearingCase } from './hearing-case.ts'
import { parityKey } from './parity.ts'

type Told = Pick<HearingCase, 'particulars' | 'findings'>

/**
 * Whether two cases can be told to be about one matter before one panel: a person sits on both, and
 * they name the same officer, number, group of officers or hearing, or an allegation in the same words. Who
 * changes all of these is not told; nothing is concluded from it either, it is put on record.
 */
export function isSameMatter(one: Told, other: Told): boolean {
  return shares(peopleOf(one), peopleOf(other)) && shares(marksOf(one), marksOf(other))
}

const peopleOf = ({ particulars: { chair, members } }: Told): readonly string[] =>
  [chair, ...members].flatMap(({ profileId }) => profileId ?? [])

/** Words too few to tell one allegation from another are left out. */
const FEWEST_CHARACTERS = 40

function marksOf({ particulars, findings }: Told): readonly string[] {
  const { officer, parityGroup, hearing } = particulars
  const mark = (kind: string, text: string, fewest = 1) => {
    const key = parityKey(text)
    return key === null || key.length < fewest ? [] : [`${kind} ${key}`]
  }
  return [
    ...mark('name', officer.name),
    ...mark('number', officer.number),
    ...mark('group', parityGroup),
    ...mark('hearing', hearing.key ?? ''),
    ...findings.allegations.flatMap((one) => mark('words', one.particulars, FEWEST_CHARACTERS)),
  ]
}

const shares = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one))
