import type { Entry } from '#core/import/mapping/fields'
import type { GuessedValue } from '#core/import/mapping/guess'
import type { ColumnName, DateOrder, MappedField, TableMapping } from '#core/import/mapping/mapping'
import type { Encoding, NumberedRow, TableReading } from '#core/import/reading'
import type { ImportReport } from '#core/import/report'
import type { Result } from '#core/result'

/** A column of a table with other headings than ours, as it is shown beside its choice. */
export type ForeignColumn = ColumnName & {
  /** Rows that have something in it. */
  readonly filled: number
  readonly examples: readonly string[]
  /** The heading seems to name a person or a protected characteristic. */
  readonly isPrivate: boolean
  /** Null where no date of the column needs an order; `told` null where the dates do not tell it. */
  readonly dates: { readonly told: DateOrder | null } | null
}

/** A mapping as the list of them shows it. */
export type KeptMapping = {
  readonly name: string
  readonly columns: number
  readonly savedAt: string
  readonly savedBy: string
}

/** How a table is read, with what a person needs to say otherwise. */
export type ReadingView = TableReading & {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  /** Its first rows, those of the cells that hold something. */
  readonly rows: readonly NumberedRow[]
  /** Null where the file tells how its letters are written. */
  readonly letters: {
    readonly strangeRows: number
    /** Other rows have letters that can be read as UTF-8. */
    readonly isMixed: boolean
    readonly samples: readonly { readonly encoding: Encoding; readonly pieces: readonly string[] }[]
  } | null
  /** True until a person has said how the letters are written. */
  readonly asks: boolean
}

export type ForeignTable = {
  readonly rows: number
  readonly reading: ReadingView
  readonly columns: readonly ForeignColumn[]
  /** Made from names and values alone, for a person to look over. */
  readonly guess: TableMapping
  /** Mappings kept for a table with these very headings. */
  readonly kept: readonly { readonly name: string; readonly mapping: TableMapping }[]
  readonly sourceKinds: readonly Entry[]
}

/** A file that was chosen and looked through; `table` null where nothing has to be matched. */
export type ChosenFile = {
  readonly id: string
  readonly file: string
  readonly table: ForeignTable | null
}

/** Words of a table that stand in one closed field, and the entries that they may mean. */
export type FieldWords = {
  readonly entries: readonly Entry[]
  readonly values: readonly GuessedValue[]
  /** Rows with further words, which are read as they stand. */
  readonly otherRows: number
}

/** Channels of tables whose columns are matched before they are imported. */
export type MappingApi = {
  /** Asks for a file and looks through it; null where none was chosen, or the looking was cancelled. */
  'import:look': () => Promise<Result<ChosenFile | null>>
  /** Looks the chosen file through again, read as a person says; a heading that is null is proposed. */
  'import:read-again': (input: {
    readonly chosen: string
    readonly reading: Omit<TableReading, 'heading'> & { readonly heading: number | null }
  }) => Promise<Result<ChosenFile | null>>
  /** Tells what the chosen file would bring into the library, and writes nothing. */
  'import:try': (input: {
    readonly chosen: string
    readonly mapping: TableMapping | null
  }) => Promise<Result<ImportReport | null>>
  /** The words of some columns of the chosen table, read as one field. */
  'import:words': (input: {
    readonly chosen: string
    readonly field: MappedField
    readonly columns: readonly ColumnName[]
  }) => Promise<Result<FieldWords>>
  'mapping:list': () => Promise<Result<readonly KeptMapping[]>>
  'mapping:save': (input: {
    readonly name: string
    readonly mapping: TableMapping
  }) => Promise<Result<readonly KeptMapping[]>>
  'mapping:delete': (input: { readonly name: string }) => Promise<Result<readonly KeptMapping[]>>
}
