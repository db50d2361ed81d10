import { useLocation } from 'wouter'
import type { LibraryFacts, Person } from '#contract/api'
import { Icon } from '../ui/icon.tsx'
import { Brand } from './brand.tsx'
import { isHere, placesFor } from './places.ts'
import { personLine } from './words.ts'
import './rail.css'

export function Rail(props: { readonly person: Person; readonly facts: LibraryFacts | null }) {
  const { person, facts } = props
  const [path] = useLocation()
  return (
    <nav className="rail" aria-label="Main">
      <Brand />
      <ul className="rail__list">
        {placesFor(person.role).map((place) => (
          <li key={place.href}>
            <a
              className="rail__item"
              href={`#${place.href}`}
              {...(isHere(place, path) ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={place.icon} />
              <span className="rail__name">{place.label}</span>
              {place.count !== undefined && facts !== null && (
                <span className="rail__count">{inShort(place.count(facts))}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <div className="rail__foot">
        <span className="rail__initials" aria-hidden="true" title={person.label}>
          {person.label.slice(0, 2)}
        </span>
        <div className="rail__words">
          <span className="visually-hidden">Signed in: </span>
          <span className="rail__who">{person.label}</span>
          {personLine(person)}
        </div>
      </div>
    </nav>
  )
}

/** A count that fits beside its place: 3.9k, 276k. The status bar has the whole of it. */
const inShort = (count: number): string =>
  count.toLocaleString('en-GB', { notation: 'compact', maximumSignificantDigits: 3 })
