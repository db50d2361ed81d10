import {
  confidenceSchema,
  spbIdSchema,
  type Admission,
  type Confidence,
  type FindingLevel,
  type Forum,
  type OutcomeCode,
  type Rank,
  type SpbId,
  type Standing,
} from '../vocabulary.ts'
import { refuse, ok, type Result } from '../result.ts'
import type { InterchangeRow } from './row.ts'
import type { ImportTables } from './tables.ts'
import { lookUp, tableKey } from './words.ts'

export type Unmapped = { readonly field: string; readonly word: string }

/** What the closed vocabularies of a row come to. */
export type CodedRow = {
  readonly finding: FindingLevel | null
  readonly outcome: OutcomeCode
  readonly rank: Rank | null
  readonly standing: Standing | null
  readonly forum: Forum | null
  readonly admission: Admission | null
  readonly confidence: Confidence
  readonly standards: readonly SpbId[]
  readonly sourceKind: 'FORCE' | 'IOPC' | 'NEWS' | 'COURT' | 'PAT' | 'OWN_RECORD'
  readonly unmapped: readonly Unmapped[]
  readonly remarks: readonly string[]
}

/** What the format has for an outcome, so that a word that it has not can be mended. */
const OUTCOMES =
  'dismissal_without_notice, would_have_been_dismissed, reduction_in_rank, final_written_warning, written_warning, reflective_practice or no_action'

/**
 * Reads the fields that hold codes. Only an unknown outcome or finding refuses the row: without them
 * it is no precedent. Any other unknown word is listed and its field left unstated.
 */
export function readCodes(row: InterchangeRow, tables: ImportTables): Result<CodedRow> {
  const { vocabulary } = tables
  const finding = row.finding === null ? null : lookUp(vocabulary.findings, row.finding)
  if (finding === undefined)
    return refuse(
      'UNKNOWN_FINDING',
      `The finding "${row.finding}" is not known: use one of gross_misconduct, misconduct or not_proven`,
      'finding',
    )
  const outcome = lookUp(vocabulary.outcomes, row.outcome)
  if (outcome === undefined)
    return refuse(
      'UNKNOWN_OUTCOME',
      `The outcome "${row.outcome}" is not known: use one of ${OUTCOMES}`,
      'outcome',
    )
  const rank = rankOf(row.officer_rank, tables)
  const standing = standingOf(row, rank.former)
  const forum = row.proceedings === null ? null : lookUp(vocabulary.proceedings, row.proceedings)
  const source = row.source_kind === null ? 'NEWS' : lookUp(vocabulary.sourceKinds, row.source_kind)
  const standards = row.standards_breached.map((word) => lookUp(vocabulary.standards, word))
  const confidence = confidenceOf(row)
  return ok({
    finding,
    outcome: outcome === 'NO_ACTION' ? noActionFor(finding, standing.value) : outcome,
    rank: rank.value,
    standing: standing.value,
    forum: forum ?? null,
    admission: row.admitted === null ? null : ADMISSIONS[`${row.admitted}`],
    confidence: confidence ?? 'LOW',
    standards: spbIdSchema.options.filter((id) => standards.includes(id)),
    sourceKind: source ?? 'NEWS',
    unmapped: [
      ...row.standards_breached
        .filter((_, i) => standards[i] === undefined)
        .map((word) => ({ field: 'standards_breached', word })),
      ...unknown('officer_rank', row.officer_rank, rank.known),
      ...unknown('proceedings', row.proceedings, forum !== undefined),
      ...unknown('source_kind', row.source_kind, source !== undefined),
      ...unknown('confidence', row.confidence, confidence !== undefined),
    ],
    remarks: [...standing.remarks],
  })
}

const unknown = (field: string, word: string | null, known: boolean): readonly Unmapped[] =>
  word === null || known ? [] : [{ field, word }]

const ADMISSIONS = { true: 'ADMITTED', false: 'DENIED', partly: 'PARTLY' } as const

const confidenceOf = (row: InterchangeRow): Confidence | undefined => {
  if (row.confidence === null) return 'LOW'
  return confidenceSchema.safeParse(tableKey(row.confidence).toUpperCase()).data
}

/** "No action" was not one outcome under any Regulations: what it was depends on the finding. */
function noActionFor(finding: FindingLevel | null, standing: Standing | null): OutcomeCode {
  const proved = finding === 'MISCONDUCT' || finding === 'GROSS_MISCONDUCT'
  if (!proved) return 'NO_BREACH'
  return standing === 'FORMER' ? 'MISCONDUCT_NFA' : 'NFA'
}

/** The rank that words name, whether they say that the officer left, and whether the table knows them. */
export function rankOf(named: string | null, tables: ImportTables) {
  const { ranks, rankModifiers } = tables.vocabulary
  const words = tableKey(named ?? '').split(' ')
  const former = words.some((word) => word === 'former' || word === 'ex' || word === 'retired')
  const plain = words.filter((word) => !rankModifiers.includes(word)).join(' ')
  if (plain === '') return { value: null, former, known: true }
  const value = Object.hasOwn(ranks, plain) ? ranks[plain] : undefined
  return { value: value ?? null, former, known: value !== undefined }
}

/** Never from the outcome, though one tells: standing is compared, and an outcome must not find cases. */
function standingOf(row: InterchangeRow, former: boolean) {
  const says = row.serving
  const remarks: string[] = []
  if (says === 'partly') remarks.push('Serving is given as "partly", so it is left unstated')
  if (former && says === true)
    return {
      value: null,
      remarks: ['The rank says former officer, but serving is true: standing is left unstated'],
    }
  const left = former || says === false
  const value: Standing | null = left ? 'FORMER' : says === true ? 'SERVING' : null
  return { value, remarks }
}
