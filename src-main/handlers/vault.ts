import { ok, refuse, type Result } from '#core/result'
import { appendAudit } from '../db/audit.ts'
import { closeDatabase, inOneTransaction, openDatabase } from '../db/open-database.ts'
import { savePerson } from '../db/people.ts'
import { writeWhole } from '../files/write-file.ts'
import { createVault } from '../vault/create-vault.ts'
import { hashText } from '../vault/keys.ts'
import { vaultFiles } from '../vault/header.ts'
import { recoverVault, unlockVault } from '../vault/unlock-vault.ts'
import type { Unlocked } from '../vault/vault.ts'
import { record, type Answer, type Input } from './library.ts'
import { addSample } from './sample.ts'
import { closeLibrary, openLibrary, vaultStatus, type Session } from './session.ts'

type Status = Answer<'vault:status'>

/** Makes the encrypted database with its first person and first audit entry. */
function buildDatabase(session: Session, folder: string, unlocked: Unlocked): void {
  const opened = openDatabase({
    file: vaultFiles(folder).database,
    key: unlocked.libraryKey,
    sha256: hashText,
    mode: 'CREATE',
    libraryId: unlocked.libraryId,
  })
  if (!opened.ok) throw new Error(opened.problems.map((p) => p.message).join(' '))
  const db = opened.value
  const { person } = unlocked
  inOneTransaction(db, () => {
    savePerson(db, person)
    appendAudit(db, {
      at: session.deps.now().toISOString(),
      personId: person.id,
      personLabel: person.label,
      action: 'library.created',
      subject: 'library',
      detail: { role: person.role },
    })
  })
  closeDatabase(db)
}

async function createLibrary(
  session: Session,
  input: Input<'vault:create'>,
): Promise<Answer<'vault:create'>> {
  if (session.library !== null)
    return refuse('UNLOCKED', 'A library is open. Lock it before making another.')
  const { folder, libraryLabel, person, passphrase } = input
  const { kdf, now } = session.deps
  const vault = { folder, libraryLabel, person, passphrase, now: now().getTime(), kdf }
  const made = await createVault(vault, (unlocked) => buildDatabase(session, folder, unlocked))
  if (!made.ok) return made
  session.folder = folder
  const opened = await openLibrary(session, made.value.unlocked)
  if (!opened.ok) return opened
  if (input.withSample && session.library !== null) {
    const added = await addSample(session.library, session.importing)
    if (!added.ok) return added
  }
  return ok({ recoveryKey: made.value.recoveryKey })
}

const opened = async (session: Session, unlocked: Result<Unlocked>): Promise<Status> => {
  if (!unlocked.ok) return unlocked
  const library = await openLibrary(session, unlocked.value)
  return library.ok ? vaultStatus(session) : library
}

async function unlock(session: Session, input: Input<'vault:unlock'>): Promise<Status> {
  if (session.library !== null) return vaultStatus(session)
  const now = session.deps.now().getTime()
  return opened(session, await unlockVault({ folder: session.folder, ...input, now }))
}

async function recover(session: Session, input: Input<'vault:recover'>): Promise<Status> {
  if (session.library !== null) return refuse('UNLOCKED', 'The library is open already.')
  const now = session.deps.now().getTime()
  const status = await opened(
    session,
    await recoverVault({ folder: session.folder, ...input, now }),
  )
  if (status.ok && session.library !== null)
    record(session.library, 'person.passphrase-reset', input.profileId)
  return status
}

function lock(session: Session): Status {
  closeLibrary(session)
  session.deps.emit('vault:locked', null)
  return vaultStatus(session)
}

/** Another folder may be chosen only while locked; it may hold a library or be empty. */
async function chooseFolder(session: Session): Promise<Answer<'vault:choose-folder'>> {
  if (session.library !== null)
    return refuse('UNLOCKED', 'Lock this library before opening another.')
  const folder = await session.deps.dialogs.chooseFolder({ title: 'Folder of the library' })
  if (folder !== null) session.folder = folder
  return ok(folder)
}

async function saveRecoveryKey(
  session: Session,
  input: Input<'vault:save-recovery-key'>,
): Promise<Answer<'vault:save-recovery-key'>> {
  const path = await session.deps.dialogs.saveFile({
    title: 'Save the recovery key',
    suggestedName: 'evenhand-recovery-key.txt',
    filters: [{ name: 'Text', extensions: ['txt'] }],
  })
  if (path === null) return ok(null)
  const text = [
    'Evenhand recovery key',
    '',
    input.recoveryKey,
    '',
    'Whoever holds this key can open the library. Keep it away from the computer, in a safe.',
    '',
  ].join('\n')
  return writeWhole(path, text, { overwrite: true })
}

/** Making, opening and locking a library. */
export const vaultHandlers = (session: Session) => ({
  'vault:choose-folder': () => chooseFolder(session),
  'vault:create': (input: Input<'vault:create'>) => createLibrary(session, input),
  'vault:save-recovery-key': (input: Input<'vault:save-recovery-key'>) =>
    saveRecoveryKey(session, input),
  'vault:unlock': (input: Input<'vault:unlock'>) => unlock(session, input),
  'vault:recover': (input: Input<'vault:recover'>) => recover(session, input),
  'vault:lock': () => lock(session),
})
