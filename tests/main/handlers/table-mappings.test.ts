import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { ForeignTable } from '#contract/api'
import type { TableMapping } from '#core/import/mapping/mapping'
import {
  csvOf,
  everyField,
  foreign,
  mappingOf,
  tableOf,
  type Table,
} from '../../support/foreign-table.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const fileOf = (table: Table, name = 'register.csv'): string => {
  const path = join(newFolder(), name)
  if (name.endsWith('.csv')) writeFileSync(path, csvOf(table))
  else {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(table.map((row) => [...row])), 'Cases')
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }))
  }
  return path
}

async function look(library: TestLibrary, table: Table, name?: string) {
  library.answers.openFiles = [fileOf(table, name)]
  const chosen = value(await library.handlers['import:look']())
  if (chosen === null) throw new Error('Nothing was chosen')
  return chosen
}

/** What a person makes of the guess about the foreign table. */
const settled = ({ guess }: ForeignTable, change: Partial<TableMapping> = {}): TableMapping => ({
  ...guess,
  columns: guess.columns.map((column) =>
    column.heading === 'Decided' ? { ...column, fields: ['hearing_date'] } : column,
  ),
  dates: 'DAY_FIRST',
  fixed: { force: 'Example Police', source_kind: 'own_record' },
  values: guess.values.map((one) =>
    one.value === 'TERMINATED'
      ? { ...one, as: 'ENTRY' as const, entry: 'dismissal_without_notice' }
      : one,
  ),
  ...change,
})

const lookForeign = async (library: TestLibrary, name?: string) => {
  const { id, table } = await look(library, foreign, name)
  if (table === null) throw new Error('Nothing to match')
  return { id, table }
}

