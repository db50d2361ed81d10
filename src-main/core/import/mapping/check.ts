import type { Problem } from '../../result.ts'
import type { ImportTables } from '../tables.ts'
import { lookUp } from '../words.ts'
import { asksOrder } from './dates.ts'
import { FIELDS, isClosed, readAs, takesSeveral } from './fields.ts'
import { valueKey, type TableLook } from './look.ts'
import { sameColumn, type ColumnName, type MappedField, type TableMapping } from './mapping.ts'

const problem = (code: string, message: string, field?: string): Problem =>
  field === undefined ? { code, message } : { code, message, field }

const named = ({ heading, nth }: ColumnName): string =>
  `${heading === '' ? 'a column without a heading' : `“${heading}”`}${nth === 1 ? '' : `, number ${nth}`}`

/** The columns of a mapping that stand for a field. */
const standing = (mapping: TableMapping, field: MappedField): readonly ColumnName[] =>
  mapping.columns.filter(({ fields }) => fields.includes(field))

/** Everything that keeps a mapping from being used on a table; nothing where it can be. */
export const checkMapping = (
  mapping: TableMapping,
  look: TableLook,
  tables: ImportTables,
): readonly Problem[] => [
  ...checkColumns(mapping, look),
  ...checkFields(mapping),
  ...checkDates(mapping, look),
  ...checkSource(mapping, tables),
  ...checkValues(mapping, tables),
]

function checkColumns(mapping: TableMapping, look: TableLook): readonly Problem[] {
  const strange = mapping.columns.filter(
    (column) =>
      column.fields.length > 0 && !look.columns.some((other) => sameColumn(column, other)),
  )
  const twice = mapping.columns.filter(
    (column, at) => mapping.columns.findIndex((other) => sameColumn(column, other)) < at,
  )
  return [
    ...strange.map((column) =>
      problem('NO_SUCH_COLUMN', `The table has no column ${named(column)}`),
    ),
    ...twice.map((column) =>
      problem('COLUMN_TWICE', `The mapping names the column ${named(column)} twice`),
    ),
  ]
}

function checkFields(mapping: TableMapping): readonly Problem[] {
  const missing = (['id', 'facts', 'outcome'] as const).filter(
    (field) => standing(mapping, field).length === 0,
  )
  const fields = new Set(mapping.columns.flatMap((column) => column.fields))
  const crowded = [...fields].filter(
    (field) => !takesSeveral(field) && standing(mapping, field).length > 1,
  )
  return [
    ...missing.map((field) =>
      problem(
        'FIELD_MISSING',
        `Say which column stands for ${FIELDS[field].label.toLowerCase()}: no row can be taken in without`,
        field,
      ),
    ),
    ...crowded.map((field) =>
      problem(
        'FIELD_TWICE',
        `Only one column can stand for ${FIELDS[field].label.toLowerCase()}`,
        field,
      ),
    ),
  ]
}

function checkDates(mapping: TableMapping, look: TableLook): readonly Problem[] {
  if (mapping.dates !== null) return []
  const dated = standing(mapping, 'hearing_date')
  const asks = look.columns.some(
    (column) => dated.some((one) => sameColumn(one, column)) && asksOrder(column.dates),
  )
  return asks
    ? [
        problem(
          'DATE_ORDER',
          'Say whether the day or the month comes first in the hearing dates: the table does not tell',
          'hearing_date',
        ),
      ]
    : []
}

function checkSource(mapping: TableMapping, { vocabulary }: ImportTables): readonly Problem[] {
  const { fixed } = mapping
  const both = (['force', 'source_kind'] as const).filter(
    (field) => fixed[field] !== null && standing(mapping, field).length > 0,
  )
  const twice = both.map((field) =>
    problem(
      'FIELD_TWICE',
      `A column stands for ${FIELDS[field].label.toLowerCase()}, so it cannot be one for all rows too`,
      field,
    ),
  )
  const kind = fixed.source_kind
  if (kind === null)
    return standing(mapping, 'source_kind').length > 0
      ? twice
      : [
          ...twice,
          problem('SOURCE_KIND', 'Say what the records of this table rest on', 'source_kind'),
        ]
  return lookUp(vocabulary.sourceKinds, kind) === undefined
    ? [...twice, problem('SOURCE_KIND', 'This kind of source is not known', 'source_kind')]
    : twice
}

function checkValues(mapping: TableMapping, tables: ImportTables): readonly Problem[] {
  const met = new Set<string>()
  return mapping.values.flatMap((one) => {
    const { field, value } = one
    const label = FIELDS[field].label
    const key = `${field} ${valueKey(value)}`
    const problems: Problem[] = []
    if (!isClosed(field))
      problems.push(problem('NO_ENTRIES', `${label} has no list of entries`, field))
    else if (one.as === 'ENTRY' && readAs(field, one.entry, tables) === undefined)
      problems.push(
        problem('UNKNOWN_ENTRY', `“${one.entry}” is no entry of ${label.toLowerCase()}`, field),
      )
    if (met.has(key))
      problems.push(problem('VALUE_TWICE', `${label} names the value “${value}” twice`, field))
    met.add(key)
    return problems
  })
}
