import type { EvidenceLink, HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import type { CaseComparison } from '../quality/panel-exclusions.ts'
import type { FactorId, Forum, IsoDate, SpbId } from '../vocabulary.ts'
import { listed } from './draft.ts'
import type { NoticeDocument } from './notice.ts'

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
  /** Bundle documents with the bundle page on which each starts. */
  readonly documents: readonly {
    readonly id: string
    readonly title: string
    readonly firstPage: number
  }[]
  /** The comparison that was opened, or null. */
  readonly comparison: CaseComparison | null
  /**
   * Where the past cases come from. What a reader of the published copy could not read elsewhere is
   * named there by its reference alone, and so is a case of which nothing is said here.
   */
  readonly caseSources?: readonly CaseSource[]
  readonly signer: { readonly label: string; readonly capacity: string }
}

/** Who decides, at the start of a sentence. */
export const decider = (forum: Forum): string =>
  forum === 'HEARING' ? 'The panel' : forum === 'AMH' ? 'The chair' : 'The person who conducted it'

export const factorLabel = (law: Law, id: FactorId): string =>
  law.factors.find((factor) => factor.id === id)?.label ?? id

export const standardLabel = (law: Law, id: SpbId): string =>
  law.standards.find((standard) => standard.id === id)?.label ?? id

/**
 * " (bundle pages 12 and 14; oral evidence)", or nothing. Left out of the published copy: its
 * readers have no bundle.
 */
export function references(input: NoticeInput, evidence: readonly EvidenceLink[]): string {
  if (input.kind === 'PUBLISHED') return ''
  const pages = evidence.flatMap(({ documentId, page }) => {
    const document = input.documents.find(({ id }) => id === documentId)
    return document && page !== null ? [document.firstPage + page - 1] : []
  })
  const distinct = [...new Set(pages)].sort((a, b) => a - b).map(String)
  const places = [
    ...(distinct.length > 0
      ? [`bundle page${distinct.length > 1 ? 's' : ''} ${listed(distinct)}`]
      : []),
    ...(evidence.some(({ oral }) => oral) ? ['oral evidence'] : []),
  ]
  return places.length === 0 ? '' : ` (${places.join('; ')})`
}

/** Text ended as a sentence, its references inside the full stop. */
export function withReferences(
  input: NoticeInput,
  text: string,
  evidence: readonly EvidenceLink[],
): string {
  const places = references(input, evidence)
  return places === '' ? text : `${text.replace(/\.$/, '')}${places}.`
}

/** Whether this copy may say more of a past case than its reference. */
export const mayTell = ({ kind, caseSources }: NoticeInput, ref: string): boolean =>
  kind === 'FULL' || caseSources?.some((one) => one.ref === ref && one.isPublic) === true
