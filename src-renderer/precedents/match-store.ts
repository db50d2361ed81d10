import { create } from 'zustand'
import type { Api, ChosenFile, FieldWords, ForeignTable, KeptMapping } from '#contract/api'
import { isClosed } from '#core/import/mapping/fields'
import {
  MAPPED_FIELDS,
  type DateOrder,
  type MappedField,
  type MappedValue,
  type Meaning,
  type TableMapping,
} from '#core/import/mapping/mapping'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'

export type Matching = Omit<ChosenFile, 'table'> & { readonly table: ForeignTable }

/** What a person says otherwise of how the table is read; a heading that is null is proposed. */
export type ReadingChange = Partial<Parameters<Api['import:read-again']>[0]['reading']>

type MatchState = {
  /** The table whose columns are being matched. */
  readonly matching: Matching | null
  readonly mapping: TableMapping | null
  /** The words of each closed field that a column stands for. */
  readonly words: Partial<Record<MappedField, FieldWords>>
  /** Names of the choices that a person made, or that a kept mapping holds: the others are guesses. */
  readonly settled: ReadonlySet<string>
  readonly kept: readonly KeptMapping[]
  readonly problems: readonly Problem[]
  /** True while the table is read again. */
  readonly isReading: boolean
  /** Reads the table again as a person says; true where it was. */
  readonly readAgain: (change: ReadingChange) => Promise<boolean>
  readonly stopReading: () => Promise<void>
  readonly begin: (matching: Matching) => Promise<void>
  readonly leave: () => void
  readonly setFields: (column: number, fields: readonly MappedField[]) => Promise<void>
  readonly setMeaning: (field: MappedField, value: string, meaning: Meaning) => void
  readonly setDates: (dates: DateOrder) => void
  readonly setFixed: (fixed: Partial<TableMapping['fixed']>) => void
  readonly useKept: (name: string) => Promise<void>
  readonly loadKept: () => Promise<void>
  readonly keep: (name: string, mapping: TableMapping) => Promise<boolean>
  readonly deleteKept: (name: string) => Promise<boolean>
}

/** The columns that stand for a field. */
const standing = (mapping: TableMapping, field: MappedField) =>
  mapping.columns.filter(({ fields }) => fields.includes(field))

/** The closed fields that columns stand for, in the order of the format. */
export const closedFields = (mapping: TableMapping): readonly MappedField[] =>
  MAPPED_FIELDS.filter((field) => isClosed(field) && standing(mapping, field).length > 0)

export const columnKey = (column: number): string => `column ${column}`
export const valueKeyOf = (field: MappedField, value: string): string => `${field} ${value}`

const sameValue = (field: MappedField, value: string) => (one: MappedValue) =>
  one.field === field && one.value === value

/** What the mapping says of a word; a word that it does not name is read as it stands. */
export const meaningOf = (
  mapping: TableMapping | null,
  field: MappedField,
  value: string,
): Meaning => mapping?.values.find(sameValue(field, value)) ?? asItStands
const asItStands: Meaning = { as: 'WORD' }

const nothing = {
  matching: null,
  mapping: null,
  words: {},
  settled: new Set<string>(),
  problems: [],
  isReading: false,
} satisfies Partial<MatchState>