describe('A table with headings of its own', () => {
  it('is shown with its columns, what they hold and what they seem to be', async () => {
    const library = await newLibrary()
    const { table } = await lookForeign(library)
    expect(table.rows).toBe(3)
    expect(table.columns[3]).toMatchObject({
      heading: 'Decided',
      filled: 3,
      examples: ['04/05/2021', '06/07/2021', '08/09/2021'],
      dates: { told: null },
    })
    expect(
      table.columns.filter(({ isPrivate }) => isPrivate).map(({ heading }) => heading),
    ).toEqual(['Officer Name', 'Sex'])
    expect(table.guess.columns.map(({ fields }) => fields.join())).toEqual([
      'id',
      '',
      'officer_rank',
      '',
      'facts',
      'conduct_types',
      'outcome',
      '',
    ])
    expect(value(await library.handlers['library:facts']()).precedents).toBe(0)
  })

  it('tells the words of a column as any field, the most frequent first', async () => {
    const library = await newLibrary()
    const { id } = await lookForeign(library)
    const columns = [{ heading: 'Rank', nth: 1 }]
    const asked = { chosen: id, field: 'officer_rank', columns } as const
    const words = value(await library.handlers['import:words'](asked))
    expect(words.values).toEqual([
      { value: 'Sergeant', rows: 2, reads: 'Sergeant', meaning: { as: 'WORD' } },
      { value: 'Captain', rows: 1, reads: null, meaning: { as: 'WORD' } },
    ])
    expect(words.entries).toContainEqual({ entry: 'inspector', label: 'Inspector' })
    const stale = { ...asked, chosen: 'f'.repeat(32) }
    expect(codes(await library.handlers['import:words'](stale))).toEqual(['NOT_CHOSEN'])
  })

  it('is not imported until everything that only a person can say was said', async () => {
    const library = await newLibrary()
    const { id, table } = await lookForeign(library)
    const unsaid = settled(table, { dates: null, fixed: { force: null, source_kind: null } })
    const refused = await library.handlers['import:run']({ chosen: id, mapping: unsaid })
    expect(codes(refused)).toEqual(['DATE_ORDER', 'SOURCE_KIND'])
    expect(value(await library.handlers['library:facts']()).precedents).toBe(0)
  })

  it('becomes precedents that say so, and rejected rows in our own format', async () => {
    const library = await newLibrary()
    const { id, table } = await lookForeign(library)
    const run = library.handlers['import:run']({ chosen: id, mapping: settled(table) })
    const report = value(await run)
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejectedRows: 1 })
    expect(report?.rejected).toMatchObject([{ line: 4, field: 'outcome' }])
    const { precedent, versions } = value(
      await library.handlers['precedent:open']({ ref: 'P-0001' }),
    )
    expect(precedent).toMatchObject({
      sourceId: 'A-1',
      sourceKind: 'OWN_RECORD',
      force: 'Example Police',
      hearingDate: '2021-05-04',
      outcome: 'DWN',
      unmapped: [{ field: 'officer_rank', word: 'Captain' }],
      profile: { narrative: 'Struck a person.', rank: null, finding: null, standing: null },
    })
    expect(JSON.stringify(precedent)).not.toMatch(/"(X|F)"/)
    expect(versions[0]?.reason).toMatch(
      /^Recorded from a table whose columns were matched, by a mapping not kept \(fingerprint [0-9a-f]{16}\)$/,
    )
    library.answers.saveFile = join(newFolder(), 'rejected.jsonl')
    value(await library.handlers['import:save-rejects']())
    const saved = readFileSync(library.answers.saveFile, 'utf8')
    expect(JSON.parse(saved)).toMatchObject({ _line: 4, id: 'A-3', outcome: 'Ten days off' })
    writeFileSync(library.answers.saveFile, saved.replaceAll('Ten days off', 'no_action'))
    library.answers.openFiles = [library.answers.saveFile]
    expect(value(await library.handlers['import:run']())).toMatchObject({ accepted: 1 })
  })

  it('gives the same from a workbook as from a CSV file, and nothing the second time', async () => {
    const library = await newLibrary()
    const csv = await lookForeign(library)
    const mapping = settled(csv.table)
    value(await library.handlers['import:run']({ chosen: csv.id, mapping }))
    const book = await lookForeign(library, 'register.xlsx')
    const { reading } = csv.table
    expect({ ...book.table, reading }).toEqual({ ...csv.table, reading })
    const again = await library.handlers['import:run']({ chosen: book.id, mapping })
    expect(value(again)).toMatchObject({ rows: 3, accepted: 0, duplicates: 2, rejectedRows: 1 })
  })

  it('is refused where another file was chosen since, or its headings have changed', async () => {
    const library = await newLibrary()
    const first = await lookForeign(library)
    const { id, table } = await lookForeign(library)
    const mapping = settled(table)
    expect(codes(await library.handlers['import:run']({ chosen: first.id, mapping }))).toEqual([
      'NOT_CHOSEN',
    ])
    const [path = ''] = library.answers.openFiles
    writeFileSync(path, csvOf([['Other'], ['x']]))
    const report = value(await library.handlers['import:run']({ chosen: id, mapping }))
    expect(report).toMatchObject({ accepted: 0, rejectedRows: 1 })
    expect(report?.rejected[0]?.reason).toContain('changed')
  })

  it('stops being looked through when it is cancelled, and locking forgets it', async () => {
    const library = await newLibrary()
    const rows = Array.from({ length: 20_000 }, (_, n) => [`${n}`, 'What happened.', 'Dismissed'])
    const table = [['Case', 'Summary', 'Result'], ...rows]
    library.answers.openFiles = [fileOf(table)]
    const looking = library.handlers['import:look']()
    expect(codes(await library.handlers['import:look']())).toEqual(['BUSY'])
    value(await library.handlers['import:cancel']())
    expect(value(await looking)).toBeNull()
    const { id } = await lookForeign(library)
    await become(library, 'Chair')
    expect(codes(await library.handlers['import:run']({ chosen: id, mapping: null }))).toEqual([
      'NOT_CHOSEN',
    ])
  })
})

