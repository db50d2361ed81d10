import { cpSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readHeader, toPeople, vaultFiles } from '../../../src-main/vault/header.ts'
import {
  addPerson,
  noteAudit,
  noteLocked,
  noteNothingWritten,
} from '../../../src-main/vault/keep-vault.ts'
import { openPersonal, sealPersonal } from '../../../src-main/vault/keys.ts'
import { createVault } from '../../../src-main/vault/create-vault.ts'
import {
  changePassphrase,
  confirmPassphrase,
  recoverVault,
  unlockVault,
} from '../../../src-main/vault/unlock-vault.ts'
import {
  at,
  codeOf,
  lowCost,
  makeLibrary,
  now,
  passphrase,
  temporaryFolder,
  type TestLibrary,
  valueOf,
} from '../../support/make-db.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await makeLibrary()
})
afterEach(() => library.remove())

const attempt = (words = passphrase, when = now) => ({
  folder: library.folder,
  profileId: library.unlocked.person.id,
  passphrase: words,
  now: when,
})
const header = () => {
  const found = valueOf(readHeader(library.folder))
  if (found === null) throw new Error('No header')
  return found
}
const rewrite = (change: (text: string) => string) => {
  const file = vaultFiles(library.folder).header
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

describe('making a library', () => {
  it('gives the same keys back to the same passphrase', async () => {
    const opened = valueOf(await unlockVault(attempt()))
    expect(opened.libraryKey.equals(library.unlocked.libraryKey)).toBe(true)
    expect(opened.personalKey.equals(library.unlocked.personalKey)).toBe(true)
    expect(opened.person).toEqual(library.unlocked.person)
  })

  it('lets only its owner read the files', () => {
    expect(statSync(library.folder).mode & 0o777).toBe(0o700)
    expect(statSync(vaultFiles(library.folder).header).mode & 0o777).toBe(0o600)
    expect(statSync(vaultFiles(library.folder).database).mode & 0o777).toBe(0o600)
  })

  it('shows people and labels in the header and leaves no temporary file', () => {
    expect(toPeople(header())).toEqual([library.unlocked.person])
    expect(header().libraryLabel).toBe('Test library')
    expect(readdirSync(library.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('refuses a weak passphrase and a folder that holds a library', async () => {
    const person = { label: 'Chair', role: 'CHAIR', capacity: null } as const
    const input = { folder: library.folder, libraryLabel: 'Other', person, passphrase, now }
    const never = () => expect.unreachable()
    expect(codeOf(await createVault(input, never))).toBe('LIBRARY_EXISTS')
    expect(codeOf(await createVault({ ...input, passphrase: 'short' }, never))).toBe(
      'PASSPHRASE_TOO_WEAK',
    )
  })

  it('leaves no header and no database where the database could not be made', async () => {
    const folder = temporaryFolder()
    const person = { label: 'Chair', role: 'CHAIR', capacity: null } as const
    const input = { folder, libraryLabel: 'Other', person, passphrase, now, kdf: lowCost }
    const broken = createVault(input, () => {
      writeFileSync(vaultFiles(folder).database, 'half')
      throw new Error('disk full')
    })
    await expect(broken).rejects.toThrow('disk full')
    expect(readdirSync(folder)).toEqual([])
  })

  it('starts again in a folder where an earlier first run was cut off half-way', async () => {
    const person = { label: 'Chair', role: 'CHAIR', capacity: null } as const
    const input = { libraryLabel: 'Other', person, passphrase, now, kdf: lowCost }
    const folder = temporaryFolder()
    const cutOff = temporaryFolder()
    const asLeft = await createVault({ ...input, folder }, () => {
      writeFileSync(vaultFiles(folder).database, 'half')
      cpSync(folder, cutOff, { recursive: true })
    })
    expect(asLeft.ok).toBe(true)
    expect(readdirSync(folder).toSorted()).toEqual(['library.db', 'library.json'])

    const again = await createVault({ ...input, folder: cutOff }, () =>
      expect(readFileSync(vaultFiles(cutOff).database, 'utf8')).toBe(''),
    )
    expect(again.ok).toBe(true)
    expect(readdirSync(cutOff).toSorted()).toEqual(['library.db', 'library.json'])
  })

  it('keeps its hands off a database that another program is making, or that lost its header', async () => {
    const person = { label: 'Chair', role: 'CHAIR', capacity: null } as const
    const folder = temporaryFolder()
    const input = { folder, libraryLabel: 'Other', person, passphrase, now, kdf: lowCost }
    const never = () => expect.unreachable()
    writeFileSync(vaultFiles(folder).database, 'of somebody else')
    expect(codeOf(await createVault(input, never))).toBe('FOLDER_NOT_USABLE')
    writeFileSync(vaultFiles(folder).making, String(process.ppid))
    expect(codeOf(await createVault(input, never))).toBe('FOLDER_NOT_USABLE')
    expect(readFileSync(vaultFiles(folder).database, 'utf8')).toBe('of somebody else')
  })

  it('says that there is no library in an empty folder, and when a header is newer or damaged', async () => {
    const folder = temporaryFolder()
    expect(valueOf(readHeader(folder))).toBeNull()
    expect(codeOf(await unlockVault({ ...attempt(), folder }))).toBe('NO_LIBRARY')
    rewrite((text) => text.replace('"version": 1', '"version": 2'))
    expect(codeOf(readHeader(library.folder))).toBe('HEADER_NEWER')
    rewrite((text) => text.slice(0, 100))
    expect(codeOf(readHeader(library.folder))).toBe('HEADER_UNREADABLE')
  })
})

describe('a wrong passphrase', () => {
  it('is refused in the same words as an unknown person', async () => {
    const wrong = await unlockVault(attempt('not the passphrase'))
    const unknown = await unlockVault({ ...attempt(), profileId: 'nobody' })
    expect(codeOf(wrong)).toBe('WRONG_PASSPHRASE')
    expect(unknown).toEqual(wrong)
  })

  it('makes the next attempts wait 0, 0, 1, 2, 4 seconds and at most five minutes', async () => {
    const waits: number[] = []
    let clock = now
    for (let tries = 0; tries < 13; tries += 1) {
      expect(codeOf(await unlockVault(attempt('not the passphrase', clock)))).toBe(
        'WRONG_PASSPHRASE',
      )
      const next = header().attempts.nextAt ?? clock
      waits.push((next - clock) / 1000)
      clock = next
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
  })

  it('keeps the wait in the file, so that a restart gains nothing, and lets the right one in after it', async () => {
    for (let tries = 0; tries < 4; tries += 1)
      await unlockVault(attempt('not the passphrase', now + tries * 5000))
    const early = await unlockVault(attempt(passphrase, now + 15_000 + 1999))
    expect(codeOf(early)).toBe('TRY_LATER')
    expect(early.ok ? '' : early.problems[0]?.message).toContain('1 second')
    const opened = valueOf(await unlockVault(attempt(passphrase, now + 15_000 + 2000)))
    expect(opened.failedBefore).toBe(4)
    expect(header().attempts).toEqual({ failed: 0, nextAt: null })
  })

  it('is not made to wait longer than five minutes by a clock that was set back', async () => {
    rewrite((text) => text.replace('"nextAt": null', `"nextAt": ${now + 10 ** 9}`))
    expect(codeOf(await unlockVault(attempt()))).toBe('TRY_LATER')
    expect(header().attempts.nextAt).toBe(now + 300_000)
  })

  it('counts too when asked for again before a signature', async () => {
    expect(codeOf(await confirmPassphrase(attempt('not the passphrase')))).toBe('WRONG_PASSPHRASE')
    expect(header().attempts.failed).toBe(1)
    expect(codeOf(await confirmPassphrase(attempt()))).toBeNull()
    expect(header().attempts.failed).toBe(0)
  })
})

describe('the header', () => {
  it.each([
    ['a role', (text: string) => text.replace('"role": "CHAIR"', '"role": "ADVISER"')],
    ['the library label', (text: string) => text.replace('Test library', 'Text library')],
    ['the audit checkpoint', (text: string) => text.replace('"entries": 0', '"entries": 1')],
  ])('is not trusted when %s was changed outside', async (_what, change) => {
    rewrite(change)
    expect(codeOf(await unlockVault(attempt()))).toBe('HEADER_ALTERED')
    expect(
      codeOf(noteAudit(library.folder, library.unlocked.libraryKey, { entries: 1, head: '' })),
    ).toBe('HEADER_ALTERED')
  })

  it('tells at opening whether the library was closed in order', async () => {
    const audit = { entries: 7, head: 'ab' }
    expect(valueOf(await unlockVault(attempt())).closedInOrder).toBe(false)
    valueOf(noteLocked(library.folder, library.unlocked.libraryKey, audit, at))
    const opened = valueOf(await unlockVault(attempt()))
    expect(opened).toMatchObject({ closedInOrder: true, checkpoint: audit })
    expect(header().lastLockedAt).toBe(at)
    expect(valueOf(await unlockVault(attempt())).closedInOrder).toBe(false)
  })

  it('still says closed in order after a session that wrote nothing', async () => {
    const audit = { entries: 7, head: 'ab' }
    const { folder, unlocked } = library
    valueOf(noteLocked(folder, unlocked.libraryKey, audit, at))
    valueOf(await unlockVault(attempt()))
    valueOf(noteNothingWritten(folder, unlocked.libraryKey))
    const opened = valueOf(await unlockVault(attempt()))
    expect(opened).toMatchObject({ closedInOrder: true, checkpoint: audit })
  })
})

describe('other people and other passphrases', () => {
  const member = { label: 'Member 1', role: 'MEMBER', capacity: null, kdf: lowCost } as const
  const words = 'copper thistle walnut harbour'

  it('gives an added person the library and a private key of their own', async () => {
    const { folder, unlocked } = library
    const person = valueOf(
      await addPerson(folder, unlocked.libraryKey, { ...member, passphrase: words }),
    )
    const opened = valueOf(
      await unlockVault({ folder, profileId: person.id, passphrase: words, now }),
    )
    expect(opened.libraryKey.equals(unlocked.libraryKey)).toBe(true)
    expect(opened.personalKey.equals(unlocked.personalKey)).toBe(false)
    const draft = sealPersonal(opened.personalKey, 'draft', Buffer.from('mine'))
    expect(openPersonal(unlocked.personalKey, 'draft', draft)).toBeNull()
    expect(openPersonal(opened.personalKey, 'seal', draft)).toBeNull()
    expect(openPersonal(opened.personalKey, 'draft', draft)?.toString()).toBe('mine')
    const twice = await addPerson(folder, unlocked.libraryKey, { ...member, passphrase: words })
    expect(codeOf(twice)).toBe('PERSON_EXISTS')
  })

  it('changes a passphrase only for who knows the present one', async () => {
    const change = { ...attempt(), newPassphrase: words }
    expect(codeOf(await changePassphrase({ ...change, passphrase: 'not it at all' }))).toBe(
      'WRONG_PASSPHRASE',
    )
    valueOf(await changePassphrase(change))
    expect(codeOf(await unlockVault(attempt()))).toBe('WRONG_PASSPHRASE')
    const opened = valueOf(await unlockVault(attempt(words)))
    expect(opened.personalKey.equals(library.unlocked.personalKey)).toBe(true)
  })

  it('recovers any person, also one added without the recovery key, with their private key', async () => {
    const { folder, unlocked, recoveryKey } = library
    const person = valueOf(
      await addPerson(folder, unlocked.libraryKey, { ...member, passphrase: words }),
    )
    const own = valueOf(await unlockVault({ folder, profileId: person.id, passphrase: words, now }))
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    const next = 'granite sparrow meadow violin'
    const input = { folder, profileId: person.id, recoveryKey: typed, passphrase: next, now }
    const recovered = valueOf(await recoverVault(input))
    expect(recovered.personalKey.equals(own.personalKey)).toBe(true)
    const opened = valueOf(
      await unlockVault({ folder, profileId: person.id, passphrase: next, now }),
    )
    expect(opened.libraryKey.equals(unlocked.libraryKey)).toBe(true)
  })

  it('refuses a slip without counting it, and the key of another library with counting it', async () => {
    const other = await makeLibrary()
    const slip = library.recoveryKey.replace(/.$/, (last) => (last === '7' ? '8' : '7'))
    const mistyped = await recoverVault({ ...attempt(words), recoveryKey: slip })
    expect(codeOf(mistyped)).toBe('RECOVERY_KEY_MISTYPED')
    expect(header().attempts.failed).toBe(0)
    const wrong = await recoverVault({ ...attempt(words), recoveryKey: other.recoveryKey })
    expect(codeOf(wrong)).toBe('WRONG_RECOVERY_KEY')
    expect(header().attempts.failed).toBe(1)
    other.remove()
    expect(existsSync(other.folder)).toBe(false)
  })
})
