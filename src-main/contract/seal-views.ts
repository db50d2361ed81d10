import type { ChangedView, ProvisionalView } from '#core/provisional-view'
import type { ViewChange } from '#core/view-change'
import type { OpenCase } from './views.ts'

// The seals of a panel as one of its decision-makers sees them.

export type SealState = {
  readonly decisionMakers: readonly {
    readonly label: string
    readonly profileId: string | null
    readonly isMe: boolean
    readonly sealedAt: string | null
    /** Commitment: SHA-256 over salt and view, hex. */
    readonly commitment: string | null
    /** Readable to me only when it is mine, or when all have sealed and its owner has released it. */
    readonly view: ProvisionalView | null
  }[]
  readonly myDraft: ProvisionalView | null
  /** What I am writing about what I hold after the comparators; nobody else can read it. */
  readonly myChangeDraft: ChangedView | null
  /** Names of those whose latest view was taken on other findings or seriousness than now stand. */
  readonly onOtherFindings: readonly string[]
  readonly allSealed: boolean
  readonly openedEarly: {
    readonly by: string
    readonly at: string
    /** Null where the panel keeps it until its notice is signed. */
    readonly reason: string | null
  } | null
  /** Cases on the same matter whose comparators somebody on this panel saw before all had sealed. */
  readonly seenBeside: readonly {
    readonly reference: string
    readonly by: string
    readonly at: string
  }[]
  readonly comparatorsOpen: boolean
  /** The chair's draft of outcome and notice is kept from this member until every view is sealed. */
  readonly draftClosed: boolean
}

/** What stands behind the seals of a case, without what is in them. */
export type PanelRecord = {
  /** Fingerprint of the reader's own sealing key, to be read out to another laptop. */
  readonly myFingerprint: string
  /** Every seal ever made, in order of time. */
  readonly seals: readonly {
    readonly profileId: string
    readonly label: string
    /** 0 for the chair, then the members; null for a person who has been replaced on the panel. */
    readonly seat: number | null
    readonly isMe: boolean
    readonly sealedAt: string
    readonly commitment: string
    readonly signature: 'GOOD' | 'BROKEN' | 'NONE'
    readonly fingerprint: string | null
    /** When the seal came from another laptop; null where it was made here. */
    readonly receivedAt: string | null
    /** Whether findings and seriousness are still those on which the view was taken. */
    readonly onPresentFindings: boolean | null
  }[]
  /** What each held after the comparators, in the order recorded. */
  readonly changes: readonly {
    readonly profileId: string
    readonly label: string
    readonly isMe: boolean
    readonly at: string
    /** When it came from another laptop; null where it was recorded here. */
    readonly receivedAt: string | null
    /** Readable when it is the reader's own, or once every decision-maker has recorded theirs. */
    readonly change: ChangedView | null
    /** Against the sealed view; null where either is not readable. */
    readonly changed: readonly ViewChange[] | null
  }[]
  readonly changesComplete: boolean
  /** As in `SealState`. */
  readonly onOtherFindings: readonly string[]
}

/** A seal from another laptop: taken in, or first to be linked to a seat by whoever knows the person. */
export type SealTaken =
  | { readonly state: 'TAKEN'; readonly openCase: OpenCase; readonly onPresentFindings: boolean }
  | {
      readonly state: 'TO_CONFIRM'
      readonly label: string
      readonly role: 'CHAIR' | 'MEMBER'
      readonly fingerprint: string
      /** Where the person already has a seat here; null where one is to be chosen. */
      readonly seat: number | null
    }
