import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackRole } from '#core/pack'
import { decryptPack } from '../../src-main/exchange/age-layer.ts'
import { wholeOf } from '../../src-main/exchange/pieces.ts'
import { receivingIdentity } from '../../src-main/exchange/receiving-key.ts'
import { receivingSeed } from '../../src-main/vault/keys.ts'
import { newFolder, newLibrary, value, type TestLibrary } from './open-library.ts'
import { memberLaptop } from './laptops.ts'

type Seat = { readonly role: PackRole; readonly seat: number | null }
export const memberSeat: Seat = { role: 'MEMBER', seat: 1 }

/** The chair's library with the sample case and a certificate. */
export async function chairLaptop() {
  const chair = await newLibrary()
  await certified(chair, 'Chair')
  const { summary } = value(await chair.handlers['case:import-sample']())
  return { chair, caseId: summary.id }
}

export const certified = async ({ handlers }: TestLibrary, name: string): Promise<void> =>
  void value(await handlers['signing:make']({ name, organisation: 'North force' }))

export const bookOf = async ({ handlers }: TestLibrary) => value(await handlers['exchange:book']())

/** Puts the receiving key of one person into the book of another, compared as over the telephone. */
export async function introduce(to: TestLibrary, from: TestLibrary, label: string) {
  const { mine } = await bookOf(from)
  value(await to.handlers['exchange:add-recipient']({ label, key: mine.key }))
  const found = (await bookOf(to)).recipients.find(({ key }) => key === mine.key)
  if (found === undefined) throw new Error('Added and not found')
  const { id } = found
  value(await to.handlers['exchange:confirm-recipient']({ id, fingerprint: mine.fingerprint }))
  return id
}

/** Writes the case for receivers in the book and gives the path of the file. */
export async function packFor(
  from: TestLibrary,
  caseId: string,
  ...recipients: readonly (Seat & { readonly id: string })[]
): Promise<string> {
  from.answers.saveFile = join(newFolder(), 'case.evenhand-pack')
  const made = value(await from.handlers['pack:export-case']({ caseId, recipients }))
  if (made === null) throw new Error('Nothing was saved')
  return made.path
}

/** Opens a pack of a case as a person would, and gives what is shown. */
export async function inspectCase(library: TestLibrary, path: string) {
  library.answers.openFiles = [path]
  const shown = value(await library.handlers['pack:inspect']({ secret: null }))
  if (shown?.kind !== 'CASE') throw new Error('No case was opened')
  return shown
}

/** What the receiver finds under the outer layer. */
export async function innerOf(library: TestLibrary, path: string): Promise<Buffer> {
  const key = library.session.library?.unlocked.personalKey ?? new Uint8Array()
  const identities = [await receivingIdentity(receivingSeed(key))]
  return wholeOf(value(await decryptPack([readFileSync(path)], { identities })))
}

type Choices = Parameters<TestLibrary['handlers']['pack:take-in-case']>[0]['choices']

/** Takes in what a pack holds, the signer compared where it is not known yet. */
export async function takeInCase(library: TestLibrary, path: string, choices: Choices = {}) {
  const { sha256, signer, maker } = await inspectCase(library, path)
  const { fingerprint } = signer.certificate
  const confirm = signer.knownAs === null ? { fingerprint, label: maker.label } : null
  return library.handlers['pack:take-in-case']({ sha256, choices, confirm })
}

/** The chair's library with a case, and a member's own, each with a certificate and the other's key. */
export async function twoLaptops() {
  const { chair, caseId } = await chairLaptop()
  const member = await memberLaptop('Panel member 1')
  await certified(member, 'Panel member 1')
  const toMember = { id: await introduce(chair, member, 'Panel member 1'), ...memberSeat }
  const toChair = {
    id: await introduce(member, chair, 'Chair'),
    role: 'CHAIR' as const,
    seat: 0,
  }
  return { chair, member, caseId, toMember, toChair }
}
