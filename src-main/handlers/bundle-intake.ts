import { basename } from 'node:path'
import {
  emptyReport,
  joinReports,
  takenEndings,
  titleOfFile,
  type IntakeReport,
} from '#core/bundle/intake'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { diskFull, isDiskFull } from '../db/disk-full.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { attachedFiles, type Arriving } from './attached-files.ts'
import { keepDocument, open } from './bundles.ts'
import type { Gate } from './gate.ts'
import { areLong, keepInSlices } from './keep-in-slices.ts'
import { locked, type Answer, type Input, type OpenLibrary } from './library.ts'
import { readCapped, startIntake } from './new-document.ts'
import { composeOpenCase } from './open-case.ts'

export type Adding = {
  /** How adding is told to stop; null where none is under way. */
  running: AbortController | null
  readonly gate: Gate
}

/** What adding files one after another needs for each of them. */
type Run = {
  readonly intake: ReturnType<typeof startIntake>
  readonly gate: Gate
  readonly signal: AbortSignal
}
type Place = { readonly caseId: string; readonly reference: string }
type Given = {
  readonly fileName: string
  readonly read: () => Promise<Result<Uint8Array>>
  readonly origin: 'CHOSEN' | 'DROPPED'
}

export const busy = refuse('BUSY', 'Documents are being added. Wait for it or cancel it.')
const inWords = (problems: readonly Problem[]): string =>
  problems.map(({ message }) => message).join(' ')

/** Keeps a file and what was attached to it in one transaction: all of it, or where it is refused none. */
export function keepArriving(
  library: OpenLibrary,
  place: Place,
  arriving: readonly Arriving[],
): IntakeReport {
  return inOneTransaction(library.db, () => {
    let report = emptyReport
    for (const [index, { name, title, document }] of arriving.entries()) {
      const kept = keepDocument(library, { ...place, title }, document)
      const notes = document.came?.notes ?? []
      report = joinReports(
        report,
        kept.ok
          ? { ...emptyReport, added: [{ file: name, title, notes }] }
          : { ...emptyReport, refused: [{ file: name, reason: inWords(kept.problems) }] },
      )
      if (!kept.ok && index === 0) return report
    }
    return report
  })
}

/**
 * The same; a file for which the disk has no room is refused, and a smaller one may still go in. Null
 * where a long one was cancelled while it was written.
 */
async function keepWhereRoom(
  library: OpenLibrary,
  { gate, signal }: Run,
  place: Place,
  arriving: readonly Arriving[],
): Promise<IntakeReport | null> {
  const keep = () => keepArriving(library, place, arriving)
  try {
    if (!areLong(arriving)) return keep()
    const isKept = ({ added }: IntakeReport) => added.length > 0
    const alone = () => keepInSlices(library, place.caseId, arriving, signal, { keep, isKept })
    return await gate.stepAside(alone, signal)
  } catch (error) {
    if (!isDiskFull(error)) throw error
    const reason = inWords([diskFull])
    return { ...emptyReport, refused: arriving.map(({ name: file }) => ({ file, reason })) }
  }
}

/** Reads one file, with what is attached to it, and keeps it. Null where that was cancelled. */
async function addOne(
  library: OpenLibrary,
  run: Run,
  place: Place,
  given: Given,
): Promise<IntakeReport | null> {
  const { fileName: file, origin } = given
  const { intake } = run
  const refused = (problems: readonly Problem[]): IntakeReport => ({
    ...emptyReport,
    refused: [{ file, reason: inWords(problems) }],
  })
  const bytes = await given.read()
  if (!bytes.ok) return refused(bytes.problems)
  const taken = await intake.takeIn({ fileName: file, bytes: bytes.value })
  if (!taken.ok) return isCancelled(taken.problems) ? null : refused(taken.problems)
  const { attached, notes, ...document } = taken.value
  const title = titleOfFile(file)
  const first = {
    name: file,
    title,
    document: { ...document, came: { origin, attachedTo: null, notes } },
  }
  const inside = await attachedFiles(attached, title, intake)
  if (inside === null || !library.db.open) return null
  const kept = await keepWhereRoom(library, run, place, [first, ...inside.arriving])
  return kept === null || kept.added.length === 0
    ? kept
    : joinReports(kept, { ...emptyReport, refused: inside.refused })
}

const isCancelled = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === 'CANCELLED')

/** Adds files one after another; once cancelled, the one being read and the rest are left out. */
async function addAll(
  library: OpenLibrary,
  adding: Adding,
  place: Place,
  files: readonly Given[],
): Promise<Answer<'bundle:add-dropped'>> {
  if (adding.running !== null) return busy
  const control = (adding.running = new AbortController())
  const intake = startIntake()
  const run = { intake, gate: adding.gate, signal: control.signal }
  control.signal.addEventListener('abort', intake.close)
  let report = emptyReport
  try {
    for (const [done, file] of files.entries()) {
      library.deps.emit('bundle:adding', { file: file.fileName, done, total: files.length })
      const added = control.signal.aborted ? null : await addOne(library, run, place, file)
      if (!library.db.open) return locked
      report = joinReports(report, added ?? { ...emptyReport, left: [file.fileName] })
    }
  } finally {
    intake.close()
    adding.running = null
  }
  const openCase = composeOpenCase(library, place.caseId)
  return openCase.ok ? ok({ openCase: openCase.value, report }) : openCase
}

export async function addDocuments(
  library: OpenLibrary,
  adding: Adding,
  { caseId }: Input<'bundle:add'>,
): Promise<Answer<'bundle:add'>> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  if (adding.running !== null) return busy
  const paths = await library.deps.dialogs.openFiles({
    title: 'Add documents to the bundle',
    filters: [
      { name: 'Documents, e-mails, texts and pictures', extensions: takenEndings },
      { name: 'All files', extensions: ['*'] },
    ],
    many: true,
  })
  if (paths.length === 0) return ok(null)
  const files = paths.map((path): Given => ({
    fileName: basename(path),
    read: () => readCapped(path),
    origin: 'CHOSEN',
  }))
  return addAll(library, adding, { caseId, reference: allowed.value }, files)
}

/** Adds one file whose bytes the window sent, since it was dragged there. */
export async function addDropped(
  library: OpenLibrary,
  adding: Adding,
  { caseId, fileName, bytes }: Input<'bundle:add-dropped'>,
): Promise<Answer<'bundle:add-dropped'>> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  const file: Given = { fileName, read: async () => ok(bytes), origin: 'DROPPED' }
  return addAll(library, adding, { caseId, reference: allowed.value }, [file])
}

export function cancelAdding(adding: Adding): Answer<'bundle:cancel-adding'> {
  adding.running?.abort()
  return ok(null)
}
