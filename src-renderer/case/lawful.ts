import { useMemo } from 'react'
import type { HearingCase } from '#core/hearing-case'
import { outcomeOptions, refusalsOf, type OutcomeOption } from '#core/law/outcome-rules'
import type { OutcomeCode } from '#core/vocabulary'
import { useLaw } from './words.ts'

/** Outcomes of these proceedings, mildest first, with what the rules say of each. */
export function useOptions(hearingCase: HearingCase): readonly OutcomeOption[] {
  const law = useLaw()
  return useMemo(
    () => outcomeOptions(hearingCase, law).filter(({ ofThisKind }) => ofThisKind),
    [hearingCase, law],
  )
}

/** A rung of the ladder, as the rules allow or refuse it. */
export type Rung = {
  readonly outcome: OutcomeCode
  readonly lawful: boolean
  readonly note: string
  readonly ruleIds: readonly string[]
}

/** The same outcomes from the gravest down, which is how a ladder is read. */
export function useRungs(hearingCase: HearingCase): readonly Rung[] {
  const options = useOptions(hearingCase)
  return useMemo(
    () =>
      options.toReversed().map((option) => ({
        outcome: option.outcome,
        lawful: option.state !== 'UNLAWFUL',
        note: option.state === 'NEEDS_REASONS' ? 'Needs reasons to be lawful' : '',
        ruleIds: refusalsOf(option).map(({ ruleId }) => ruleId),
      })),
    [options],
  )
}
