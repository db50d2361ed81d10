import { create } from 'zustand'
import type { CheckedFile, CheckingProgress, UncheckedFile } from '#contract/api'
import { concludeFrom, LARGEST_CHECKED } from '#core/notice/conclusion'
import type { Problem } from '#core/result'
import { call, listen, mayRead } from '../api.ts'
import { counted } from '../shell/words.ts'
import type { DroppedFile } from '../ui/drop-zone.tsx'
import { announce } from '../ui/status.tsx'

export type Checked = CheckedFile | UncheckedFile

type Verify = {
  /** Null where nothing is being checked. */
  readonly progress: CheckingProgress | null
  readonly problems: readonly Problem[]
  /** The files last checked, in the order they were given. */
  readonly files: readonly Checked[]
  /** Which of them is shown in full. */
  readonly shown: number
}

const NOTHING: Verify = { progress: null, problems: [], files: [], shown: 0 }

export const useVerify = create<Verify>(() => NOTHING)

/** What became of a file, in a few words and a colour. */
export const headlineOf = (one: Checked) =>
  'problems' in one
    ? ({ headline: 'Cannot be read', tone: 'BAD' } as const)
    : concludeFrom(one.verification)

/** What became of a file, in a sentence. */
export const summaryOf = (one: Checked): string =>
  'problems' in one
    ? one.problems.map(({ message }) => message).join(' ')
    : one.verification.summary

/** `10 of 12 files are signed and unchanged.` */
export function tally(files: readonly Checked[]): string {
  const good = files.filter((one) => headlineOf(one).tone === 'GOOD').length
  return `${good} of ${counted(files.length, 'file')} ${good === 1 ? 'is' : 'are'} signed and unchanged, by a signer who is known here.`
}

function finish(files: readonly Checked[]) {
  useVerify.setState({ progress: null, files, shown: 0 })
  const [only] = files
  if (files.length > 1) announce(tally(files))
  else if (only !== undefined) announce(`${headlineOf(only).headline}. ${summaryOf(only)}`)
}

let isStopped = false

/** Asks for files and checks them. */
export async function checkChosen() {
  if (useVerify.getState().progress !== null) return
  useVerify.setState({ progress: { file: '', done: 0, total: 0 }, problems: [] })
  const stop = listen('notice:checking', (progress) => useVerify.setState({ progress }))
  const answer = await call('notice:verify')
  stop()
  if (!answer.ok) return useVerify.setState({ progress: null, problems: answer.problems })
  if (answer.value === null) return useVerify.setState({ progress: null })
  finish(answer.value)
}

const refused = (file: string, message: string): UncheckedFile => ({
  file,
  problems: [{ code: 'UNREADABLE', message }],
})

async function check({ file, asDropped, folder }: DroppedFile): Promise<Checked> {
  const { name } = file
  if (folder) return refused(name, 'This is a folder. Open it and drag the files in it.')
  if (file.size > LARGEST_CHECKED)
    return refused(name, 'The file is larger than 200 MB: no notice is that large.')
  const allowed = await mayRead(asDropped)
  if (!allowed.ok) return { file: name, problems: allowed.problems }
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null)
    return refused(name, 'The file cannot be read. Check that it is there and not in use.')
  const input = { fileName: name, bytes: new Uint8Array(bytes) }
  const answer = await call('notice:verify-dropped', input)
  return answer.ok ? answer.value : { file: name, problems: answer.problems }
}

/** Checks files that were dragged into the window, one after another. */
export async function checkDropped(files: readonly DroppedFile[]) {
  if (useVerify.getState().progress !== null || files.length === 0) return
  isStopped = false
  const checked: Checked[] = []
  useVerify.setState({ problems: [] })
  for (const [done, one] of files.entries()) {
    if (isStopped) break
    useVerify.setState({ progress: { file: one.file.name, done, total: files.length } })
    const judged = await check(one)
    if (isStopped && 'problems' in judged) break
    checked.push(judged)
  }
  finish(checked)
}

/** Leaves out the files that were not checked yet. */
export async function stopChecking() {
  isStopped = true
  await call('notice:stop-checking')
}

export const show = (shown: number) => useVerify.setState({ shown })
