import type { CaseClock } from './clock-state.ts'
import type { IsoDate } from './vocabulary.ts'

export type AgendaDay<C> = {
  /** An ISO date; `LATE` stands before the days, `AS_SOON_AS_PRACTICABLE` and `STOPPED` after them. */
  readonly day: string
  readonly clocks: readonly C[]
}

/**
 * What wants attention: every late clock, what falls due up to and on the day `until`, what is to
 * be done as soon as practicable, and what stands still without a last day. Clocks of an earlier stage are left to the case itself.
 */
export function agendaOf<C extends CaseClock>(
  clocks: readonly C[],
  until: IsoDate,
): readonly AgendaDay<C>[] {
  const current = clocks.filter(({ isCurrent }) => isCurrent)
  const late = current.filter(({ state }) => state === 'LATE')
  const stopped = current.filter(({ state, due }) => state === 'HELD' && due === null)
  const practicable = current.filter(({ state, due }) => state === 'RUNNING' && due === null)
  const coming = current.flatMap((clock) =>
    clock.due !== null && clock.due <= until && COMING.has(clock.state)
      ? [{ day: clock.due, clock }]
      : [],
  )
  const days = [...new Set(coming.map(({ day }) => day))].toSorted()
  return [
    { day: 'LATE', clocks: late },
    ...days.map((day) => ({
      day,
      clocks: coming.filter((one) => one.day === day).map(({ clock }) => clock),
    })),
    { day: 'AS_SOON_AS_PRACTICABLE', clocks: practicable },
    { day: 'STOPPED', clocks: stopped },
  ].filter((group) => group.clocks.length > 0)
}

const COMING: ReadonlySet<CaseClock['state']> = new Set(['RUNNING', 'DUE_SOON', 'HELD'])
