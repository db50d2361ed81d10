import type { MethodSplit } from '#core/evaluate/evaluate'
import type { PairSample } from '#core/quality/sample-pairs'
import { inFigures } from '../shell/words.ts'

export const percent = (share: number): number => Math.round(share * 100)

export const percentRange = ({ low, high }: { readonly low: number; readonly high: number }) =>
  `${percent(low)} to ${percent(high)}%`

/** What stands beside a share that was drawn and not counted. */
export const drawnWords = ({ pairs, ofAbout, interval }: PairSample): string =>
  `The library is too large to compare each case with every other: this is from ${inFigures(pairs)} of about ${inFigures(ofAbout)} comparable pairs (${inFigures(interval.low)} to ${inFigures(interval.high)}), drawn evenly. The interval is that of the draw; a filter with fewer pairs is counted whole. The same library draws the same pairs. One case stands in many pairs, so what other cases would show is less certain still.`

export type SplitChoice = 'leave-one-out' | 'leave-one-force-out' | 'before'

export const splitChoices: readonly {
  readonly id: SplitChoice
  readonly label: string
  readonly note: string
}[] = [
  {
    id: 'leave-one-out',
    label: 'Each case from the rest',
    note: 'Each hearing is put aside in turn and told from all the others. With more than 200 cases a tenth is put aside at a time.',
  },
  {
    id: 'leave-one-force-out',
    label: 'Each force from the others',
    note: 'Every case of one force is told from the other forces alone: does the method travel?',
  },
  {
    id: 'before',
    label: 'Later from earlier',
    note: 'Cases decided from the date on are told from those decided before it: does the method keep?',
  },
]

export const splitOf = (choice: SplitChoice, date: string | null): MethodSplit | null =>
  choice === 'before' ? (date === null ? null : { before: date }) : choice

export const leftOutWords = {
  SET_ASIDE_OR_OTHER_OUTCOME: 'set aside, or with an outcome that the ladder does not have',
  LOW_CONFIDENCE: 'coded with low confidence',
  RULES_NOT_RECORDED: 'rules not recorded',
} as const

export const panelModelWords = {
  LQC_CHAIR: 'Legally qualified chair',
  CHIEF_OFFICER_CHAIR: 'Chief officer or delegate',
} as const
