import { icsOf, type ClocksOfCase } from '#core/calendar-file'
import { caseClocks } from '#core/clocks'
import { ok, refuse } from '#core/result'
import { listCases, loadCase } from '../db/cases.ts'
import { insertClockEntry } from '../db/clock-entries.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { record, stamp, today, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, forClocks, loadUnlessClosed, toHearingCase } from './open-case.ts'

/** A clock of a case, with the key that all versions of the case share. */
type Listed = { readonly key: string; readonly clock: ListedClock }
type ListedClock = Extract<Answer<'clock:list'>, { readonly ok: true }>['value'][number]

function clocksOfAll(library: OpenLibrary): readonly Listed[] {
  const on = today(library)
  const readable = forClocks(library)
  const cases = listCases(library.db)
  const signed = new Set(
    cases.filter(({ status }) => status === 'SIGNED').map(({ rootId }) => rootId),
  )
  // While a correction is written the signed notice stands, and so do its clocks: once, not twice.
  const standing = cases.filter(({ status, rootId }) => status === 'SIGNED' || !signed.has(rootId))
  return standing.flatMap((stored) =>
    caseClocks(readable(toHearingCase(stored)), library.law, on).map((clock) => ({
      key: stored.rootId,
      clock: { ...clock, caseId: stored.id, reference: stored.reference },
    })),
  )
}

/** Every clock of every case, soonest last day first. */
export function listClocks(library: OpenLibrary): Answer<'clock:list'> {
  record(library, 'clocks.viewed', 'library')
  const clocks = clocksOfAll(library).map(({ clock }) => clock)
  return ok(clocks.toSorted(bySoonest))
}

function bySoonest(a: ListedClock, b: ListedClock): number {
  const [dueA, dueB] = [a.due ?? '9999', b.due ?? '9999']
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  return a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0
}

/** After signing, days still come in: published, reported, appealed. They are kept beside the case. */
export function recordClockDay(
  library: OpenLibrary,
  { caseId, name, on }: Input<'clock:record'>,
): Answer<'clock:record'> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  if (loaded.value.status === 'OPEN')
    return refuse('NOT_SIGNED', 'The case is not signed yet: enter the day in its step 2.')
  inOneTransaction(library.db, () => {
    insertClockEntry(library.db, { caseId, name, on, ...stamp(library) })
    record(library, 'clock.recorded', loaded.value.reference, { name, on })
  })
  return composeOpenCase(library, caseId)
}

/** Writes the running clocks of one case, or of all, as a calendar file. */
export async function exportClocks(
  library: OpenLibrary,
  { caseId }: Input<'clock:export'>,
): Promise<Answer<'clock:export'>> {
  const wanted = caseId === null ? null : (loadCase(library.db, caseId)?.rootId ?? caseId)
  const running = clocksOfAll(library).filter(
    ({ key, clock }) =>
      (wanted === null || key === wanted) && clock.due !== null && RUNNING.has(clock.state),
  )
  if (running.length === 0)
    return refuse('NO_CLOCKS', 'No clock runs towards a day that is known, so there is no file.')
  const name = caseId === null ? 'hearings' : (running[0]?.clock.reference ?? 'case')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the clocks as a calendar file',
    suggestedName: `${name.toLowerCase()}-clocks.ics`,
    filters: [{ name: 'Calendar', extensions: ['ics'] }],
  })
  if (path === null) return ok(null)
  const text = icsOf(byCase(running), library.deps.now().toISOString())
  const written = await writeWhole(path, text, { overwrite: true })
  if (written.ok)
    record(library, 'clocks.exported', caseId === null ? 'library' : name, {
      clocks: running.length,
    })
  return written
}

/** Grouped by case, in the order of references. */
function byCase(listed: readonly Listed[]): readonly ClocksOfCase[] {
  const cases = new Map(listed.map(({ key, clock }) => [key, clock.reference]))
  return [...cases]
    .toSorted(([a, first], [b, second]) => (first + a < second + b ? -1 : 1))
    .map(([key, reference]) => ({
      key,
      reference,
      clocks: listed.filter((one) => one.key === key).map(({ clock }) => clock),
    }))
}

const RUNNING: ReadonlySet<string> = new Set(['RUNNING', 'DUE_SOON', 'LATE', 'HELD'])
