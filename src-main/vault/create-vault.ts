import { randomBytes, randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { checkPassphrase } from '#core/passphrase'
import { ok, refuse, type Result } from '#core/result'
import { fullCost, type KeyCost, recoveryPublicKey, sealToRecovery } from './boxes.ts'
import { writeDurably } from './durable-file.ts'
import { type Header, vaultFiles, writeHeader } from './header.ts'
import { closeKeys, hashText, type NewPerson, purposeOf } from './keys.ts'
import { formatRecoveryKey } from './recovery-key.ts'
import { noAttempts } from './attempts.ts'
import type { Unlocked } from './vault.ts'

export type CreateVault = {
  readonly folder: string
  readonly libraryLabel: string
  readonly person: NewPerson
  readonly passphrase: string
  /** Epoch milliseconds. */
  readonly now: number
  /** Cost of a guess; tests use a lower one. */
  readonly kdf?: KeyCost | undefined
}

/**
 * Makes a library: keys, then the database through `build`, then the header last, so that a folder
 * with a header always holds a whole library. If `build` throws, its database is taken away again;
 * if the process is ended half-way, the next try in that folder takes it away.
 */
export async function createVault(
  input: CreateVault,
  build: (unlocked: Unlocked) => void,
): Promise<Result<{ readonly recoveryKey: string; readonly unlocked: Unlocked }>> {
  const strong = checkPassphrase(input.passphrase)
  if (!strong.ok) return strong
  const secret = randomBytes(32)
  const { header, unlocked } = await makeHeader(input, secret)
  const folder = prepareFolder(input.folder)
  if (!folder.ok) return folder
  try {
    build(unlocked)
  } catch (error) {
    removeDatabase(input.folder)
    throw error
  }
  // Before the header: a mark left beside a whole library could one day cost that library.
  rmSync(vaultFiles(input.folder).making)
  writeHeader(input.folder, unlocked.libraryKey, header)
  const recoveryKey = formatRecoveryKey(secret)
  secret.fill(0)
  return ok({ recoveryKey, unlocked })
}

function prepareFolder(folder: string): Result<null> {
  const files = vaultFiles(folder)
  if (existsSync(files.header))
    return refuse(
      'LIBRARY_EXISTS',
      'This folder already holds a library. Unlock it instead.',
      'folder',
    )
  if (wasInterrupted(files.making)) removeDatabase(folder)
  if (existsSync(files.database))
    return refuse(
      'FOLDER_NOT_USABLE',
      'This folder holds library.db without library.json. Put library.json back, or choose another folder.',
      'folder',
    )
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // A folder that holds other things is not ours to close to others.
    if (readdirSync(folder).length === 0) chmodSync(folder, 0o700)
    writeDurably(files.making, String(process.pid))
    // SQLite would make the file readable to all; its journal takes the rights of the file.
    closeSync(openSync(files.database, 'wx', 0o600))
    return ok(null)
  } catch {
    return refuse('FOLDER_NOT_USABLE', 'This folder cannot be written. Choose another.', 'folder')
  }
}

/** Without a header nobody holds a key to that database: what an ended process left can go. */
function wasInterrupted(making: string): boolean {
  if (!existsSync(making)) return false
  const maker = Number(readFileSync(making, 'utf8'))
  return maker === process.pid || !isRunning(maker)
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function makeHeader(input: CreateVault, secret: Uint8Array) {
  const libraryId = randomUUID()
  const keys = { libraryKey: randomBytes(32), personalKey: randomBytes(32) }
  const publicKey = recoveryPublicKey(secret)
  const purpose = purposeOf(libraryId, 'recovery', 'library')
  const recovery = {
    publicKey: publicKey.toString('base64'),
    libraryKey: sealToRecovery(publicKey, purpose, keys.libraryKey).toString('base64'),
  }
  const person = { id: randomUUID(), ...input.person }
  const cost = input.kdf ?? fullCost
  const createdAt = new Date(input.now).toISOString()
  const header: Header = {
    format: 'evenhand-library',
    version: 1,
    cipher: 'sqlcipher-4',
    libraryId,
    libraryLabel: input.libraryLabel,
    createdAt,
    people: [await closeKeys({ libraryId, recovery }, person, keys, input.passphrase, cost)],
    recovery,
    audit: { entries: 0, head: hashText(libraryId) },
    openSince: createdAt,
    lastLockedAt: null,
    lastBackupAt: null,
    attempts: noAttempts,
    mac: '',
  }
  const unlocked: Unlocked = {
    libraryId,
    ...keys,
    person,
    failedBefore: 0,
    checkpoint: header.audit,
    closedInOrder: false,
    backupTakenAt: null,
  }
  return { header, unlocked }
}

function removeDatabase(folder: string): void {
  const { database, making } = vaultFiles(folder)
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${database}${end}`, { force: true })
  rmSync(making, { force: true })
}
