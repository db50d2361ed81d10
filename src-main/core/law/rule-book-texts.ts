import { forumLabel, liveWarningLabel } from '../wording.ts'
import type { Law, RuleEntry, TimeLimit } from './law.ts'
import type { EntryKind } from './law-records.ts'

/** What an entry of the rule book says. */
export type EntryText = {
  readonly title: string
  readonly words: string
  /** Further facts of the entry: what it asks for, how it counts, where it belongs. */
  readonly more: readonly { readonly name: string; readonly value: string }[]
}
type Shipped = Law['caseNotes'][number] | RuleEntry | TimeLimit
/** What entries of every kind have. */
export type Base =
  | RuleEntry
  | Pick<Shipped, 'id' | 'source' | 'mark' | 'effectiveFrom' | 'effectiveTo' | 'signedOffBy'>

const fact = (name: string, value: string) => ({ name, value })

/** Every entry of the law as shipped, by kind, in the order of the data. */
export function textsOf(
  law: Law,
): Readonly<Record<EntryKind, readonly { readonly entry: Base; readonly text: EntryText }[]>> {
  const rows = new Map(law.matrixRows.map(({ id, label }) => [id, label]))
  const texts = <T extends Base>(list: readonly T[], text: (entry: T) => EntryText) =>
    list.map((entry) => ({ entry, text: text(entry) }))
  return {
    RULE: texts(law.rules, (rule) => ({
      title: rule.message,
      words: rule.remedy,
      more: [
        fact('As shipped', levelWords(rule)),
        ...rule.variants.map(({ forum, source, mark }) =>
          fact(forumLabel(forum), `${levelWords({ level: rule.level, mark })} (${source})`),
        ),
        fact('Applies to', APPLIES[rule.appliesTo]),
      ],
    })),
    STANDARD: texts(law.standards, ({ label, text }) => ({ title: label, words: text, more: [] })),
    OUTCOME: texts(law.outcomes, ({ label, description, legacy }) => ({
      title: label,
      words: description,
      more: legacy ? [fact('Kept for', 'Precedents under older Regulations')] : [],
    })),
    TIME_LIMIT: texts(law.timeLimits, (limit) => ({
      title: limit.label,
      words: lengthWords(limit),
      more: [fact('Starts with', limit.starts)],
    })),
    FACTOR: texts(law.factors, (factor) => ({
      title: factor.label,
      words: factor.description,
      more: [
        fact('Part', GROUPS[factor.group]),
        fact(
          'Guidance paragraph',
          `${factor.paragraph}${factor.paragraphVerified ? '' : ', not checked against the text'}`,
        ),
      ],
    })),
    ALLEGATION_TYPE: texts(law.allegationTypes, ({ label, matrixRow }) => ({
      title: label,
      words: `Row of the matrix: ${rows.get(matrixRow) ?? matrixRow}`,
      more: [],
    })),
    CASE_NOTE: texts(law.caseNotes, ({ citation, proposition }) => ({
      title: citation,
      words: proposition,
      more: [],
    })),
    OVERLAP: texts(law.overlaps, ({ first, second, because }) => ({
      title: `${nameOf(law, first.id)} and ${nameOf(law, second.id).toLowerCase()}`,
      words: because,
      more: [],
    })),
  }
}

/** The label of a factor, standard or case category, or of a live warning. */
const nameOf = (law: Law, id: string): string =>
  id === 'WW' || id === 'FWW'
    ? liveWarningLabel(id)
    : ([...law.factors, ...law.standards, ...law.allegationTypes].find((one) => one.id === id)
        ?.label ?? id)

const levelWords = ({ level, mark }: Pick<RuleEntry, 'level' | 'mark'>): string => {
  if (level === 'WARN') return 'Warns and asks for a reason'
  return mark === 'V' ? 'Stands in the way of the notice' : 'Asks for a reason until signed off'
}

const APPLIES = {
  ALL: 'Every case',
  CR2020_2025: 'Cases under the 2025 rules',
  CHIEF_OFFICER_CHAIR: 'Panels with a chief officer or delegate in the chair',
} as const

const GROUPS = {
  CULPABILITY: 'Culpability',
  HARM: 'Harm',
  AGGRAVATING: 'Aggravating',
  MITIGATING: 'Mitigating',
  PERSONAL: 'Personal mitigation, kept apart',
} as const

const COUNTING = {
  AFTER: 'from the first day after',
  INCLUDING: 'counting the day itself',
  BEFORE: 'counted back',
} as const

/** "At least 5 working days, counted back". */
function lengthWords({ length }: TimeLimit): string {
  const { count, unit, counting, atLeast } = length
  if (unit === 'AS_SOON_AS_PRACTICABLE') return 'As soon as practicable'
  if (count === null) return 'As long as the warning lasts, counting the day itself'
  const name = unit.toLowerCase().replace('_', ' ')
  const plural = count === 1 ? name.replace(/s$/, '') : name
  const words = `${count} ${plural}, ${COUNTING[counting]}`
  return atLeast ? `At least ${words}` : words
}
