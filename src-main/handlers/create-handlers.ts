import type { Api, Channel } from '#contract/api'
import { inputSchemas } from '#contract/inputs'
import { ok, refuse, type Result } from '#core/result'
import { diskFull, isDiskFull } from '../db/disk-full.ts'
import { DamagedRecord } from '../db/stored.ts'
import { access } from './access.ts'
import type { HandlerDeps, Handlers } from './deps.ts'
import { OwnFileChosen } from './guarded-dialogs.ts'
import { implementChannels } from './implement-channels.ts'
import { besideImport, cancelImport } from './import-state.ts'
import { closeLibrary, followCheckpoint, newSession, type Session } from './session.ts'

/** Channels that change something: refused in a library whose audit record is broken. */
const writes =
  /^(person:add|law:(sign-off|withdraw-sign-off|update-bank-holidays)|pack:(export-law|export-case|take-in-law|take-in-case|take-in-file)|exchange:(add|confirm|revoke)|retention:set|case:delete|precedent:(record|correct)|import:run|mapping:(save|delete)|case:(create|import-sample|import-sample-2025|save|correct)|bundle:(add|replace|rename|remove|arrange|issue$|number-late)|mark:(put|delete)|recognition:(pause|again)|evidence:repair|redaction:(mark|change|remove|review|apply)|seal:(draft|commit|open-early|import|change)|clock:record|hearing:|publication:record|notice-redaction:(mark|remove)|wording:import|notice:(issue|countersign|request-timestamp|take-timestamp|take-revocation)|signing:(make|import|request|answer)|trust:(add|remove))/

const lockedMeanwhile = refuse(
  'LOCKED',
  'The library was locked meanwhile. Unlock it and look whether anything is left to do.',
)

/** What must hold before a handler runs: input of the right shape, library open, role allowed. */
function guard(session: Session, channel: Channel, input: unknown) {
  if (!Object.hasOwn(inputSchemas, channel))
    return refuse('NO_SUCH_CHANNEL', 'There is no such request.')
  const parsed = inputSchemas[channel].safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse('WRONG_INPUT', issue?.message ?? 'Wrong input.', issue?.path.join('.'))
  }
  const allowed: 'OPEN' | readonly string[] = access[channel]
  if (allowed === 'OPEN') return ok({ input: parsed.data, library: null })
  const { library } = session
  if (library === null) return refuse('LOCKED', 'The library is locked. Unlock it first.')
  if (!allowed.includes(library.unlocked.person.role))
    return refuse('NOT_ALLOWED', 'Your role in this library does not allow this.')
  if (library.readOnly && writes.test(channel))
    return refuse('READ_ONLY', 'The audit record does not hold together, so nothing is written.')
  return ok({ input: parsed.data, library })
}

/**
 * One function per channel, each guarded in the same way; the session, which holds the keys while
 * the library is open, and the way to close it.
 */
export function createHandlers(deps: HandlerDeps): {
  readonly handlers: Handlers
  /** The same, for a caller that holds the channel as data and the input as it came. */
  readonly invoke: (channel: Channel, input?: unknown) => Promise<Result<unknown>>
  readonly session: Session
  readonly close: () => void
} {
  const session = newSession(deps)
  const implementations = implementChannels(session)
  const { importing, recognising } = session
  const invoke = (channel: Channel, raw?: unknown): Promise<Result<unknown>> => {
    // Locking ends an import; what was asked for before it is still done first.
    if (channel === 'vault:lock') cancelImport(importing)
    if (besideImport.has(channel)) return answer(channel, raw)
    return importing.gate.pass(() => answer(channel, raw))
  }
  const answer = async (channel: Channel, raw: unknown): Promise<Result<unknown>> => {
    const checked = guard(session, channel, raw)
    if (!checked.ok) return checked
    const { library, input } = checked.value
    // The guard has parsed the input with the schema of this very channel.
    const work = implementations[channel] as (
      ...args: readonly unknown[]
    ) => Result<unknown> | Promise<Result<unknown>>
    try {
      return await recognising.beside(channel, async () =>
        library === null ? work(input) : work(library, input),
      )
    } catch (error) {
      if (error instanceof DamagedRecord || error instanceof OwnFileChosen)
        return { ok: false, problems: [error.problem] }
      if (isDiskFull(error)) return { ok: false, problems: [diskFull] }
      // Locked while the work waited for a file, a dialog or a key: nothing was written since.
      if (library !== null && !library.db.open) return lockedMeanwhile
      throw error
    } finally {
      followCheckpoint(session)
    }
  }
  const channels = Object.keys(inputSchemas) as Channel[]
  const handlers = Object.fromEntries(
    channels.map((channel) => [channel, (input?: unknown) => invoke(channel, input)]),
  ) as { [C in Channel]: Api[C] }
  return { handlers, invoke, session, close: () => closeLibrary(session) }
}
