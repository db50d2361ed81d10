import type { FactorId, OutcomeCode } from '../vocabulary.ts'
import type { LaterHistory } from '../precedent.ts'
import type { Profile } from '../profile.ts'

// The shape of a comparison, which the window, the notice, the command line and the self-test share.

/** One named share of a likeness; all parts of a neighbour sum to its score within 1e-6. */
export type LikenessPart = {
  readonly name:
    'conduct' | 'culpability' | 'harm' | 'aggravating' | 'mitigating' | 'circumstances' | 'words'
  readonly label: string
  /** 0 to the part's weight. */
  readonly value: number
  readonly weight: number
}

/** A thing both, or one, of two cases state: a factor, category, standard or level. */
export type Feature = {
  readonly kind: 'ALLEGATION_TYPE' | 'STANDARD' | 'FACTOR' | 'LEVEL' | 'CIRCUMSTANCE'
  readonly id: string
  readonly label: string
  readonly polarity: 'AGGRAVATING' | 'MITIGATING' | 'CONTEXT'
}

export type Neighbour = {
  readonly ref: string
  readonly id: string
  readonly title: string
  readonly force: string
  readonly year: string | null
  readonly rank: string | null
  readonly regime: string
  readonly outcome: OutcomeCode
  readonly outcomeMonths: number | null
  readonly laterHistory: LaterHistory
  /** The outcome that stands; null when quashed or open: such a case is listed but never counted. */
  readonly standingOutcome: OutcomeCode | null
  readonly counted: boolean
  /** Why it does not enter the figures; null where it is counted. */
  readonly leftOut: LeftOut['reason'] | null
  /** Likeness, 0 to 1: the sum of the parts. */
  readonly score: number
  readonly parts: readonly LikenessPart[]
  readonly shared: readonly Feature[]
  readonly onlyPresent: readonly Feature[]
  readonly onlyPrecedent: readonly Feature[]
  /** Features that one side states and on which the other is silent: neither shared nor lacking. */
  readonly unknown: readonly Feature[]
  readonly role: 'SETS_FLOOR' | 'SETS_CEILING' | 'NEAR' | 'CONFLICT' | null
  readonly confidence: 'HIGH' | 'MEDIUM' | 'LOW'
  readonly personalMitigation: readonly FactorId[]
}

export type Bound = {
  readonly outcome: OutcomeCode
  readonly months: number | null
  /** Cases that set the bound. */
  readonly refs: readonly string[]
}

export type NearConstraint = {
  readonly ref: string
  readonly direction: 'FLOOR' | 'CEILING'
  readonly outcome: OutcomeCode
  /** One or two features a panel would have to point to in order to distinguish the case. */
  readonly distinctions: readonly Feature[]
}

export type Conflict = {
  readonly lower: { readonly ref: string; readonly outcome: OutcomeCode }
  readonly higher: { readonly ref: string; readonly outcome: OutcomeCode }
  readonly explanation: string
}

export type SpreadRow = {
  readonly outcome: OutcomeCode
  readonly count: number
  readonly refs: readonly string[]
  /** Null where there are too few cases to say. */
  readonly share: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
}

export type CounterfactualEntry = {
  readonly target: 'FLOOR' | 'CEILING' | 'MAJORITY'
  readonly direction: 'UP' | 'DOWN'
  readonly changes: readonly {
    readonly action: 'ADD' | 'REMOVE' | 'RAISE' | 'LOWER'
    readonly feature: Feature
  }[]
  /** Null with a case in `shownBy`: the bound that this case sets would fall away. */
  readonly movesTo: OutcomeCode | null
  /** The real case that shows it; null means "no such case in the library". */
  readonly shownBy: string | null
}

export type LeftOut = {
  readonly reason:
    | 'OTHER_RULES'
    | 'RULES_NOT_RECORDED'
    | 'SET_ASIDE'
    | 'LOW_CONFIDENCE'
    | 'SAME_CASE'
    | 'SAME_HEARING'
    | 'NO_COMPARABLE_OUTCOME'
    | 'OTHER_CONDUCT'
    | 'NOTHING_IN_COMMON'
  readonly label: string
  /** How many there are; of a large library not all are named. */
  readonly count: number
  readonly refs: readonly string[]
}

/** What a comparison says; what is tried and kept nowhere has no more than this. */
export type ComparisonResult = {
  readonly method: {
    readonly name: string
    readonly version: string
    readonly weights: Readonly<Record<string, number>>
    /** The other few numbers of the method, so that the fingerprint covers every one. */
    readonly settings?: Readonly<Record<string, number>>
  }
  readonly profile: Profile
  /** Every listed precedent, nearest first; `counted` tells which enter the figures. */
  readonly neighbours: readonly Neighbour[]
  readonly constraint: {
    readonly floor: Bound | null
    readonly ceiling: Bound | null
    readonly near: readonly NearConstraint[]
    readonly conflicts: readonly Conflict[]
  }
  readonly spread: readonly SpreadRow[]
  readonly spreadNote: {
    readonly counted: number
    readonly effective: number
    readonly tooFew: boolean
  }
  readonly counterfactual: readonly CounterfactualEntry[]
  readonly searchReport: {
    readonly inLibrary: number
    readonly underSameRules: number
    readonly withLikeConduct: number
    readonly counted: number
    readonly leftOut: readonly LeftOut[]
    readonly unknownShare: number
    readonly caveats: readonly string[]
    /** Counted cases whose outcome is not the one in view; filled where a view is given. */
    readonly pointingAway: readonly string[]
  }
}

export type Comparison = ComparisonResult & {
  readonly fingerprint: {
    readonly library: string
    readonly profile: string
    readonly method: string
    readonly result: string
  }
}
