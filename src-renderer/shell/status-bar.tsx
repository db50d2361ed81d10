import type { Events, LibraryFacts } from '#contract/api'
import { ukClock, ukDay } from '#core/date-and-clock'
import { longDate } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { usePreferences } from './preferences.ts'
import { useToday } from './today.ts'
import { useReading } from './use-reading.ts'
import { counted, inFigures } from './words.ts'
import './status-bar.css'

/** Facts only, in one group that can be read out as a whole. */
export function StatusBar({ facts }: { readonly facts: LibraryFacts | null }) {
  const today = useToday()
  const { idleMinutes } = usePreferences()
  const reading = useReading()
  return (
    <footer className="status" aria-label="Status">
      <ul className="status__facts">
        <li>
          <Icon name="offline" />
          Offline: no network used
        </li>
        <li>
          <Icon name="lock" />
          {facts === null ? 'Library locked' : `Encrypted library, ${held(facts, reading)}`}
        </li>
        {facts !== null && (
          <li>
            <Icon name="link" />
            Audit record {counted(facts.auditEntries, 'entry', 'entries')},{' '}
            {checkedWords(facts, today)}
          </li>
        )}
      </ul>
      <ul className="status__facts status__facts--plain">
        <li>{longDate(today)}</li>
        <li>{facts === null ? 'Method 1' : `Locks after ${idleMinutes} minutes idle`}</li>
      </ul>
    </footer>
  )
}

const held = ({ precedents }: LibraryFacts, reading: Events['library:reading']): string =>
  reading === null
    ? counted(precedents, 'precedent')
    : `reading ${inFigures(reading.done)} of ${counted(reading.total, 'precedent')}`

const checkedWords = ({ auditCheckedAt, auditIntact }: LibraryFacts, today: string): string => {
  if (auditIntact === false) return 'broken'
  if (auditCheckedAt === null) return 'not checked yet'
  const day = ukDay(auditCheckedAt)
  return `checked ${day === today ? ukClock(auditCheckedAt) : longDate(day)}`
}
