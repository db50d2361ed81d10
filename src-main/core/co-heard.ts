import {
  emptySections,
  type CaseSections,
  type HearingCase,
  type Particulars,
} from './hearing-case.ts'
import { ok, refuse, type Result } from './result.ts'

// Officers heard together: a case each, with allegations, findings and an outcome of its own.

/** What one hearing has in common, in the words of a reader. */
const SHARED: Readonly<Record<string, (particulars: Particulars) => unknown>> = {
  'name of the hearing': ({ hearing }) => hearing.reference,
  'form of proceedings': ({ forum }) => forum,
  'first day': ({ dates }) => dates.hearingFrom,
  'last day': ({ dates }) => dates.hearingTo,
  time: ({ hearing }) => hearing.time,
  place: ({ hearing }) => hearing.place,
  chair: ({ chair }) => chair,
  members: ({ members }) => members,
  adviser: ({ adviser }) => adviser,
}

/** Whether two cases are heard at one hearing; versions of one case are one officer. */
export const isHeardWith = (
  one: Pick<HearingCase, 'particulars' | 'reference'>,
  other: Pick<HearingCase, 'particulars' | 'reference'>,
): boolean =>
  one.particulars.hearing.key !== null &&
  one.particulars.hearing.key === other.particulars.hearing.key &&
  one.reference !== other.reference

/** What the record of one hearing says otherwise in another officer's case. */
export const hearingDifferences = (here: Particulars, there: Particulars): readonly string[] =>
  Object.entries(SHARED)
    .filter(([, of]) => JSON.stringify(of(here)) !== JSON.stringify(of(there)))
    .map(([name]) => name)

/** The particulars of `to` with the hearing that `from` is heard at: its days, its place, its panel. */
export function withHearingOf(from: Particulars, to: Particulars): Particulars {
  const { hearingFrom, hearingTo } = from.dates
  return {
    ...to,
    forum: from.forum,
    dates: { ...to.dates, hearingFrom, hearingTo },
    hearing: from.hearing,
    chair: from.chair,
    members: from.members,
    adviser: from.adviser,
  }
}

/**
 * The hearing of a case that another officer joins. It is called after the case it began with until
 * the force calls it otherwise.
 * @param fresh a key for where others still go by the one of this case, which left their hearing.
 */
export function sharedHearing(
  {
    id,
    reference,
    particulars: { hearing },
  }: Pick<HearingCase, 'id' | 'reference' | 'particulars'>,
  fresh: string | null = null,
): Particulars['hearing'] {
  return {
    ...hearing,
    key: hearing.key ?? fresh ?? id,
    reference: hearing.reference.trim() === '' ? reference.replace(/^EH/, 'H') : hearing.reference,
  }
}

/** The hearing of an officer who is heard alone again: its days, its place and its panel stay. */
export const hearingAlone = ({ hearing }: Particulars): Particulars['hearing'] => ({
  ...hearing,
  key: null,
  reference: '',
})

/**
 * Whether an officer may still be taken out of a hearing: each signed notice of it names the cases
 * of all the others, and stands.
 */
export function checkSeparable(
  hearingCase: HearingCase,
  others: readonly HearingCase[],
): Result<null> {
  if (hearingCase.particulars.hearing.key === null)
    return refuse('ALONE', `${hearingCase.reference} is not heard together with another case.`)
  const signed = [hearingCase, ...others].find(
    ({ status, version }) => status !== 'OPEN' || version > 1,
  )
  return signed === undefined
    ? ok(null)
    : refuse(
        'HEARING_SIGNED',
        `A notice of ${signed.reference} is signed and names the officers of this hearing together, so none of them can be taken out of it.`,
      )
}

/** A new case for another officer of the hearing: what is alleged, found and decided is still to come. */
export function anotherOfficer({ particulars }: Pick<CaseSections, 'particulars'>): CaseSections {
  const sections = emptySections()
  const { matter, force, appropriateAuthority, originatingAuthority, parityGroup, wording } =
    particulars
  return {
    ...sections,
    particulars: withHearingOf(particulars, {
      ...sections.particulars,
      matter,
      force,
      appropriateAuthority,
      originatingAuthority,
      parityGroup,
      wording,
    }),
  }
}

/** The key under which the precedents of one hearing are known to each other. */
export const precedentHearing = ({
  reference,
  particulars: { hearing },
}: Pick<HearingCase, 'reference' | 'particulars'>): string => hearing.key ?? reference
