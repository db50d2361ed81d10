import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../../src-main/vault/create-vault.ts'
import { readHeader, toPeople, vaultFiles } from '../../../src-main/vault/header.ts'
import { addPerson } from '../../../src-main/vault/keep-vault.ts'
import { confirmPassphrase, unlockVault } from '../../../src-main/vault/unlock-vault.ts'
import { become, codes, newLibrary, passphrase, value } from '../../support/open-library.ts'

const slow = { name: 'scrypt', N: 2 ** 16, r: 8, p: 1 } as const
const quick = { name: 'scrypt', N: 2 ** 10, r: 8, p: 1 } as const
const now = Date.parse('2026-11-19T14:00:00.000Z')

async function newVault(kdf: typeof slow | typeof quick) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-header-'))
  const person = { label: 'Chair', role: 'CHAIR', capacity: null } as const
  const made = value(
    await createVault({ folder, libraryLabel: 'L', person, passphrase, now, kdf }, () => undefined),
  )
  return { folder, ...made }
}

describe('The header while two things happen at once', () => {
  it('keeps a person who is added while a passphrase is asked for again', async () => {
    const { folder, unlocked } = await newVault(slow)
    const asked = { folder, profileId: unlocked.person.id, passphrase, now }
    const confirming = confirmPassphrase(asked)
    const member = { label: 'Member', role: 'MEMBER', capacity: null } as const
    value(await addPerson(folder, unlocked.libraryKey, { ...member, passphrase, kdf: quick }))
    value(await confirming)
    const header = value(readHeader(folder))
    if (header === null) throw new Error('A header')
    expect(toPeople(header).map(({ label }) => label)).toEqual(['Chair', 'Member'])
    expect(header.attempts.failed).toBe(0)
    expect((await unlockVault({ ...asked, profileId: header.people[1]?.id ?? '' })).ok).toBe(true)
  })

  it('gives no more guesses to those who guess all at once', async () => {
    const { folder, unlocked } = await newVault(quick)
    const guess = () =>
      unlockVault({ folder, profileId: unlocked.person.id, passphrase: 'wrong', now })
    const answers = await Promise.all(Array.from({ length: 12 }, guess))
    const refusals = answers.map((answer) => codes(answer).join())
    expect(refusals.filter((code) => code === 'WRONG_PASSPHRASE')).toHaveLength(3)
    expect(refusals.filter((code) => code === 'TRY_LATER')).toHaveLength(9)
  })
})

describe('A header that cannot be written', () => {
  it('gives no guess that is not counted', async () => {
    const { folder, unlocked } = await newVault(quick)
    // Rights do not bind every user; a folder in the place of the temporary file binds all.
    mkdirSync(`${vaultFiles(folder).header}.${process.pid}.tmp`)
    const tried = await unlockVault({ folder, profileId: unlocked.person.id, passphrase, now })
    expect(codes(tried)).toEqual(['HEADER_NOT_WRITABLE'])
  })

  it('neither hides what was done nor keeps an open library from being locked', async () => {
    const library = await newLibrary()
    const blocked = `${vaultFiles(library.folder).header}.${process.pid}.tmp`
    mkdirSync(blocked)
    library.clock.at += 10_000
    value(await library.handlers['case:create']({ matter: 'Kept all the same' }))
    expect(value(await library.handlers['vault:lock']()).state).toBe('LOCKED')
    rmSync(blocked, { recursive: true })
    await become(library, 'Chair')
    const cases = value(await library.handlers['case:list']())
    expect(cases.map(({ matter }) => matter)).toEqual(['Kept all the same'])
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
  })
})
