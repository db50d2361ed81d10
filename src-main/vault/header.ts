import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#core/canonical'
import { ok, refuse, type Result } from '#core/result'
import { chairCapacitySchema, roleSchema } from '#core/vocabulary'
import { authenticate, deriveKey } from './boxes.ts'
import { writeDurably } from './durable-file.ts'

const formatVersion = 1

const costSchema = z.object({
  name: z.literal('scrypt'),
  // Bounded, so that a tampered header cannot ask for all the memory there is.
  N: z
    .number()
    .int()
    .min(2 ** 10)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.literal(8),
  p: z.number().int().min(1).max(4),
})

const headerPersonSchema = z.object({
  id: z.string(),
  label: z.string(),
  role: roleSchema,
  capacity: chairCapacitySchema.nullable(),
  kdf: costSchema,
  salt: z.base64(),
  /** Library key and personal key, each closed under the passphrase. */
  libraryKey: z.base64(),
  personalKey: z.base64(),
  /** Personal key, closed to the recovery key. */
  recoveryPersonalKey: z.base64(),
})
export type HeaderPerson = z.infer<typeof headerPersonSchema>

const headerSchema = z.object({
  format: z.literal('evenhand-library'),
  version: z.literal(formatVersion),
  cipher: z.literal('sqlcipher-4'),
  libraryId: z.string(),
  libraryLabel: z.string(),
  createdAt: z.string(),
  people: z.array(headerPersonSchema),
  recovery: z.object({ publicKey: z.base64(), libraryKey: z.base64() }),
  /** Where the audit record stood when this was written; it may be behind, never ahead. */
  audit: z.object({ entries: z.number().int().nonnegative(), head: z.string() }),
  /** Time of the present or an interrupted session; null where the library was closed in order. */
  openSince: z.string().nullable(),
  lastLockedAt: z.string().nullable(),
  lastBackupAt: z.string().nullable(),
  /** In a backup, and where one was put back until it is opened: when it was taken. */
  backupTakenAt: z.string().optional(),
  /** Written without any key, hence outside the authentication code. */
  attempts: z.object({
    failed: z.number().int().nonnegative(),
    nextAt: z.number().int().nullable(),
  }),
  mac: z.base64(),
})
/** The plain file beside the cipher: who may open it and how. No case data, no counts of cases. */
export type Header = z.infer<typeof headerSchema>

export const vaultFiles = (folder: string) => ({
  header: join(folder, 'library.json'),
  database: join(folder, 'library.db'),
  /** Stands in the folder only while a library is being made in it; holds the id of that process. */
  making: join(folder, 'library.making'),
})

/** The same two in a folder that holds a backup: named otherwise, so that nobody works in it. */
export const backupFiles = (folder: string) => ({
  header: join(folder, 'backup.json'),
  database: join(folder, 'backup.db'),
})

/** Header of the library in a folder; null where there is no library. Authentic only once unlocked. */
export const readHeader = (folder: string): Result<Header | null> =>
  readHeaderFile(vaultFiles(folder).header)

/** Header in a file; null where there is no such file. */
export function readHeaderFile(path: string): Result<Header | null> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null)
    return refuse(
      'HEADER_UNREADABLE',
      `${basename(path)} cannot be read. Check that you may open it.`,
    )
  }
  return parseHeader(text)
}

function parseHeader(text: string): Result<Header> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return damaged
  }
  const newer = z.object({ version: z.number().gt(formatVersion) }).safeParse(value)
  if (newer.success)
    return refuse('HEADER_NEWER', 'A newer Evenhand made this library. Open it with that version.')
  const parsed = headerSchema.safeParse(value)
  return parsed.success ? ok(parsed.data) : damaged
}

const damaged = refuse(
  'HEADER_UNREADABLE',
  'library.json is damaged. Put back library.json and library.db from the last backup.',
)

/** Header of a folder that must hold a library. */
export function requireHeader(folder: string): Result<Header> {
  const found = readHeader(folder)
  if (!found.ok) return found
  if (found.value !== null) return ok(found.value)
  return refuse('NO_LIBRARY', 'There is no library in this folder. Choose another, or make one.')
}

/** Writes the header with a fresh authentication code. */
export function writeHeader(folder: string, libraryKey: Uint8Array, header: Header): void {
  saveHeader(folder, sealHeader(libraryKey, header))
}

/** The header with the authentication code that only a holder of the library key can make. */
export const sealHeader = (libraryKey: Uint8Array, header: Header): Header => ({
  ...header,
  mac: macOf(libraryKey, header),
})

export const headerText = (header: Header): string => `${JSON.stringify(header, null, 2)}\n`

/** Writes only what may change while locked: the count of attempts. */
export function writeAttempts(folder: string, header: Header, attempts: Header['attempts']): void {
  saveHeader(folder, { ...header, attempts })
}

/** True where the header is as the holder of the library key last wrote it. */
export function isAuthentic(libraryKey: Uint8Array, header: Header): boolean {
  return macOf(libraryKey, header) === header.mac
}

function saveHeader(folder: string, header: Header): void {
  writeDurably(vaultFiles(folder).header, headerText(header))
}

function macOf(libraryKey: Uint8Array, header: Header): string {
  const { mac: _mac, attempts: _attempts, ...rest } = header
  return authenticate(deriveKey(libraryKey, 'header'), canonicalJson(rest))
}

/** The people of a library without their keys. */
export const toPeople = (header: Header) =>
  header.people.map(({ id, label, role, capacity }) => ({ id, label, role, capacity }))
