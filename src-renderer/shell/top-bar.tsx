import { useLocation } from 'wouter'
import type { Person } from '#contract/api'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Menu } from '../ui/menu.tsx'
import { placesFor } from './places.ts'
import { useCrumbs } from './screen.tsx'
import './top-bar.css'

export function TopBar(props: {
  readonly person: Person
  readonly onFind: () => void
  readonly onLock: () => void
}) {
  const [, go] = useLocation()
  return (
    <header className="top">
      <div className="top__menu">
        <Menu
          label="Menu"
          entries={placesFor(props.person.role).map((place) => ({
            id: place.href,
            label: place.label,
            icon: place.icon,
            onAction: () => go(place.href),
          }))}
        />
      </div>
      <Breadcrumb />
      <div className="top__tools">
        <button
          type="button"
          className="top__find"
          aria-label="Find a case, precedent or command"
          aria-keyshortcuts="Control+K"
          onClick={props.onFind}
        >
          <Icon name="search" />
          <span>Find a case or command</span>
          <Kbd>Ctrl K</Kbd>
        </button>
        <Button icon="lock" onPress={props.onLock}>
          Lock
        </Button>
      </div>
    </header>
  )
}

function Breadcrumb() {
  const { crumbs } = useCrumbs()
  return (
    <nav aria-label="Where you are" className="crumbs-box">
      <ol className="crumbs">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label}>
            {index > 0 && <Icon name="chevron-right" />}
            {crumb.href === undefined ? (
              <span {...(index === crumbs.length - 1 ? { 'aria-current': 'page' as const } : {})}>
                {crumb.label}
              </span>
            ) : (
              <a href={`#${crumb.href}`}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
