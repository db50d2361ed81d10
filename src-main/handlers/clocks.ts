import { icsOf } from '#core/calendar-file'
import { caseClocks } from '#core/clocks'
import { ok, refuse } from '#core/result'
import { listCases } from '../db/cases.ts'
import { insertClockEntry } from '../db/clock-entries.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase, toHearingCase } from './open-case.ts'

type ListedClock = Extract<Answer<'clock:list'>, { readonly ok: true }>['value'][number]

function clocksOfAll(library: OpenLibrary): readonly ListedClock[] {
  const today = library.deps.now().toISOString().slice(0, 10)
  return listCases(library.db).flatMap((stored) =>
    caseClocks(toHearingCase(stored), library.law, today).map((clock) => ({
      ...clock,
      caseId: stored.id,
      reference: stored.reference,
    })),
  )
}

/** Every clock of every case, soonest last day first. */
export function listClocks(library: OpenLibrary): Answer<'clock:list'> {
  record(library, 'clocks.viewed', 'library')
  return ok(clocksOfAll(library).toSorted(bySoonest))
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
  const loaded = loadHearingCase(library, caseId)
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
  const clocks = clocksOfAll(library).filter((clock) => caseId === null || clock.caseId === caseId)
  const running = clocks.filter(({ due, state }) => due !== null && RUNNING.has(state))
  if (running.length === 0)
    return refuse('NO_CLOCKS', 'No clock runs towards a day that is known, so there is no file.')
  const references = [...new Set(running.map(({ reference }) => reference))].toSorted()
  const name = caseId === null ? 'hearings' : (references[0] ?? 'case')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the clocks as a calendar file',
    suggestedName: `${name.toLowerCase()}-clocks.ics`,
    filters: [{ name: 'Calendar', extensions: ['ics'] }],
  })
  if (path === null) return ok(null)
  const cases = references.map((reference) => ({
    reference,
    clocks: running.filter((clock) => clock.reference === reference),
  }))
  const text = icsOf(cases, library.deps.now().toISOString())
  const written = await writeWhole(path, text, { overwrite: true })
  if (written.ok)
    record(library, 'clocks.exported', caseId === null ? 'library' : name, {
      clocks: running.length,
    })
  return written
}

const RUNNING: ReadonlySet<string> = new Set(['RUNNING', 'DUE_SOON', 'LATE', 'HELD'])
