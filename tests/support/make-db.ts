import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { PrecedentContent } from '#core/precedent'
import type { Result } from '#core/result'
import { appendAudit } from '../../src-main/db/audit.ts'
import { migrate } from '../../src-main/db/migrate.ts'
import { type Db, openDatabase } from '../../src-main/db/open-database.ts'
import { savePerson } from '../../src-main/db/people.ts'
import { createVault } from '../../src-main/vault/create-vault.ts'
import { vaultFiles } from '../../src-main/vault/header.ts'
import { hashText } from '../../src-main/vault/keys.ts'
import type { Unlocked } from '../../src-main/vault/vault.ts'

/** Cheap on purpose: a test tries many passphrases, and makes many libraries. */
export const lowCost = { name: 'scrypt', N: 2 ** 10, r: 8, p: 1 } as const
export const passphrase = 'brisk lantern orchid gravel'
export const at = '2026-11-22T09:00:00.000Z'
export const now = Date.parse(at)

/** The value of a result that must have one. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map(({ code, message }) => `${code}: ${message}`).join(' '))
}

/** Code of the first problem; null where there is none. */
export const codeOf = (result: Result<unknown>): string | null =>
  result.ok ? null : (result.problems[0]?.code ?? null)

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'evenhand-'))

export function openAgain(
  folder: string,
  unlocked: Pick<Unlocked, 'libraryId' | 'libraryKey'>,
): Result<Db> {
  const { libraryId, libraryKey: key } = unlocked
  const file = vaultFiles(folder).database
  return openDatabase({ file, key, sha256: hashText, mode: 'OPEN', libraryId })
}

export type TestLibrary = {
  readonly folder: string
  readonly db: Db
  readonly unlocked: Unlocked
  readonly recoveryKey: string
  readonly remove: () => void
}

/** A real encrypted library in a temporary folder, with one chair and one audit entry. */
export async function makeLibrary(): Promise<TestLibrary> {
  const folder = temporaryFolder()
  const person = { label: 'Chair', role: 'CHAIR', capacity: 'CHIEF_OFFICER' } as const
  const made = await createVault(
    { folder, libraryLabel: 'Test library', person, passphrase, now, kdf: lowCost },
    (unlocked) => {
      const { libraryId, libraryKey: key } = unlocked
      const file = vaultFiles(folder).database
      const db = valueOf(openDatabase({ file, key, sha256: hashText, mode: 'CREATE', libraryId }))
      savePerson(db, unlocked.person)
      appendAudit(db, { ...auditBy(unlocked), action: 'library.created', subject: 'library' })
      db.close()
    },
  )
  const { unlocked, recoveryKey } = valueOf(made)
  const db = valueOf(openAgain(folder, unlocked))
  const remove = () => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, db, unlocked, recoveryKey, remove }
}

/** A database in memory as it stood after so many migrations, foreign keys on. */
export function memoryDb(migrated: number): Db {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  valueOf(migrate(db, migrated))
  return db
}

export const auditBy = ({ person }: Pick<Unlocked, 'person'>) => ({
  at,
  personId: person.id,
  personLabel: person.label,
  action: 'test.act',
  subject: 'subject',
  detail: {},
})

const key = <T extends string>(value: T) => ({
  possible: [value],
  basis: 'DATES' as const,
  reason: 'Follows from the dates.',
})

/** A precedent that differs with its number; the same number gives the same content. */
export function sampleContent(
  number: number,
  change: Partial<PrecedentContent> = {},
): PrecedentContent {
  return {
    sourceId: `case-${number}`,
    sourceKind: 'FORCE',
    sourceRef: `source-${number}`,
    hearingKey: null,
    force: `Force ${number % 40}`,
    hearingDate: '2023-05',
    title: `A constable looked up record ${number} without a policing purpose`,
    profile: {
      allegationTypes: ['DATA_MISUSE', number % 2 === 0 ? 'DISHONESTY' : 'OTHER'],
      standards: ['SPB07_CONFIDENTIALITY'],
      culpabilityLevel: number % 3 === 0 ? null : 'HIGH',
      harmLevel: 'MEDIUM',
      factors: ['CUL_INTENTIONAL', 'AGG_REPEATED'],
      absentFactors: [],
      rank: 'CONSTABLE',
      standing: 'SERVING',
      context: 'ON_DUTY',
      convictionType: 'NONE',
      liveWarning: null,
      admission: 'ADMITTED',
      forum: 'HEARING',
      finding: 'GROSS_MISCONDUCT',
      regime: {
        conductRegime: key('CR2020_BASE'),
        formerOfficerRoute: key('AMH_DEFAULT'),
        panelModel: key('LQC_CHAIR'),
        forceTest: key('CIVIL_REASONABLE_BELIEF'),
      },
      narrative: `The officer searched the force system for a neighbour, search number ${number}.`,
    },
    outcome: number % 5 === 0 ? 'FWW' : 'DWN',
    outcomeMonths: null,
    laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
    barred: null,
    personalMitigation: [],
    collectorWords: {
      culpability: 'deliberate',
      harm: 'breach of privacy',
      aggravating: ['abuse_of_position'],
      mitigating: [],
      conductTypes: ['data_misuse'],
    },
    confidence: 'HIGH',
    unmapped: [],
    remarks: [],
    lengthOfServiceYears: null,
    exceptional: null,
    ...change,
  }
}
