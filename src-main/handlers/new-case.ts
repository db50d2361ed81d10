import type { CaseFile } from '#core/case-file'
import type { CaseSections, Particulars } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { known } from '#core/regime'
import { insertCase } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listPeople } from '../db/people.ts'
import { record, stamp, type OpenLibrary } from './library.ts'

/** Characters of a section: far above any decision ever written, far below what slows the library down. */
export const longestSection = 2_000_000

type Capacity = Particulars['chair']['capacity']

/** The capacity that a chair usually sits in, only where the dates of the case say that it fits. */
function usualCapacity(particulars: Particulars, capacity: Capacity): Capacity {
  const model = known(regimeOfParticulars(particulars).panelModel)
  if (model === 'UNKNOWN') return null
  return (model === 'LQC_CHAIR') === (capacity === 'LQC_LEGACY') ? capacity : null
}

/** Links the panel of a new case to the people of this library, by role and order. */
function withPeople(library: OpenLibrary, sections: CaseSections): CaseSections {
  const me = library.unlocked.person
  const people = listPeople(library.db)
  const inRole = (role: string) => people.filter((person) => person.role === role)
  const chair = me.role === 'CHAIR' ? me : (inRole('CHAIR')[0] ?? null)
  const members = inRole('MEMBER')
  const { particulars } = sections
  return {
    ...sections,
    particulars: {
      ...particulars,
      // The file is not trusted to say that the case is heard together with one of this library.
      hearing: { ...particulars.hearing, key: null },
      chair: {
        ...particulars.chair,
        profileId: chair?.id ?? null,
        capacity: particulars.chair.capacity ?? usualCapacity(particulars, chair?.capacity ?? null),
      },
      members: particulars.members.map((member, index) => ({
        ...member,
        profileId: members[index]?.id ?? null,
      })),
      adviser: particulars.adviser && {
        ...particulars.adviser,
        profileId: inRole('ADVISER')[0]?.id ?? null,
      },
    },
  }
}

/** Panel of a case from another laptop: its seats stand, and the reader takes the one named. */
function withSeat(library: OpenLibrary, sections: CaseSections, seat: number | null): CaseSections {
  const { particulars } = sections
  const { id, role } = library.unlocked.person
  const take = <T extends { readonly profileId: string | null }>(maker: T, index: number): T => {
    if (index === seat && (role === 'CHAIR' || role === 'MEMBER'))
      return { ...maker, profileId: id }
    // The file is not trusted: the reader has the seat it was made for, and no other.
    return maker.profileId === id ? { ...maker, profileId: null } : maker
  }
  return {
    ...sections,
    particulars: {
      ...particulars,
      chair: take(particulars.chair, 0),
      members: particulars.members.map((member, index) => take(member, index + 1)),
      adviser: particulars.adviser && {
        ...particulars.adviser,
        profileId: role === 'ADVISER' ? id : particulars.adviser.profileId,
      },
    },
  }
}

/** A case that comes from another laptop, and the seat on its panel that the reader takes, if any. */
type HandedOver = Omit<NonNullable<CaseFile['handedOver']>, 'seat'> & {
  readonly seat: number | null
}

/** Opens a case with these sections under the panel of this library, or of the one it comes from. */
export function insertNewCase(
  library: OpenLibrary,
  sections: CaseSections,
  action: string,
  handedOver?: HandedOver,
): string {
  return inOneTransaction(library.db, () => {
    const stored = insertCase(library.db, {
      ...stamp(library),
      ...(handedOver === undefined
        ? { sections: withPeople(library, sections) }
        : { handedOver, sections: withSeat(library, sections, handedOver.seat) }),
    })
    record(library, action, stored.reference)
    return stored.id
  })
}

/** Opens a case for another officer of the hearing of `other`, under the panel of that hearing. */
export function insertHeardWith(
  library: OpenLibrary,
  sections: CaseSections,
  other: string,
): string {
  const stored = insertCase(library.db, { ...stamp(library), sections })
  record(library, 'hearing.officer-added', stored.reference, { other })
  return stored.id
}
