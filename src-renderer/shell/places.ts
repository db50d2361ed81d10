import type { LibraryFacts } from '#contract/api'
import type { Role } from '#core/vocabulary'
import type { IconName } from '../ui/icon.tsx'

export type Place = {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  /** Roles that may go there; for the others the place is absent, not greyed. */
  readonly roles: readonly Role[]
  readonly count?: (facts: LibraryFacts) => number
  /** Further paths that belong to this place. */
  readonly covers: readonly string[]
}

const inHearings: readonly Role[] = ['CHAIR', 'MEMBER', 'ADVISER', 'SECRETARIAT']
const all: readonly Role[] = [...inHearings, 'OVERSIGHT']

const places: readonly Place[] = [
  {
    href: '/',
    label: 'Hearings',
    icon: 'home',
    roles: inHearings,
    count: (facts) => facts.openCases,
    covers: ['/case', '/publications'],
  },
  {
    href: '/precedents',
    label: 'Precedents',
    icon: 'grid',
    roles: all,
    count: (facts) => facts.precedents,
    covers: ['/import', '/quality'],
  },
  {
    href: '/library',
    label: 'Library & audit',
    icon: 'book',
    roles: inHearings,
    covers: ['/rule-book'],
  },
  { href: '/settings', label: 'Settings', icon: 'gear', roles: all, covers: [] },
]

export const placesFor = (role: Role): readonly Place[] =>
  places.filter((place) => place.roles.includes(role))

const isUnder = (path: string, start: string) => path === start || path.startsWith(`${start}/`)

export const isHere = (place: Place, path: string): boolean =>
  place.href === path ||
  (place.href !== '/' && isUnder(path, place.href)) ||
  place.covers.some((start) => isUnder(path, start))
