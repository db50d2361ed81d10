import type { MethodSplit, Evaluation } from '#core/evaluate/evaluate'
import type { ExceptionalBank } from '#core/precedents/exceptional-bank'
import type { Consistency, ConsistencyFilter } from '#core/quality/consistency'
import type { Result } from '#core/result'

/** Channels that read the whole library at length; progress comes as `method:progress` events. */
export type QualityApi = {
  /**
   * The library grades the method on its own outcomes; progress comes as `method:progress` events.
   * Null where it was cancelled. Refused (`SEALED`) while the reader's own case awaits seals, like
   * the other two below, because figures open the cases behind them.
   */
  'method:evaluate': (input: { readonly split: MethodSplit }) => Promise<Result<Evaluation | null>>
  'method:cancel': () => Promise<Result<null>>
  'library:consistency': (filter: ConsistencyFilter) => Promise<Result<Consistency | null>>
  'exceptional:list': (input: { readonly query: string }) => Promise<Result<ExceptionalBank | null>>
  'exceptional:cancel': () => Promise<Result<null>>
}
