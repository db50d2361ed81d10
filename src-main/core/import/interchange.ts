import { deriveRegime } from '../law/regime-keys.ts'
import { presumeRules } from '../law/regime-presumption.ts'
import type { PrecedentContent } from '../precedent.ts'
import { ok, refuse, type Result } from '../result.ts'
import { readCodes, type CodedRow } from './codes.ts'
import { earliestConductDate } from './conduct-dates.ts'
import { anotherTable, contradictions, unknownFields } from './contradictions.ts'
import { checkHarmless } from './hostile.ts'
import { readLaterHistory } from './later-history.ts'
import { isOwnFormat, readOwnFormat } from './own-format.ts'
import { interchangeRowSchema, problemsOf, type InterchangeRow } from './row.ts'
import { readSeriousness } from './seriousness.ts'
import type { ImportTables } from './tables.ts'

export type ReadRow = {
  readonly content: PrecedentContent
  /** Contradictions and gaps, in plain words: accepted all the same. */
  readonly remarks: readonly string[]
}

/** Kept with every imported row whose levels come from a collector's words. */
const LEVELS_REMARK =
  'Levels of culpability and harm are read from the collector’s words; they are not the panel’s'

/**
 * One record of the interchange format, or of the product's own richer one, as precedent content.
 * Survives any value: what cannot be a precedent is refused with the field and the reason, all else
 * is kept, with unknown words listed and contradictions remarked. The same record always gives the
 * same content, byte for byte.
 */
export function readInterchangeRow(value: unknown, tables: ImportTables): Result<ReadRow> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('NOT_A_RECORD', 'The line is not a record with named fields')
  const harmless = checkHarmless(value)
  if (!harmless.ok) return harmless
  if ('_raw' in value && !('id' in value))
    return refuse('NOT_MENDED', 'Write the record itself in place of _raw', '_raw')
  if (isOwnFormat(value)) return readOwnFormat(value, tables)
  const strange = anotherTable(value)
  if (strange !== null) return refuse('OTHER_COLUMNS', strange)
  const row = interchangeRowSchema.safeParse(value)
  if (!row.success) return { ok: false, problems: problemsOf(row.error) }
  const coded = readCodes(row.data, tables)
  if (!coded.ok) return coded
  return ok(assemble(row.data, coded.value, unknownFields(value), tables))
}

function assemble(
  row: InterchangeRow,
  coded: CodedRow,
  extra: readonly string[],
  tables: ImportTables,
): ReadRow {
  const reading = readSeriousness(row, tables)
  const conductFrom = earliestConductDate(row.facts, row.hearing_date, tables)
  const derived = deriveRegime({
    conductFrom,
    hearingDate: row.hearing_date,
    standing: coded.standing,
    forum: coded.forum,
  })
  const regime = presumeRules(derived, row.hearing_date)
  const later = readLaterHistory(row.appeal, coded.outcome, row.facts, tables)
  const remarks = [
    ...contradictions(row, coded, regime),
    ...coded.remarks,
    ...later.remarks,
    ...extra,
  ]
  const levels = reading.culpabilityLevel !== null || reading.harmLevel !== null
  const content: PrecedentContent = {
    ...identityOf(row, coded),
    title: titleOf(row.facts),
    profile: {
      allegationTypes: reading.allegationTypes,
      standards: coded.standards,
      culpabilityLevel: reading.culpabilityLevel,
      harmLevel: reading.harmLevel,
      factors: reading.factors,
      absentFactors: reading.absentFactors,
      rank: coded.rank,
      standing: coded.standing,
      context: contextOf(row) ?? reading.context,
      convictionType: reading.convictionType,
      liveWarning: reading.liveWarning,
      admission: coded.admission,
      forum: coded.forum,
      finding: coded.finding,
      regime,
      narrative: row.facts,
    },
    outcome: coded.outcome,
    outcomeMonths: row.outcome_period_months,
    laterHistory: later.history,
    barred: row.barred === 'partly' ? null : row.barred,
    personalMitigation: reading.personalMitigation,
    collectorWords: {
      culpability: row.culpability ?? '',
      harm: row.harm ?? '',
      aggravating: row.aggravating,
      mitigating: row.mitigating,
      conductTypes: row.conduct_types,
    },
    unmapped: [...coded.unmapped, ...reading.unmapped],
    remarks: levels ? [...remarks, LEVELS_REMARK] : remarks,
    lengthOfServiceYears: row.length_of_service_years,
    exceptional: null,
  }
  return { content, remarks }
}

function identityOf(row: InterchangeRow, coded: CodedRow) {
  return {
    sourceId: row.id,
    sourceKind: coded.sourceKind,
    sourceRef: row.source_ref,
    hearingKey: hearingKeyOf(row),
    force: row.force ?? 'unknown',
    hearingDate: row.hearing_date,
    confidence: coded.confidence,
  }
}

const contextOf = (row: InterchangeRow) =>
  row.on_duty === true ? 'ON_DUTY' : row.on_duty === false ? 'OFF_DUTY' : null

/**
 * Cases of one hearing share a key: same force and whole hearing date (which also joins two reports
 * of one hearing from different sources), else the same source.
 */
function hearingKeyOf(row: InterchangeRow): string | null {
  const force = row.force?.toLowerCase() ?? 'unknown'
  if (row.hearing_date?.length === 10 && force !== 'unknown')
    return `hearing:${force}:${row.hearing_date}`
  return row.source_ref === null ? null : `source:${row.source_ref}`
}

const TITLE = 90

/** The first sentence of the facts, cut at the end of a word to about ninety characters. */
export function titleOf(facts: string): string {
  const flat = facts.slice(0, 600).replace(/\s+/g, ' ').trim()
  const end = flat.search(/[.?!](\s|$)/)
  const sentence = end < 0 ? flat : flat.slice(0, end)
  if (sentence.length <= TITLE) return sentence
  const cut = sentence.slice(0, TITLE + 1)
  const space = cut.lastIndexOf(' ')
  const kept =
    space > 40 ? cut.slice(0, space) : cut.slice(0, TITLE).replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[,;:]$/, '')}…`
}