/** The step between choosing a table and importing it; all of it is lost when it is left. */
export const useMatch = create<MatchState>((set, get) => {
  const put = (change: (mapping: TableMapping) => TableMapping, ...names: readonly string[]) => {
    const { mapping, settled } = get()
    if (mapping === null) return
    set({ mapping: change(mapping), settled: new Set([...settled, ...names]), problems: [] })
  }
  const takeList = (answer: Result<readonly KeptMapping[]>): boolean => {
    set(answer.ok ? { kept: answer.value, problems: [] } : { problems: answer.problems })
    return answer.ok
  }
  return {
    ...nothing,
    kept: [],
    begin: async (matching) => {
      set({ ...nothing, matching, mapping: matching.table.guess })
      await readWords()
    },
    readAgain: async (change) => {
      const { matching, isReading } = get()
      if (matching === null || isReading) return false
      const { encoding, sheet, heading, asks } = matching.table.reading
      // What was only proposed is not said by saying another thing.
      const said = { encoding: asks ? null : encoding, sheet, heading, ...change }
      set({ isReading: true, problems: [] })
      const answer = await call('import:read-again', { chosen: matching.id, reading: said })
      set({ isReading: false })
      if (get().matching !== matching) return false
      if (!answer.ok) set({ problems: answer.problems })
      // Null: it was given up, and the table stays as it was read before.
      if (!answer.ok || answer.value === null || answer.value.table === null) return false
      const { id, file, table } = answer.value
      await get().begin({ id, file, table })
      return true
    },
    stopReading: async () => {
      const answer = await call('import:cancel')
      if (!answer.ok) set({ problems: answer.problems })
    },
    leave: () => set(nothing),
    setFields: async (column, fields) => {
      put(
        (mapping) => ({
          ...mapping,
          columns: mapping.columns.map((one, at) =>
            at === column ? { ...one, fields: [...fields] } : one,
          ),
        }),
        columnKey(column),
      )
      await readWords(fields)
    },
    setMeaning: (field, value, meaning) =>
      put(
        (mapping) => ({
          ...mapping,
          values: [
            ...mapping.values.filter((one) => !sameValue(field, value)(one)),
            { field, value, ...meaning },
          ],
        }),
        valueKeyOf(field, value),
      ),
    setDates: (dates) => put((mapping) => ({ ...mapping, dates })),
    setFixed: (fixed) => put((mapping) => ({ ...mapping, fixed: { ...mapping.fixed, ...fixed } })),
    useKept: async (name) => {
      const kept = get().matching?.table.kept.find((one) => one.name === name)
      if (kept === undefined) return
      const { columns, values } = kept.mapping
      const settled = [
        ...columns.map((_, at) => columnKey(at)),
        ...values.map(({ field, value }) => valueKeyOf(field, value)),
      ]
      set({ mapping: inOrder(kept.mapping, get().matching), words: {}, problems: [] })
      set({ settled: new Set(settled) })
      await readWords()
    },
    loadKept: async () => void takeList(await call('mapping:list')),
    keep: async (name, mapping) => takeList(await call('mapping:save', { name, mapping })),
    deleteKept: async (name) => takeList(await call('mapping:delete', { name })),
  }

  /** Reads the words of closed fields anew: of all, or of those that a column has come to stand for. */
  async function readWords(changed?: readonly MappedField[]): Promise<void> {
    const { matching, mapping } = get()
    if (matching === null || mapping === null) return
    const { words } = get()
    const fields = closedFields(mapping)
    const asked = fields.filter((field) => words[field] === undefined || changed?.includes(field))
    const read = await Promise.all(
      asked.map(async (field) => {
        const columns = standing(mapping, field).map(({ heading, nth }) => ({ heading, nth }))
        return {
          field,
          answer: await call('import:words', { chosen: matching.id, field, columns }),
        }
      }),
    )
    if (get().matching !== matching) return
    for (const { field, answer } of read) {
      if (answer.ok) take(field, answer.value)
      else set({ problems: answer.problems })
    }
  }

  /** Shows the words of a field, each that nothing was said of yet with its guess. */
  function take(field: MappedField, found: FieldWords): void {
    const { mapping, words } = get()
    if (mapping === null) return
    const fresh = found.values.filter(({ value }) => !mapping.values.some(sameValue(field, value)))
    const values = fresh.map(({ value, meaning }): MappedValue => ({ field, value, ...meaning }))
    set({
      mapping: { ...mapping, values: [...mapping.values, ...values] },
      words: { ...words, [field]: found },
    })
  }
})

/** A mapping made for the same headings in another order, its columns as they stand in this table. */
const inOrder = (mapping: TableMapping, matching: Matching | null): TableMapping => ({
  ...mapping,
  columns: (matching?.table.columns ?? []).map(({ heading, nth }) => {
    const same = mapping.columns.find((one) => one.heading === heading && one.nth === nth)
    return { heading, nth, fields: same?.fields ?? [] }
  }),
})

/** The mapping as it is used: without words of fields that no column stands for any more. */
export const usedMapping = (mapping: TableMapping): TableMapping => {
  const fields = closedFields(mapping)
  return { ...mapping, values: mapping.values.filter(({ field }) => fields.includes(field)) }
}
