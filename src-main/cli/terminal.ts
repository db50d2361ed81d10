import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, refuse, type Result } from '#core/result'
import type { RecognitionProgress } from '#contract/api'
import type { Recogniser } from '../recognise/recogniser.ts'
import { createHandlers } from '../handlers/create-handlers.ts'
import type { Dialogs, HandlerDeps } from '../handlers/deps.ts'
import type { OpenLibrary } from '../handlers/library.ts'
import type { Arguments, Options } from './arguments.ts'

/** Answers that the window would ask a person for: the operands of the command. */
export type Answers = {
  openFiles: readonly string[]
  saveFile: string | null
  /** For questions after a folder, in the order they are asked. */
  folders: readonly string[]
}

export type Terminal = ReturnType<typeof createHandlers> & { readonly answers: Answers }

const resources = resolve(dirname(fileURLToPath(import.meta.url)), '../../resources')

const dialogsOf = (answers: Answers): Dialogs => ({
  openFiles: () => Promise.resolve(answers.openFiles),
  saveFile: () => Promise.resolve(answers.saveFile),
  chooseFolder: () => {
    const [folder = null, ...others] = answers.folders
    answers.folders = others
    return Promise.resolve(folder)
  },
})

const wall = { now: () => new Date(), randomBytes: (count: number) => randomBytes(count) }

/** What reads pages that are only pictures, and who is told how far it is: null at the end. */
type Reading = {
  readonly recogniser: Recogniser
  readonly recognised: (progress: RecognitionProgress | null) => void
}

/** The handlers without a window; progress goes to standard error where a person may watch. */
export function openTerminal(folder: string, reading?: Reading): Terminal {
  const answers: Answers = { openFiles: [], saveFile: null, folders: [] }
  const emit: HandlerDeps['emit'] = (event, payload) => {
    if (event === 'recognition:progress') reading?.recognised(payload as RecognitionProgress | null)
    if (event !== 'import:progress' || !process.stderr.isTTY) return
    const { phase, done } = payload as { phase: string; done: number }
    process.stderr.write(`\r${phase === 'READING' ? 'Reading' : 'Writing'} ${done}`)
  }
  const dialogs = dialogsOf(answers)
  const deps = { folder, resources, dialogs, emit, ...wall }
  const made =
    reading === undefined
      ? createHandlers(deps)
      : createHandlers({ ...deps, recogniser: reading.recogniser })
  return { ...made, answers }
}

type SecretOption =
  'passphrase-file' | 'new-passphrase-file' | 'key-passphrase-file' | 'pack-passphrase-file'

/** The passphrase of a file, without its line end; never taken from the command line itself. */
export function readPassphrase(
  options: Options,
  option: SecretOption = 'passphrase-file',
): Result<string> {
  const path = options[option]
  if (path === undefined) return refuse('USAGE', `Say --${option} <file>.`)
  if (!existsSync(path)) return refuse('USAGE', `There is no passphrase file ${path}.`)
  return ok(readFileSync(path, 'utf8').replace(/\r?\n$/, ''))
}

/** Unlocks the library of a command line as the person it names, or as the first of the library. */
export async function unlockTerminal(
  { options }: Arguments,
  reading?: Reading,
): Promise<Result<Terminal & { readonly library: OpenLibrary }>> {
  if (options.library === undefined) return refuse('USAGE', 'Say --library <folder>.')
  const passphrase = readPassphrase(options)
  if (!passphrase.ok) return passphrase
  const terminal = openTerminal(resolve(options.library), reading)
  const status = await terminal.handlers['vault:status']()
  if (!status.ok) return status
  const { people } = status.value
  const person =
    options.as === undefined
      ? people[0]
      : people.find(({ id, label }) => id === options.as || label === options.as)
  if (person === undefined)
    return people.length === 0
      ? refuse('NO_LIBRARY', `There is no library in ${options.library}. Make one with init.`)
      : refuse('USAGE', `No person "${options.as}" here: ${people.map((p) => p.label).join(', ')}.`)
  const unlocked = await terminal.handlers['vault:unlock']({
    profileId: person.id,
    passphrase: passphrase.value,
  })
  if (!unlocked.ok) return unlocked
  const { library } = terminal.session
  return library === null
    ? refuse('LOCKED', 'The library did not open.')
    : ok({ ...terminal, library })
}
