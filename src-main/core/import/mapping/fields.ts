import {
  outcomeLabel,
  confidenceLabel,
  findingLabel,
  forumLabel,
  rankLabel,
} from '../../wording.ts'
import { SOURCE_KIND_LABELS } from '../../wording-precedent.ts'
import { confidenceSchema, rankSchema, type OutcomeCode } from '../../vocabulary.ts'
import { rankOf } from '../codes.ts'
import { yesNoOf } from '../row.ts'
import type { ImportTables } from '../tables.ts'
import { lookUp, readTag, tableKey } from '../words.ts'
import type { MappedField } from './mapping.ts'

type FieldKind =
  'TEXT' | 'PARTS' | 'JOINED' | 'LIST' | 'CODE' | 'CODES' | 'YES_NO' | 'NUMBER' | 'DATE'

type FieldFacts = { readonly label: string; readonly kind: FieldKind }

/** The fields as a person chooses among them, and what a column of each holds. */
export const FIELDS: Readonly<Record<MappedField, FieldFacts>> = {
  id: { label: 'Id of the case', kind: 'PARTS' },
  source_kind: { label: 'Kind of source', kind: 'CODE' },
  source_ref: { label: 'Source reference', kind: 'TEXT' },
  force: { label: 'Force', kind: 'TEXT' },
  hearing_date: { label: 'Hearing date', kind: 'DATE' },
  proceedings: { label: 'Kind of proceedings', kind: 'CODE' },
  officer_rank: { label: 'Rank', kind: 'CODE' },
  serving: { label: 'Serving', kind: 'YES_NO' },
  length_of_service_years: { label: 'Length of service in years', kind: 'NUMBER' },
  standards_breached: { label: 'Standards breached', kind: 'CODES' },
  conduct_types: { label: 'Allegation type', kind: 'CODES' },
  on_duty: { label: 'On duty', kind: 'YES_NO' },
  facts: { label: 'Facts', kind: 'JOINED' },
  culpability: { label: 'Culpability', kind: 'JOINED' },
  harm: { label: 'Harm', kind: 'JOINED' },
  aggravating: { label: 'Aggravating', kind: 'LIST' },
  mitigating: { label: 'Mitigating', kind: 'LIST' },
  admitted: { label: 'Admitted', kind: 'YES_NO' },
  finding: { label: 'Finding', kind: 'CODE' },
  outcome: { label: 'Outcome', kind: 'CODE' },
  outcome_period_months: { label: 'Length of a warning in months', kind: 'NUMBER' },
  barred: { label: 'Barred', kind: 'YES_NO' },
  appeal: { label: 'What happened later', kind: 'JOINED' },
  confidence: { label: 'Confidence of the collector', kind: 'CODE' },
}

/** True where several columns may stand for the field together. */
export const takesSeveral = (field: MappedField): boolean =>
  ['PARTS', 'JOINED', 'LIST', 'CODES'].includes(FIELDS[field].kind)

export const isList = (field: MappedField): boolean =>
  ['LIST', 'CODES'].includes(FIELDS[field].kind)

/** True where a word that the importer does not know refuses its row instead of being listed. */
export const refusesStrangers = (field: MappedField): boolean =>
  field === 'outcome' || field === 'finding' || FIELDS[field].kind === 'YES_NO'

/** An entry of a closed list: the word that a mapping writes, and its label. */
export type Entry = { readonly entry: string; readonly label: string }

type ClosedList = {
  readonly entries: (tables: ImportTables) => readonly Entry[]
  /** Label of a word; null where it is known to state nothing, undefined where it is no word. */
  readonly read: (word: string, tables: ImportTables) => string | null | undefined
}

const YES_NO_LABELS = { true: 'Yes', false: 'No', partly: 'Partly' } as const
const yesNo: ClosedList = {
  entries: () => [
    { entry: 'yes', label: 'Yes' },
    { entry: 'no', label: 'No' },
  ],
  read: (word) => labelled(yesNoOf(word), (code) => YES_NO_LABELS[`${code}`]),
}

