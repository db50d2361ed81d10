import { canonicalJson, type Sha256 } from '../canonical.ts'
import { resultElsewhere } from '../comparison/result-elsewhere.ts'
import { precedentFromCase } from '../precedents/from-case.ts'
import { exclusionsOf } from '../quality/panel-exclusions.ts'
import type { NoticeInput } from './notice-context.ts'
import type { FullRecord, NoticeRecord } from './notice-record.ts'
import type { NoticeDocument } from './notice.ts'
import { isKeptPrivate } from './publication.ts'

type Compared = { readonly madeAt: string; readonly sha256: Sha256 }

/**
 * What a notice says, for a program to read. That of the published notice holds nothing that the
 * notice itself does not show.
 * @param document the notice as it goes out.
 * @param whole the same before the chair's order left anything out.
 * @param compared when the comparison that it rests on was made, ISO, and how it is hashed.
 */
export function noticeRecord(
  input: NoticeInput,
  document: NoticeDocument,
  whole: NoticeDocument,
  compared: Compared | null,
): NoticeRecord {
  const { hearingCase, issuedOn } = input
  const { outcome, months } = hearingCase.decision
  const { number, caseReference, version, replaces, force } = document
  const shown = document.kind === 'FULL' || showsOutcome(input, document, whole)
  const marked = input.decisionMark !== undefined && showsMark(document, input.decisionMark)
  const common = {
    schema: 'evenhand-notice/1',
    number,
    caseReference,
    version,
    replaces,
    force,
    issuedOn,
    outcome: shown ? outcome : null,
    months: shown ? months : null,
    ...(marked ? { decisionMark: input.decisionMark } : {}),
  } as const
  if (document.kind === 'PUBLISHED') return { kind: 'PUBLISHED', ...common }
  const decision = precedentFromCase(hearingCase)
  return {
    kind: 'FULL',
    ...common,
    decision: decision.ok ? decision.value : null,
    comparison: compared === null ? null : comparisonOf(input, compared),
  }
}

/** A word left out of the printed outcome is not to be found here. */
function showsOutcome(
  { hearingCase }: NoticeInput,
  document: NoticeDocument,
  whole: NoticeDocument,
): boolean {
  if (isKeptPrivate(hearingCase)) return false
  const printed = (of: NoticeDocument) =>
    canonicalJson(of.sections.find(({ id }) => id === 'outcome')?.blocks ?? [])
  return printed(document) === printed(whole)
}

/** What the notice does not show is not to be found in what it carries either. */
const showsMark = (document: NoticeDocument, mark: string): boolean =>
  canonicalJson(document.sections).includes(mark)

function comparisonOf(
  { comparison, hearingCase }: NoticeInput,
  { madeAt, sha256 }: Compared,
): FullRecord['comparison'] {
  if (comparison === null) return null
  const { method, fingerprint, profile, neighbours, constraint } = comparison
  const { floor, ceiling } = constraint
  const copy = (of: typeof floor) => (of === null ? null : { ...of, refs: [...of.refs] })
  return {
    madeAt,
    method: { name: method.name, version: method.version },
    fingerprint,
    resultElsewhere: resultElsewhere(comparison, sha256),
    profile,
    view: comparison.view ?? null,
    excluded: exclusionsOf(comparison.excludedByPanel ?? []).map((one) => ({
      ref: one.ref,
      reason: one.reason,
    })),
    counted: neighbours.flatMap((one) => (one.counted ? [one.ref] : [])),
    reliedOn: [...hearingCase.decision.reliedOnComparators],
    floor: copy(floor),
    ceiling: copy(ceiling),
  }
}
