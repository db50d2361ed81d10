import type { ConvictionType, Context, Level } from '../vocabulary.ts'
import type { InterchangeRow } from './row.ts'
import type { ImportTables, PhraseReading } from './tables.ts'
import type { Gives, RuleList } from './vocabulary-table.ts'
import { readPhrase, readTag, saysNothing } from './words.ts'

/** What the loose words of a row come to in the taxonomy. */
export type SeriousnessReading = {
  readonly allegationTypes: readonly string[]
  readonly factors: readonly string[]
  readonly absentFactors: readonly string[]
  readonly personalMitigation: readonly string[]
  readonly culpabilityLevel: Level | null
  readonly harmLevel: Level | null
  readonly convictionType: ConvictionType | null
  readonly context: Context | null
  readonly liveWarning: 'WW' | 'FWW' | null
  readonly unmapped: readonly { readonly field: string; readonly word: string }[]
}

type Read = {
  readonly field: string
  readonly list: RuleList
  readonly word: string
  readonly reading: PhraseReading | null
}

/**
 * Reads conduct types, culpability, harm, aggravating and mitigating words by the table. Words that
 * the table does not know are listed, never guessed at; denied words ("no remorse") make a factor
 * expressly absent, never present.
 */
export function readSeriousness(row: InterchangeRow, tables: ImportTables): SeriousnessReading {
  const reads: Read[] = [
    ...row.conduct_types.map((word): Read => {
      return { field: 'conduct_types', list: 'conduct', word, reading: readTag(word, tables) }
    }),
    ...readField('culpability', row.culpability === null ? [] : [row.culpability], tables),
    ...readField('harm', clausesOf(row.harm), tables),
    ...readField('aggravating', row.aggravating, tables),
    ...readField('mitigating', row.mitigating, tables),
  ]
  return gather(reads, tables)
}

const clausesOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(';')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')

const readField = (list: RuleList, phrases: readonly string[], tables: ImportTables): Read[] =>
  phrases
    .filter((phrase) => !saysNothing(phrase, tables))
    .map((word) => ({ field: list, list, word, reading: readPhrase(word, list, tables) }))

function gather(reads: readonly Read[], tables: ImportTables): SeriousnessReading {
  const { known } = tables
  const all = reads.flatMap((read) => read.reading?.present ?? [])
  const denied = reads.flatMap((read) => read.reading?.denied ?? [])
  const types = distinct(
    reads.filter((read) => read.list === 'conduct').flatMap(presentTypes),
  ).filter((id) => known.allegationTypes.has(id))
  const factors = distinct(all.flatMap((gives) => gives.factors)).filter((id) =>
    known.factors.has(id),
  )
  const absent = distinct([
    ...all.flatMap((gives) => gives.absent),
    ...denied.flatMap((gives) => gives.factors),
  ]).filter((id) => known.factors.has(id) && !factors.includes(id))
  return {
    allegationTypes: types,
    factors,
    absentFactors: absent,
    personalMitigation: distinct(all.flatMap((gives) => gives.personal)),
    culpabilityLevel: levelOf(reads, 'culpability'),
    harmLevel: levelOf(reads, 'harm'),
    convictionType: gravest(all),
    context: all.find((gives) => gives.context !== undefined)?.context ?? null,
    liveWarning: all.find((gives) => gives.liveWarning !== undefined)?.liveWarning ?? null,
    unmapped: reads
      .filter((read) => read.reading === null)
      .map(({ field, word }) => ({ field, word })),
  }
}

const presentTypes = (read: Read): readonly string[] =>
  (read.reading?.present ?? []).flatMap((gives) => gives.allegationTypes)

/** Each once, in code-unit order, so that the order of the words changes nothing. */
const distinct = (ids: readonly string[]): readonly string[] =>
  [...new Set(ids)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

const LEVELS: readonly Level[] = ['LOW', 'MEDIUM', 'HIGH']

/** The highest level that a field's own words give; other fields never set it. */
function levelOf(reads: readonly Read[], field: 'culpability' | 'harm'): Level | null {
  const given = reads
    .filter((read) => read.field === field)
    .flatMap((read) => (read.reading?.present ?? []).flatMap((gives) => gives[field] ?? []))
  return LEVELS.findLast((level) => given.includes(level)) ?? null
}

const CONVICTIONS: readonly ConvictionType[] = [
  'NONE',
  'CAUTION',
  'UNSPECIFIED',
  'SUMMARY',
  'EITHER_WAY',
  'INDICTABLE_ONLY',
]
const gravest = (all: readonly Gives[]): ConvictionType | null => {
  const given = all.flatMap((gives) => gives.convictionType ?? [])
  return CONVICTIONS.findLast((type) => given.includes(type)) ?? null
}
