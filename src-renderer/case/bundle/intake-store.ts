import { create } from 'zustand'
import type { AddingProgress, DocumentsAdded } from '#contract/api'
import { emptyReport, joinReports, LARGEST_FILE, type IntakeReport } from '#core/bundle/intake'
import type { Problem, Result } from '#core/result'
import { call, listen, mayRead } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import type { DroppedFile } from '../../ui/drop-zone.tsx'
import { announce } from '../../ui/status.tsx'
import { takeCase } from '../store/case-store.ts'

type Intake = {
  /** Null where nothing is being added. */
  readonly progress: AddingProgress | null
  readonly problems: readonly Problem[]
  /** What became of the files last added, until the person has read it. */
  readonly report: IntakeReport | null
}

const NOTHING: Intake = { progress: null, problems: [], report: null }

/** Files on their way into a bundle; outlives the empty bundle that the first of them fills. */
export const useIntake = create<Intake>(() => NOTHING)

let cancelled = false

const refused = (file: string, reason: string): IntakeReport => ({
  ...emptyReport,
  refused: [{ file, reason }],
})

/** Whether a report says more than that everything went in and nothing is to be known of it. */
const saysMore = ({ added, refused: out, left }: IntakeReport): boolean =>
  out.length > 0 || left.length > 0 || added.some(({ notes }) => notes.length > 0)

function finish(report: IntakeReport) {
  const { added, refused: out, left } = report
  useIntake.setState({ progress: null, report: saysMore(report) ? report : null })
  const parts = [
    `${counted(added.length, 'document')} added`,
    out.length > 0 ? `${counted(out.length, 'file')} not added` : '',
    left.length > 0 ? `${counted(left.length, 'file')} left out` : '',
  ]
  announce(parts.filter((part) => part !== '').join(', '))
}

/** Asks for files and adds them. */
export async function addChosen(caseId: string) {
  if (useIntake.getState().progress !== null) return
  useIntake.setState({ ...NOTHING, progress: { file: '', done: 0, total: 0 } })
  const stop = listen('bundle:adding', (progress) => useIntake.setState({ progress }))
  const answer = await call('bundle:add', { caseId })
  stop()
  if (!answer.ok) return useIntake.setState({ progress: null, problems: answer.problems })
  if (answer.value === null) return useIntake.setState(NOTHING)
  takeCase(answer.value.openCase)
  finish(answer.value.report)
}

/** The bytes of a dropped file, sent to the library; only one file is in memory at a time. */
async function send(
  caseId: string,
  dropped: DroppedFile,
): Promise<Result<DocumentsAdded> | string> {
  const { file, asDropped, folder } = dropped
  if (folder) return 'This is a folder. Open it and drag the files in it.'
  if (file.size > LARGEST_FILE) return 'The file is larger than 300 MB. Split it and add the parts.'
  const allowed = await mayRead(asDropped)
  if (!allowed.ok) return allowed.problems.map(({ message }) => message).join(' ')
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return 'The file cannot be read. Check that it is there and not in use.'
  return call('bundle:add-dropped', { caseId, fileName: file.name, bytes: new Uint8Array(bytes) })
}

/** Adds files that were dragged into the window, one after another. */
export async function addDropped(caseId: string, files: readonly DroppedFile[]) {
  if (useIntake.getState().progress !== null || files.length === 0) return
  cancelled = false
  let report = emptyReport
  useIntake.setState(NOTHING)
  for (const [done, dropped] of files.entries()) {
    const { name } = dropped.file
    if (cancelled) {
      report = joinReports(report, { ...emptyReport, left: [name] })
      continue
    }
    useIntake.setState({ progress: { file: name, done, total: files.length } })
    const answer = await send(caseId, dropped)
    if (typeof answer === 'string') report = joinReports(report, refused(name, answer))
    else if (answer.ok) {
      takeCase(answer.value.openCase)
      report = joinReports(report, answer.value.report)
    } else {
      // Not the file but the library or the case refuses: so it would each of the rest.
      const left = files.slice(done).map(({ file }) => file.name)
      finish(joinReports(report, { ...emptyReport, left }))
      return useIntake.setState({ problems: answer.problems })
    }
  }
  finish(report)
}

/** Leaves out the file being read and those after it. */
export async function cancelAdding() {
  cancelled = true
  await call('bundle:cancel-adding')
}

export const closeReport = () => useIntake.setState({ report: null })
