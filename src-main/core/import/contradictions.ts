import { known, type RegimeKeys } from '../regime.ts'
import type { CodedRow } from './codes.ts'
import { INTERCHANGE_FIELDS, REJECT_FIELDS, type InterchangeRow } from './row.ts'

/**
 * Gaps and contradictions that do not keep a row out of the library but that a person should see.
 * Rules of law behind them: domain brief 3.2 and 3.3 (misconduct meetings cannot dismiss, gross
 * misconduct takes no written warning, lengths of warnings, former officers' two results).
 */
export function contradictions(
  row: InterchangeRow,
  coded: CodedRow,
  regime: RegimeKeys,
): readonly string[] {
  return [
    ...ofOutcome(row, coded),
    ...ofLength(row, coded, regime),
    ...ofGaps(row),
    ...(row.on_duty === 'partly' ? ['On duty is given as "partly", so it is left unstated'] : []),
    ...(row.barred === 'partly' ? ['Barred is given as "partly", so it is left unstated'] : []),
  ]
}

function ofOutcome(row: InterchangeRow, coded: CodedRow): readonly string[] {
  const { outcome, finding, standing, rank } = coded
  const remarks: string[] = []
  const action = !['NO_BREACH', 'NFA', 'MISCONDUCT_NFA', 'RPRP'].includes(outcome)
  if (outcome === 'DWN' && standing === 'FORMER')
    remarks.push('Dismissal is recorded for a former officer, who can only be found dismissible')
  if (outcome === 'WHBD' && row.serving === true)
    remarks.push('The outcome is for a former officer, but serving is true')
  if (standing === 'FORMER' && ['WW', 'FWW', 'RIR'].includes(outcome))
    remarks.push('A warning or reduction in rank is recorded for a former officer')
  if (finding === 'GROSS_MISCONDUCT' && outcome === 'WW')
    remarks.push('A written warning is not available for gross misconduct: check the source')
  if (finding === 'GROSS_MISCONDUCT' && !action)
    remarks.push('Gross misconduct is recorded with no disciplinary action: check the source')
  if ((finding === 'NOT_PROVED' || finding === 'NO_BREACH') && action)
    remarks.push('The allegation was not proved, yet an outcome is recorded: check the source')
  if (coded.forum === 'MEETING' && ['RIR', 'DWN'].includes(outcome))
    remarks.push('A misconduct meeting cannot reduce in rank or dismiss: check the source')
  if (outcome === 'RIR' && (rank === 'CONSTABLE' || rank === 'SPECIAL_CONSTABLE'))
    remarks.push('Reduction in rank is recorded for an officer who has no lower rank')
  if (row.barred === true && !['DWN', 'WHBD', 'DISMISSAL_WITH_NOTICE'].includes(outcome))
    remarks.push('The officer is recorded as barred, but the outcome is not dismissal')
  return remarks
}

function ofLength(row: InterchangeRow, coded: CodedRow, regime: RegimeKeys): readonly string[] {
  const months = row.outcome_period_months
  if (months === null) return []
  const rules = known(regime.conductRegime)
  if (coded.outcome === 'FWW' && (months < 24 || months > 60))
    return rules === 'CR2012'
      ? [`A final written warning of ${months} months belongs to the rules before February 2020`]
      : [
          `A final written warning of ${months} months is outside the 24 to 60 months of the 2020 rules: check the dates`,
        ]
  if (coded.outcome === 'WW' && months !== 18 && rules !== 'CR2012')
    return [`A written warning of ${months} months is not the 18 months of the 2020 rules`]
  if (coded.outcome !== 'WW' && coded.outcome !== 'FWW' && coded.outcome !== 'FWW_EXTENDED_18M')
    return [`A length of ${months} months is recorded for an outcome that has none`]
  return []
}

function ofGaps(row: InterchangeRow): readonly string[] {
  const remarks: string[] = []
  if (row.hearing_date === null) remarks.push('The hearing date is missing')
  if (row.force === null) remarks.push('The force is missing')
  if (row.finding === null) remarks.push('The finding is missing')
  if (row.conduct_types.length === 0) remarks.push('No conduct type is given')
  if (row.standards_breached.length === 0) remarks.push('The standards breached are not stated')
  if (row.aggravating.length + row.mitigating.length === 0)
    remarks.push('Neither aggravating nor mitigating words are given')
  return remarks
}

/** Fields that the format does not have: told, never silently dropped. */
export function unknownFields(value: object): readonly string[] {
  const extra = Object.keys(value).filter(
    (key) => !INTERCHANGE_FIELDS.includes(key) && !REJECT_FIELDS.includes(key),
  )
  if (extra.length === 0) return []
  const named = extra.slice(0, 5).map((key) => `"${key}"`)
  const more = extra.length > 5 ? ` and ${extra.length - 5} more` : ''
  return [`Fields that the format does not have were left aside: ${named.join(', ')}${more}`]
}

/** What to say of a record that has no field of the format; null where it has one, or none at all. */
export function anotherTable(value: object): string | null {
  const names = Object.keys(value)
  if (names.length === 0 || names.some((name) => INTERCHANGE_FIELDS.includes(name))) return null
  const named = names.slice(0, 5).map((name) => `"${name}"`)
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return `None of its columns has a name of the format: it has ${named.join(', ')}${more}; the format has id, facts and outcome at least`
}
