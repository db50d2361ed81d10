import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ukDay } from '#core/date-and-clock'
import { formatDate } from '#core/dates'
import { holidayChange, readBankHolidays } from '#core/law/bank-holidays'
import { effectiveLaw, type EntryKind, type LawRecords } from '#core/law/law-records'
import { ruleBook, type BookEntry, type RuleBook } from '#core/law/rule-book'
import { ok, refuse, type Result } from '#core/result'
import { insertHolidayUpdate, insertSignOff, loadLawRecords } from '../db/law-records.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listElsewhere } from '../db/packs.ts'
import { hashText } from '../vault/keys.ts'
import { lawOf } from './effective-law.ts'
import { record, stamp, today, type Answer, type Input, type OpenLibrary } from './library.ts'
import type { Session } from './session.ts'

const largestFile = 2 * 1024 * 1024

/** The rule book with everything recorded in this library. */
export function bookHere({ law }: Session, { db }: OpenLibrary): RuleBook {
  const records: LawRecords = { ...loadLawRecords(db), elsewhere: listElsewhere(db) }
  return ruleBook(law, effectiveLaw(law, records, hashText), records, hashText)
}

/** While locked, the law as shipped; in an open library, the law that applies there. */
export const readLaw = (session: Session): Answer<'law:read'> =>
  ok(session.library?.law ?? session.law)

export function readBook(session: Session, library: OpenLibrary): Answer<'law:book'> {
  record(library, 'rule-book.viewed', 'library')
  return ok(bookHere(session, library))
}

/** From now on every rule, clock and screen works with what was just recorded. */
export function afresh(session: Session, library: OpenLibrary): RuleBook {
  session.library = { ...library, law: lawOf(session.law, library.db) }
  return bookHere(session, library)
}

type Named = { readonly kind: EntryKind; readonly id: string; readonly hash: string }

/** The entry in the very wording that the person saw, or why there is none. */
function entryNamed(session: Session, library: OpenLibrary, named: Named): Result<BookEntry> {
  const entry = bookHere(session, library)
    .sections.flatMap(({ entries }) => entries)
    .find(({ kind, id, hash }) => kind === named.kind && id === named.id && hash === named.hash)
  if (entry !== undefined) return ok(entry)
  return refuse(
    'NOT_THIS_WORDING',
    'The rule book has no such entry in this wording. Read it again.',
  )
}

export function signOff(
  session: Session,
  library: OpenLibrary,
  input: Input<'law:sign-off'>,
): Answer<'law:sign-off'> {
  const { signedBy, signedOn, note, ...named } = input
  if (signedOn > today(library))
    return refuse('IN_THE_FUTURE', 'The day of the sign-off lies ahead.', 'signedOn')
  const found = entryNamed(session, library, named)
  if (!found.ok) return found
  if (found.value.signOff !== null)
    return refuse(
      'SIGNED_OFF_ALREADY',
      `${named.id} is signed off already. Withdraw that sign-off before recording another.`,
    )
  keep(library, named, 'SIGNED', { signedBy, signedOn, note })
  return ok(afresh(session, library))
}

export function withdrawSignOff(
  session: Session,
  library: OpenLibrary,
  input: Input<'law:withdraw-sign-off'>,
): Answer<'law:withdraw-sign-off'> {
  const { reason, ...named } = input
  const found = entryNamed(session, library, named)
  if (!found.ok) return found
  const standing = found.value.signOff
  if (standing === null)
    return refuse('NOT_SIGNED_OFF', `${named.id} has no sign-off that could be withdrawn.`)
  const signedOn = today(library)
  keep(library, named, 'WITHDRAWN', { signedBy: standing.signedBy, signedOn, note: reason })
  return ok(afresh(session, library))
}

function keep(
  library: OpenLibrary,
  { kind, id, hash }: Named,
  act: 'SIGNED' | 'WITHDRAWN',
  words: { readonly signedBy: string; readonly signedOn: string; readonly note: string },
): void {
  const { at, by } = stamp(library)
  inOneTransaction(library.db, () => {
    insertSignOff(library.db, {
      kind,
      entryId: id,
      entryHash: hash,
      act,
      ...words,
      recordedAt: at,
      recordedBy: by,
    })
    const action = act === 'SIGNED' ? 'law.signed-off' : 'law.sign-off-withdrawn'
    record(library, action, id, { kind, wording: hash, ...words })
  })
}

/** Asks for a file of bank holidays, checks it and keeps it; what it changes is told and audited. */
export async function updateBankHolidays(
  session: Session,
  library: OpenLibrary,
): Promise<Answer<'law:update-bank-holidays'>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Take in bank holidays',
    filters: [{ name: 'Bank holidays', extensions: ['json'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  const text = await readText(path)
  if (!text.ok) return text
  const days = readBankHolidays(text.value)
  if (!days.ok) return days
  // The library may have been locked while the dialog stood open.
  if (session.library?.db !== library.db)
    return refuse('LOCKED', 'The library was locked meanwhile. Nothing was changed.')
  const { at, by } = stamp(library)
  const file = basename(path)
  const source = `${file}, taken in on ${formatDate(ukDay(at))} by ${by}`
  const update = { source, days: days.value, recordedAt: at, recordedBy: by }
  const before = lawOf(session.law, library.db).bankHolidays
  const change = inOneTransaction(library.db, () => {
    insertHolidayUpdate(library.db, { ...update, fileSha256: hashText(text.value) })
    const changed = holidayChange(before, lawOf(session.law, library.db).bankHolidays)
    record(library, 'law.bank-holidays-updated', file, {
      added: changed.added.map(({ date }) => date),
      removed: changed.removed.map(({ date }) => date),
      knownUntil: changed.knownUntil,
      sha256: hashText(text.value),
    })
    return changed
  })
  return ok({ book: afresh(session, library), change })
}

async function readText(path: string): Promise<Result<string>> {
  try {
    if ((await stat(path)).size > largestFile)
      return refuse('TOO_LARGE', 'The file is larger than 2 MB, far more than bank holidays need.')
    return ok((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read.')
  }
}
