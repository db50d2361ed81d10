import type { CaseClock } from '#core/clocks'
import { weekDate } from '../../ui/dates.ts'
import type { IconName } from '../../ui/icon.tsx'
import type { TagTone } from '../../ui/tag.tsx'
import { counted } from '../../shell/words.ts'

type State = CaseClock['state']

/** How a state looks beside its words; red stands only for what is late or was missed. */
export const STATE_LOOK: Readonly<
  Record<State, { readonly words: string; readonly tone: TagTone; readonly icon: IconName }>
> = {
  RUNNING: { words: 'Running', tone: 'neutral', icon: 'clock' },
  DUE_SOON: { words: 'Due soon', tone: 'warn', icon: 'clock' },
  LATE: { words: 'Late', tone: 'bad', icon: 'warning' },
  HELD: { words: 'Stopped', tone: 'neutral', icon: 'pause' },
  MET: { words: 'Met', tone: 'accent', icon: 'check' },
  MISSED: { words: 'Missed', tone: 'bad', icon: 'cross' },
  UNKNOWN: { words: 'Not known', tone: 'neutral', icon: 'clock' },
}

const COUNTING: ReadonlySet<State> = new Set(['RUNNING', 'DUE_SOON', 'LATE', 'HELD'])

/** When it falls due and how long that is: "Thu 26 Nov 2026, 4 working days left". */
export function dueWords({ state, due, workingDaysLeft: left }: CaseClock, today: string): string {
  if (due === null)
    return state === 'HELD' ? 'No last day while it stands still' : 'No last day known'
  const day = `${weekDate(due)} ${due.slice(0, 4)}`
  if (!COUNTING.has(state) || left === null) return day
  if (due === today) return `${day}, today`
  if (left < 0 && state !== 'LATE') return day
  if (left === 0) return `${day}, no working day in between`
  const days = counted(Math.abs(left), 'working day')
  return `${day}, ${days} ${left < 0 ? 'late' : 'left'}`
}
