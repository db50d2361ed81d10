import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Events } from '#contract/api'
import type { Result } from '#core/result'
import type { Role } from '#core/vocabulary'
import { createHandlers } from '../../src-main/handlers/create-handlers.ts'
import type { Recogniser } from '../../src-main/recognise/recogniser.ts'
import { lowCost } from './make-db.ts'

export const passphrase = 'granite kettle sundial forty-one'
export const resources = resolve(import.meta.dirname, '../../resources')

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'evenhand-test-'))

/** The value of a result, or a failed test that says why there is none. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message}`).join('\n'))
  return result.value
}

/** The codes of a refusal, or a failed test. */
export function codes(result: Result<unknown>): readonly string[] {
  if (result.ok) throw new Error('Expected a refusal')
  return result.problems.map(({ code }) => code)
}

/** The real handlers on a folder; only time, dialogs and events are the test's own. */
export function openHandlers(
  folder: string,
  start = '2026-11-19T14:00:00.000Z',
  recogniser?: Recogniser,
) {
  const answers = {
    openFiles: [] as string[],
    saveFile: null as string | null,
    folders: [] as string[],
  }
  const events: { event: keyof Events; payload: unknown }[] = []
  const clock = { at: Date.parse(start) }
  const made = createHandlers({
    folder,
    resources,
    now: () => new Date((clock.at += 1000)),
    randomBytes: (count) => randomBytes(count),
    kdf: lowCost,
    dialogs: {
      openFiles: () => Promise.resolve(answers.openFiles),
      saveFile: () => Promise.resolve(answers.saveFile),
      chooseFolder: () => Promise.resolve(answers.folders.shift() ?? null),
    },
    emit: (event, payload) => events.push({ event, payload }),
    ...(recogniser === undefined ? {} : { recogniser }),
  })
  return { ...made, answers, events, clock, folder }
}
export type TestLibrary = ReturnType<typeof openHandlers>

/** A new library with a chair, unlocked as the chair. */
export async function newLibrary(
  options: { withSample?: boolean; role?: Role; recogniser?: Recogniser } = {},
) {
  const folder = newFolder()
  const library = openHandlers(folder, undefined, options.recogniser)
  const { handlers } = library
  value(
    await handlers['vault:create']({
      folder,
      libraryLabel: 'Test library',
      person: { label: 'Chair', role: options.role ?? 'CHAIR', capacity: 'CHIEF_OFFICER' },
      passphrase,
      withSample: options.withSample ?? false,
    }),
  )
  return library
}

/** Adds a person, then locks and unlocks as that person. */
export async function become(library: TestLibrary, label: string): Promise<void> {
  value(await library.handlers['vault:lock']())
  const { people } = value(await library.handlers['vault:status']())
  const person = people.find((p) => p.label === label)
  if (person === undefined) throw new Error(`No person ${label}`)
  value(await library.handlers['vault:unlock']({ profileId: person.id, passphrase }))
}

export const addPeople = async (library: TestLibrary): Promise<void> => {
  for (const [label, role] of [
    ['Panel member 1', 'MEMBER'],
    ['Panel member 2', 'MEMBER'],
    ['Adviser', 'ADVISER'],
    ['Secretariat', 'SECRETARIAT'],
    ['Oversight', 'OVERSIGHT'],
  ] as const)
    value(await library.handlers['person:add']({ label, role, capacity: null, passphrase }))
}
