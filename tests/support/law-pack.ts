import { join } from 'node:path'
import type { Api } from '#contract/api'
import { newFolder, openHandlers, passphrase, value, type TestLibrary } from './open-library.ts'

type Book = Extract<Awaited<ReturnType<Api['law:book']>>, { ok: true }>['value']
type Lock = Parameters<Api['pack:export-law']>[0]['lock']

/** A library of a force's own with a signing certificate, unlocked as its secretariat. */
export async function forceLibrary(label: string): Promise<TestLibrary> {
  const folder = newFolder()
  const library = openHandlers(folder)
  const person = { label: 'Secretariat', role: 'SECRETARIAT', capacity: null } as const
  const made = { folder, libraryLabel: label, person, passphrase, withSample: false }
  value(await library.handlers['vault:create'](made))
  value(await library.handlers['signing:make']({ name: 'Secretariat', organisation: label }))
  return library
}

export const bookOf = async ({ handlers }: TestLibrary): Promise<Book> =>
  value(await handlers['law:book']())

export const entryIn = (book: Book, id: string) => {
  const found = book.sections.flatMap(({ entries }) => entries).find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`No ${id}`)
  return found
}

export async function named(library: TestLibrary, id: string) {
  const { kind, hash } = entryIn(await bookOf(library), id)
  return { kind, id, hash }
}

export const words = {
  signedBy: 'Force solicitor',
  signedOn: '2026-11-18',
  note: 'Checked against the print.',
}

export async function signOff(library: TestLibrary, id: string): Promise<void> {
  value(await library.handlers['law:sign-off']({ ...(await named(library, id)), ...words }))
}

export async function withdraw(library: TestLibrary, id: string): Promise<void> {
  const entry = await named(library, id)
  value(await library.handlers['law:withdraw-sign-off']({ ...entry, reason: 'Law changed' }))
}

/** Exports the library's sign-offs and gives the path of the file. */
export async function packOf(library: TestLibrary, lock: Lock = null): Promise<string> {
  library.answers.saveFile = join(newFolder(), 'sign-offs.evenhand-pack')
  const made = value(await library.handlers['pack:export-law']({ madeFor: 'Other force', lock }))
  if (made === null) throw new Error('Nothing was saved')
  return made.path
}

/** Opens a pack as a person would, and gives what is shown. */
export async function inspect(library: TestLibrary, path: string, secret: string | null = null) {
  library.answers.openFiles = [path]
  const shown = value(await library.handlers['pack:inspect']({ secret }))
  if (shown?.kind !== 'LAW') throw new Error('No sign-offs were opened')
  return shown
}

type Shown = Awaited<ReturnType<typeof inspect>>

/** The confirmation of a person who compared the fingerprint. */
export const confirming = ({ signer, maker }: Shown) => ({
  fingerprint: signer.certificate.fingerprint,
  label: maker.label,
})

export const row = (shown: Shown, id: string) => {
  const found = shown.rows.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No row ${id}`)
  return found
}

/** Takes the pack in and lets the named entries count. */
export async function takeIn(library: TestLibrary, path: string, ...ids: readonly string[]) {
  const shown = await inspect(library, path)
  const follow = ids.map((id) => row(shown, id)).map(({ kind, id, hash }) => ({ kind, id, hash }))
  const confirm = shown.signer.knownAs === null ? confirming(shown) : null
  return library.handlers['pack:take-in-law']({ sha256: shown.sha256, follow, confirm })
}