describe('A file whose columns need not be matched', () => {
  it.each([
    ['one with our own headings', tableOf(everyField), 90],
    [
      'a table of more columns than any register has',
      [Array.from({ length: 5_000 }, (_, n) => `${n}`)],
      0,
    ],
    ['a heading without an end', [['x'.repeat(2_000_000)], ['a']], 0],
  ])('%s goes straight to the import', async (_what, table, accepted) => {
    const library = await newLibrary()
    const { id, table: found } = await look(library, table)
    expect(found).toBeNull()
    const run = library.handlers['import:run']({ chosen: id, mapping: null })
    expect(value(await run)).toMatchObject({ accepted })
    const mapping = mappingOf(['a'], ['id'])
    expect((await library.handlers['import:run']({ chosen: id, mapping })).ok).toBe(false)
  })

  it('survives headings that reach for a prototype, stand twice, or hide what they are', async () => {
    const library = await newLibrary()
    const headings = ['__proto__', 'constructor', 'id', 'id', '', '\u202eemoctuo', '=cmd()']
    const { id, table } = await look(library, [headings, ['1', '2', '3', '4', '5', 'FWW', '7']])
    expect(table?.columns.map(({ heading, nth }) => [heading, nth])).toEqual([
      ['__proto__', 1],
      ['constructor', 1],
      ['id', 1],
      ['id', 2],
      ['', 1],
      ['emoctuo', 1],
      ['=cmd()', 1],
    ])
    const mapping = mappingOf(table?.columns.map(({ heading }) => heading) ?? [], [
      null,
      'facts',
      null,
      'id',
      null,
      'outcome',
      null,
    ])
    const report = value(await library.handlers['import:run']({ chosen: id, mapping }))
    expect(report).toMatchObject({ accepted: 1, rejected: [] })
    const { precedent } = value(await library.handlers['precedent:open']({ ref: 'P-0001' }))
    expect(precedent).toMatchObject({ sourceId: '4', outcome: 'FWW', profile: { narrative: '2' } })
  })
})

describe('A mapping kept in the library', () => {
  it('is offered for a table with the same headings, named in what it made, and deleted', async () => {
    const library = await newLibrary()
    const { table } = await lookForeign(library)
    const mapping = settled(table)
    const kept = { name: 'Register of Example', mapping }
    const list = value(await library.handlers['mapping:save'](kept))
    expect(list).toMatchObject([{ name: kept.name, columns: 6, savedBy: 'Chair' }])
    expect(codes(await library.handlers['mapping:save'](kept))).toEqual(['NAME_TAKEN'])
    const turned = foreign.map((row) => [...row].reverse())
    const again = await look(library, turned)
    expect(again.table?.kept).toEqual([kept])
    value(await library.handlers['import:run']({ chosen: again.id, mapping }))
    const { versions } = value(await library.handlers['precedent:open']({ ref: 'P-0001' }))
    expect(versions[0]?.reason).toContain('by the mapping “Register of Example”')
    expect(versions[0]?.recordedBy).toBe('Chair')
    expect((await look(library, tableOf(['id', 'facts']))).table?.kept).toEqual([])
    expect(value(await library.handlers['mapping:delete']({ name: kept.name }))).toEqual([])
    expect(codes(await library.handlers['mapping:delete']({ name: kept.name }))).toEqual([
      'NOT_FOUND',
    ])
    const { entries } = {
      entries: value(await library.handlers['audit:list']({ before: null, limit: 50 })),
    }
    const told = entries.filter(({ action }) => action.startsWith('mapping.'))
    expect(told.map(({ action, subject }) => [action, subject])).toEqual([
      ['mapping.deleted', kept.name],
      ['mapping.saved', kept.name],
    ])
    const imported = entries.find(({ action }) => action === 'precedents.imported')
    expect(imported?.detail).toContain(kept.name)
  })

  it('is for those who keep the library alone', async () => {
    const library = await newLibrary()
    await addPeople(library)
    for (const who of ['Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, who)
      for (const channel of ['import:look', 'mapping:list'] as const)
        expect([who, channel, codes(await library.handlers[channel]())]).toEqual([
          who,
          channel,
          ['NOT_ALLOWED'],
        ])
    }
    await become(library, 'Secretariat')
    expect(value(await library.handlers['mapping:list']())).toEqual([])
  })
})
