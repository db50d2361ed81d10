import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Person } from '#contract/api'
import { Banner, Problems } from '../ui/notice.tsx'
import { useKeys } from '../ui/keys.ts'
import { HelpDialog } from './help-dialog.tsx'
import { IdleLock } from './idle-lock.tsx'
import { mayKeep } from './may.ts'
import { Marking } from './marking.tsx'
import { Palette, type Command } from './palette.tsx'
import { placesFor } from './places.ts'
import { setPreferences } from './preferences.ts'
import { Rail } from './rail.tsx'
import { moveRegion } from './regions.ts'
import { useSession } from './session.ts'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import './frame.css'

/** Everything round a screen of the open library. */
export function Frame(props: { readonly person: Person; readonly children: ReactNode }) {
  const { person } = props
  const { facts, lock, status, problems } = useSession()
  const [isFinding, setFinding] = useState(false)
  const [isHelping, setHelping] = useState(false)
  const main = useMainFocus()
  const [, go] = useLocation()
  const doLock = () => void lock()
  useKeys([
    { keys: 'Ctrl+K', label: 'Find a case, precedent or command', run: () => setFinding(true) },
    { keys: 'Ctrl+L', label: 'Lock now', run: doLock },
    { keys: 'F6', label: 'Next region', run: () => moveRegion(1) },
    { keys: 'Shift+F6', label: 'Previous region', run: () => moveRegion(-1) },
    { keys: 'Ctrl+P', label: 'Print this view', run: () => globalThis.print() },
    { keys: '?', label: 'Show the shortcuts', run: () => setHelping(true) },
    ...placesFor(person.role).map((place, index) => ({
      keys: `Alt+${index + 1}`,
      label: place.label,
      run: () => go(place.href),
    })),
  ])
  const skip = () => focusHeading(main.current)
  return (
    <div className="frame">
      <button type="button" className="skip button" onClick={skip}>
        Skip to the main part
      </button>
      <Marking />
      <TopBar person={person} onFind={() => setFinding(true)} onLock={doLock} />
      <Rail person={person} facts={facts} />
      <main className="frame__main" ref={main} tabIndex={-1}>
        {status?.readOnly === true && (
          <Banner tone="bad" title="This library is open for reading only">
            The audit record does not hold together. Nothing can be changed until that is looked
            into: open Library & audit to see the first entry that does not follow.
          </Banner>
        )}
        <Problems problems={problems} />
        {props.children}
      </main>
      <StatusBar facts={facts} />
      <IdleLock onLock={doLock} />
      <HelpDialog isOpen={isHelping} onClose={() => setHelping(false)} />
      <Palette
        person={person}
        isOpen={isFinding}
        onClose={() => setFinding(false)}
        commands={commandsFor(person, go, doLock)}
      />
    </div>
  )
}

/** To the heading of the screen, which says where one is; to the work area where it has none yet. */
function focusHeading(main: HTMLElement | null) {
  const heading = main?.querySelector<HTMLElement>('h1')
  if (heading != null) heading.tabIndex = -1
  const target = heading ?? main
  target?.focus({ preventScroll: true })
}

/** A new screen starts at its top, with the focus on its heading. */
function useMainFocus() {
  const main = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.scrollTo(0, 0)
    // At 400 per cent it is the frame that scrolls.
    main.current?.parentElement?.scrollTo(0, 0)
    focusHeading(main.current)
  }, [path])
  return main
}

const commandsFor = (
  person: Person,
  go: (path: string) => void,
  lock: () => void,
): readonly Command[] =>
  [
    { id: 'lock', label: 'Lock the library', icon: 'lock' as const, run: lock },
    {
      id: 'verify',
      label: 'Check a signed notice',
      icon: 'check' as const,
      run: () => go('/verify'),
    },
    {
      id: 'rule-book',
      label: 'Rule book',
      icon: 'book' as const,
      run: () => go('/rule-book'),
    },
    {
      id: 'import',
      label: 'Import precedents',
      icon: 'upload' as const,
      run: () => go('/import'),
    },
    {
      id: 'light',
      label: 'Light theme',
      icon: 'eye' as const,
      run: () => setPreferences({ theme: 'light' }),
    },
    {
      id: 'dark',
      label: 'Dark theme',
      icon: 'eye' as const,
      run: () => setPreferences({ theme: 'dark' }),
    },
  ]
    .filter(({ id }) => id !== 'import' || mayKeep(person))
    .map((command) => ({ ...command, kind: 'Command' }))