const LISTS: Partial<Record<MappedField, ClosedList>> = {
  outcome: wordList(({ vocabulary }) => vocabulary.outcomes, outcomeWords),
  finding: wordList(
    ({ vocabulary }) => vocabulary.findings,
    (code) => findingLabel(code),
  ),
  proceedings: wordList(
    ({ vocabulary }) => vocabulary.proceedings,
    (code) => forumLabel(code),
  ),
  source_kind: wordList(
    ({ vocabulary }) => vocabulary.sourceKinds,
    (kind) => SOURCE_KIND_LABELS[kind],
  ),
  standards_breached: wordList(
    ({ vocabulary }) => vocabulary.standards,
    (code, { law }) => law.standards.find(({ id }) => id === code)?.label ?? code,
  ),
  officer_rank: {
    entries: ({ vocabulary }) =>
      rankSchema.options.flatMap((rank) => {
        const entry = rank.toLowerCase()
        return lookUp(vocabulary.ranks, entry) === rank ? [{ entry, label: rankLabel(rank) }] : []
      }),
    read: rankRead,
  },
  conduct_types: {
    entries: (tables) =>
      tables.law.allegationTypes.map(({ id, label }) => {
        // Without a tag of its own, a type is read by the words of its label.
        const entry = firstTagOf(id, tables) ?? label
        return { entry, label: typesRead(entry, tables) ?? label }
      }),
    read: typesRead,
  },
  confidence: {
    entries: () =>
      confidenceSchema.options.map((code) => ({
        entry: code.toLowerCase(),
        label: confidenceLabel(code),
      })),
    read: (word) =>
      labelled(confidenceSchema.safeParse(tableKey(word).toUpperCase()).data, confidenceLabel),
  },
  admitted: {
    ...yesNo,
    entries: (tables) => [...yesNo.entries(tables), { entry: 'partly', label: 'Partly' }],
  },
  serving: yesNo,
  on_duty: yesNo,
  barred: yesNo,
}

/** True where the field takes entries of a closed list, so that each word of a table needs a meaning. */
export const isClosed = (field: MappedField): boolean => LISTS[field] !== undefined

/** Entries of a field's closed list; none where the field has none. */
export const entriesOf = (field: MappedField, tables: ImportTables): readonly Entry[] =>
  LISTS[field]?.entries(tables) ?? []

/**
 * What the importer reads from a word as it stands: its label, null where the word is known to state
 * nothing, undefined where it is no word of the field.
 */
export const readAs = (
  field: MappedField,
  word: string,
  tables: ImportTables,
): string | null | undefined => LISTS[field]?.read(word, tables)

/** A list whose words the vocabulary gives, the format's own before others for the same code. */
function wordList<C extends string>(
  wordsOf: (tables: ImportTables) => Readonly<Record<string, C | null>>,
  label: (code: C, tables: ImportTables) => string,
): ClosedList {
  return {
    entries: (tables) => {
      const first = new Map<C, string>()
      for (const [key, code] of Object.entries(wordsOf(tables)))
        if (code !== null && !first.has(code)) first.set(code, written(key))
      return Array.from(first, ([code, entry]) => ({ entry, label: label(code, tables) }))
    },
    read: (word, tables) =>
      labelled(lookUp(wordsOf(tables), word), (code: C) => label(code, tables)),
  }
}

/** The label of a code; null and undefined stay what they are. */
function labelled<C extends string | boolean>(
  code: C | null | undefined,
  label: (code: C) => string,
) {
  if (code === null) return null
  return code === undefined ? undefined : label(code)
}

function written(key: string): string {
  return key.replaceAll(' ', '_')
}

function outcomeWords(code: OutcomeCode | 'NO_ACTION', { law }: ImportTables): string {
  return code === 'NO_ACTION' ? 'No action' : outcomeLabel(code, law)
}

/** The tag that says a type alone; where there is none, one that says it among others. */
function firstTagOf(type: string, { vocabulary }: ImportTables): string | undefined {
  const tags = Object.entries(vocabulary.tags).filter(([, gives]) =>
    gives.allegationTypes.includes(type),
  )
  const found = tags.find(([, gives]) => gives.allegationTypes.length === 1) ?? tags[0]
  return found === undefined ? undefined : written(found[0])
}

function rankRead(word: string, tables: ImportTables): string | null | undefined {
  const { value, known, former } = rankOf(word, tables)
  if (!known) return undefined
  if (value === null) return former ? 'Former officer' : null
  return former ? `Former ${rankLabel(value).toLowerCase()}` : rankLabel(value)
}

function typesRead(word: string, tables: ImportTables): string | undefined {
  const reading = readTag(word, tables)
  if (reading === null) return undefined
  const ids = new Set(reading.present.flatMap((gives) => gives.allegationTypes))
  const labels = tables.law.allegationTypes.filter(({ id }) => ids.has(id)).map((one) => one.label)
  return labels.length === 0 ? 'Known, without an allegation type' : labels.join('; ')
}
