import { compareLabels, labelAfter, sayLabel, type PageLabel } from '../bundle/page-label.ts'
import { groundOf, type GroundId } from '../bundle/redaction/grounds.ts'
import type { EvidenceLink, HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import type { CaseComparison } from '../quality/panel-exclusions.ts'
import type { FactorId, Forum, IsoDate, OutcomeCode, SpbId } from '../vocabulary.ts'
import { officerLabel, outcomeLabel, rankLabel } from '../wording.ts'
import { withoutStop } from './draft.ts'
import type { NoticeDocument } from './notice.ts'
import { nameOfOutcome } from './words/terms.ts'
import type { Words } from './words/words.ts'

/** Who wrote what a past case rests on, and whether the public may read it there. */
export type CaseSource = {
  readonly ref: string
  readonly words: string
  readonly isPublic: boolean
}

/** Everything a part of the notice may draw on. */
export type NoticeInput = {
  readonly hearingCase: HearingCase
  readonly law: Law
  readonly kind: NoticeDocument['kind']
  readonly number: string
  readonly issuedOn: IsoDate
  /** Bundle documents with what the first page of each is called. */
  readonly documents: readonly {
    readonly id: string
    readonly title: string
    readonly label: PageLabel
  }[]
  /** The comparison that was opened, or null. */
  readonly comparison: CaseComparison | null
  /**
   * Where the past cases come from. Of what a reader of the published copy could not read elsewhere
   * it is said there that it is not published, and so of a case of which nothing is said here.
   */
  readonly caseSources?: readonly CaseSource[]
  readonly signer: { readonly label: string; readonly capacity: string }
  /** References of the cases of officers heard together with this one; none if left out. */
  readonly heardWith?: readonly string[]
  /**
   * The same in both notices of one decision, so that either can be told to belong to the other. It
   * is made with a key of the library: nobody finds out by trying what the published one leaves out.
   */
  readonly decisionMark?: string
  /** Grounds on which parts are left out of the published notice, one for each part; none if left out. */
  readonly leftOut?: readonly GroundId[]
}

/** What is said, and how: the parts of a notice draw on nothing else. */
export type NoticeContext = NoticeInput & { readonly words: Words }

/** Who decides, at the start of a sentence. */
export const decider = (forum: Forum) => (words: Words) => words.say(`who.${forum}`)

type Speaking = { readonly law: Law; readonly words: Words }

export const factorLabel = ({ law, words }: Speaking, id: FactorId): string =>
  words.term('factor', id, law.factors.find((factor) => factor.id === id)?.label ?? id)

export const standardLabel = ({ law, words }: Speaking, id: SpbId): string =>
  words.term('standard', id, law.standards.find((standard) => standard.id === id)?.label ?? id)

/** "Sergeant", or "Former sergeant". */
export const officerRank = (
  { rank, standing }: HearingCase['particulars']['officer'],
  words: Words,
): string => {
  if (standing === 'FORMER')
    return words.term('former', rank ?? 'UNKNOWN', officerLabel(rank, standing))
  return rank === null ? words.say('notStated') : words.term('rank', rank, rankLabel(rank))
}

/** Why something is left out of a published notice. */
export const groundName = (words: Words, id: string): string =>
  words.term('ground', id, groundOf(id).label)

/** "Final written warning"; the words come from the law data. */
export const outcomeName = ({ law, words }: Speaking, code: OutcomeCode): string =>
  words.term('outcome', code, nameOfOutcome(outcomeLabel(code, law)))

/**
 * " (bundle pages 12 and 14; oral evidence)", or nothing. Left out of the published copy: its
 * readers have no bundle.
 */
export function references(input: NoticeContext, evidence: readonly EvidenceLink[]): string {
  if (input.kind === 'PUBLISHED') return ''
  const pages = evidence.flatMap(({ documentId, page }) => {
    const document = input.documents.find(({ id }) => id === documentId)
    return document && page !== null ? [labelAfter(document.label, page - 1)] : []
  })
  const distinct = [...new Set(pages.toSorted(compareLabels).map(sayLabel))]
  const places = [
    ...(distinct.length > 0
      ? [
          input.words.say(distinct.length > 1 ? 'evidence.pages' : 'evidence.page', {
            pages: (words) => words.list(distinct),
          }),
        ]
      : []),
    ...(evidence.some(({ oral }) => oral) ? [input.words.say('evidence.oral')] : []),
  ]
  return places.length === 0 ? '' : ` (${places.join('; ')})`
}

/** Text ended as a sentence, its references inside the full stop. */
export function withReferences(
  input: NoticeContext,
  text: string,
  evidence: readonly EvidenceLink[],
): string {
  const places = references(input, evidence)
  return places === '' ? text : `${withoutStop(text)}${places}.`
}

/** Who wrote what a past case rests on; undefined where that is not known. */
export const sourceOf = ({ caseSources }: NoticeInput, ref: string): string | undefined =>
  caseSources?.find((one) => one.ref === ref)?.words

/** Whether this copy may say anything of a past case but that there is one. */
export const mayTell = ({ kind, caseSources }: NoticeInput, ref: string): boolean =>
  kind === 'FULL' || caseSources?.some((one) => one.ref === ref && one.isPublic) === true
