import type { Matrix, MatrixFilter } from '#core/precedents/matrix'
import type { Precedent } from '#core/precedent'
import { ORIGIN_LABELS } from '#core/wording-precedent'

export type RulesChoice = NonNullable<MatrixFilter['regime']>

/** Newest first; each with the words of the filter and the words of a sentence. */
export const rulesChoices: readonly {
  readonly id: RulesChoice
  readonly label: string
  readonly short: string
}[] = [
  { id: 'CR2020_2025', label: '2025, from 28 May', short: '2025 rules' },
  { id: 'CR2020_BASE', label: '2020, to 27 May 2025', short: '2020 rules' },
  { id: 'CR2012', label: '2012, before Feb 2020', short: '2012 rules' },
  { id: 'NOT_RECORDED', label: 'Not recorded', short: 'rules not recorded' },
]

export const rulesWords = (rules: RulesChoice | undefined): string =>
  rulesChoices.find(({ id }) => id === rules)?.short ?? 'every set of rules'

/** How many cases, under what, and that each number can be opened. */
export const leadWords = (cases: number, rules: RulesChoice | undefined): string => {
  const many = cases === 1 ? '1 case' : `${cases.toLocaleString('en-GB')} cases`
  const under =
    rules === 'NOT_RECORDED'
      ? 'whose dates do not tell which rules applied'
      : `decided under the ${rulesWords(rules)}`
  return `${many} ${under}. Each number opens its cases.`
}

export const lowerFirst = (text: string): string =>
  text.replace(/^./, (letter) => letter.toLowerCase())

/** The rules with most cases: where the screen starts until a person chooses. */
export function fullestRules(facets: Matrix['facets']): RulesChoice | undefined {
  const [fullest] = rulesChoices
    .map(({ id }) => ({ id, cases: facets.regime[id] ?? 0 }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases)
  return fullest?.id
}

/** The filters besides the rules, in words; on paper they stand with the numbers they made. */
export function filterWords(filter: MatrixFilter): string {
  const { yearFrom, yearTo, force, words } = filter
  const among = (label: string, codes: readonly string[] | undefined, labelOf = plain) =>
    codes === undefined ? null : `${label} ${codes.map(labelOf).join(' or ') || 'none'}`
  const parts = [
    words === undefined ? null : `words "${words}"`,
    among('culpability', filter.culpability),
    among('harm', filter.harm),
    yearFrom === undefined && yearTo === undefined ? null : `years ${yearFrom} to ${yearTo}`,
    force === undefined ? null : force,
    among('source', filter.origin, (code) => (isOrigin(code) ? ORIGIN_LABELS[code] : code)),
    among('confidence', filter.confidence),
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'No further filter' : `Filters: ${parts.join('; ')}`
}

const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ')
const isOrigin = (code: string): code is Precedent['origin'] => code in ORIGIN_LABELS
