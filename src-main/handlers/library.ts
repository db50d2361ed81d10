import type { Api, Channel } from '#contract/api'
import { ukDay } from '#core/date-and-clock'
import type { Law } from '#core/law/law'
import { refuse } from '#core/result'
import type { IsoDate } from '#core/vocabulary'
import type { Db } from '../db/open-database.ts'
import type { Unlocked } from '../vault/vault.ts'
import { appendAudit } from '../db/audit.ts'
import type { HandlerDeps } from './deps.ts'

export type Input<C extends Channel> = Parameters<Api[C]>[0]
export type Answer<C extends Channel> = Awaited<ReturnType<Api[C]>>

/** An unlocked library and the person who unlocked it: what almost every handler works on. */
export type OpenLibrary = {
  readonly deps: HandlerDeps
  readonly law: Law
  readonly db: Db
  readonly unlocked: Unlocked
  /** True where the audit chain was found broken: nothing may be written. */
  readonly readOnly: boolean
}

/** The answer where the library was locked while a handler waited. */
export const locked = refuse('LOCKED', 'The library is locked. Unlock it first.')

export type AuditDetail = Parameters<typeof appendAudit>[1]['detail']

/** The person, time and words of one audit entry, ready for a function that appends it itself. */
export const auditMeta = (
  library: OpenLibrary,
  action: string,
  subject: string,
  detail: AuditDetail = {},
) => ({
  at: library.deps.now().toISOString(),
  personId: library.unlocked.person.id,
  personLabel: library.unlocked.person.label,
  action,
  subject,
  detail,
})

/** Writes who did what to which subject into the audit record; call inside the change's own transaction. */
export function record(
  library: OpenLibrary,
  action: string,
  subject: string,
  detail: AuditDetail = {},
): void {
  if (library.readOnly) return
  appendAudit(library.db, auditMeta(library, action, subject, detail))
}

/** The day as the law counts it. */
export const today = (library: OpenLibrary): IsoDate => ukDay(library.deps.now().toISOString())

/** Time and person, as the insert functions of db want them. */
export const stamp = (library: OpenLibrary) => ({
  at: library.deps.now().toISOString(),
  by: library.unlocked.person.label,
})
