import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { ChosenFile, ForeignTable } from '#contract/api'
import type { TableMapping } from '#core/import/mapping/mapping'
import type { TableReading } from '#core/import/reading'
import { csvOf, everyField, tableOf } from '../../support/foreign-table.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(newFolder(), name)
  writeFileSync(path, content)
  return path
}

/** A register as a British office saves it: titles above, the headings in row 4, letters of Windows. */
const british = Buffer.from(
  'Outcomes of misconduct hearings;;\r\nYear to March;;\r\n;;\r\nCase No;What happened;Sanction\r\n' +
    'A-1;Took \xa320 from a caf\xe9, then lied.;Written Warning\r\nA-2;Was rude.;Written Warning\r\n' +
    'A-3;Was late.;Ten days off\r\n',
  'latin1',
)

async function look(library: TestLibrary, path: string) {
  library.answers.openFiles = [path]
  return matched(value(await library.handlers['import:look']()))
}
function matched(chosen: ChosenFile | null) {
  if (chosen?.table == null) throw new Error('Nothing to match')
  return { id: chosen.id, table: chosen.table }
}
const readAgain = async (library: TestLibrary, chosen: string, reading: Partial<TableReading>) =>
  matched(
    value(
      await library.handlers['import:read-again']({
        chosen,
        reading: { encoding: null, sheet: null, heading: null, ...reading },
      }),
    ),
  )
const mappingOf = ({ guess }: ForeignTable): TableMapping => ({
  ...guess,
  fixed: { force: 'Example Police', source_kind: 'own_record' },
})
const precedents = async (library: TestLibrary) =>
  value(await library.handlers['library:facts']()).precedents

describe('How a table is read', () => {
  it('is asked where its letters do not tell, and nothing is imported before', async () => {
    const library = await newLibrary()
    const { id, table } = await look(library, fileOf('register.csv', british))
    expect(table.reading).toMatchObject({ asks: true, heading: 4, letters: { strangeRows: 1 } })
    expect(table.reading.letters?.samples[0]).toEqual({
      encoding: 'WINDOWS_1252',
      pieces: ['A-1;Took £20 from a café, then li'],
    })
    const early = { chosen: id, mapping: mappingOf(table) }
    expect(codes(await library.handlers['import:run'](early))).toEqual(['ENCODING'])
    expect(codes(await library.handlers['import:try'](early))).toEqual(['ENCODING'])
    const again = await readAgain(library, id, { encoding: 'WINDOWS_1252' })
    expect(again.table.reading).toMatchObject({ asks: false, encoding: 'WINDOWS_1252' })
    const said = { chosen: again.id, mapping: mappingOf(again.table) }
    const report = value(await library.handlers['import:run'](said))
    expect(report).toMatchObject({
      rows: 3,
      accepted: 2,
      rejectedRows: 1,
      rejected: [{ line: 7 }],
      reading: { encoding: 'WINDOWS_1252', heading: 4 },
    })
    const { precedent } = value(await library.handlers['precedent:open']({ ref: 'P-0001' }))
    expect(precedent.profile.narrative).toBe('Took £20 from a café, then lied.')
  })

  it('is what a person says: the row of the headings, and the sheet', async () => {
    const library = await newLibrary()
    const book = utils.book_new()
    const sheet = (rows: string[][]) => utils.aoa_to_sheet(rows)
    utils.book_append_sheet(book, sheet([['Published outcomes']]), 'Cover')
    const rows = [
      ['A', 'B', 'C'],
      ['Case No', 'What happened', 'Sanction'],
      ['A-1', 'Was rude.', 'Written Warning'],
    ]
    utils.book_append_sheet(book, sheet(rows), 'Cases')
    const path = fileOf('register.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }))
    const { id, table } = await look(library, path)
    expect(table.reading).toMatchObject({ sheet: 'Cover', heading: 1 })
    expect(table.reading.sheets.map(({ name }) => name)).toEqual(['Cover', 'Cases'])
    const cases = await readAgain(library, id, { sheet: 'Cases' })
    expect(cases.table.reading).toMatchObject({ sheet: 'Cases', heading: 1 })
    const { id: chosen, table: said } = await readAgain(library, cases.id, {
      sheet: 'Cases',
      heading: 2,
    })
    expect(said.columns.map(({ heading }) => heading)).toEqual(rows[1])
    const ran = await library.handlers['import:run']({ chosen, mapping: mappingOf(said) })
    expect(value(ran)).toMatchObject({
      rows: 1,
      accepted: 1,
      reading: { sheet: 'Cases', heading: 2, otherSheets: ['Cover'] },
    })
    const wrong = { encoding: null, sheet: 'Cases', heading: 9 }
    const refused = await library.handlers['import:read-again']({ chosen, reading: wrong })
    expect(codes(refused)).toEqual(['NO_HEADINGS'])
    const stale = await library.handlers['import:read-again']({ chosen: id, reading: wrong })
    expect(codes(stale)).toEqual(['NOT_CHOSEN'])
  })

  it('gives the same records from our own headings, whichever way they are written', async () => {
    const text = csvOf(tableOf(everyField))
    const plain = await newLibrary()
    plain.answers.openFiles = [fileOf('own.csv', text)]
    value(await plain.handlers['import:run']())
    for (const [name, bytes] of [
      ['own.txt', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['own.tsv', text],
    ] as const) {
      const library = await newLibrary()
      library.answers.openFiles = [fileOf(name, bytes)]
      const chosen = value(await library.handlers['import:look']())
      expect(chosen?.table).toBeNull()
      value(await library.handlers['import:run']({ chosen: chosen?.id ?? '', mapping: null }))
      expect(value(await library.handlers['library:facts']())).toMatchObject({
        precedents: await precedents(plain),
      })
    }
  })
})

describe('A file that is tried', () => {
  it('is told as its import would be, and leaves nothing in the library', async () => {
    const library = await newLibrary()
    const [headings = [], ...rows] = tableOf(everyField)
    const first = rows[0] ?? []
    const at = everyField.indexOf('facts')
    const wrong = first.map((cell, n) => (n === everyField.indexOf('outcome') ? 'none such' : cell))
    const other = first.map((cell, n) => (n === at ? 'Another thing altogether.' : cell))
    library.answers.openFiles = [fileOf('some.csv', csvOf([headings, ...rows.slice(0, 9)]))]
    value(await library.handlers['import:run']())
    library.answers.openFiles = [
      fileOf('all.csv', csvOf([headings, wrong, other, ...rows, ...rows.slice(20, 24)])),
    ]
    const chosen = value(await library.handlers['import:look']())?.id ?? ''
    const before = await precedents(library)
    const tried = value(await library.handlers['import:try']({ chosen, mapping: null }))
    expect(tried).toMatchObject({ tried: true, rejectedRows: 2, duplicates: 13, repeated: 4 })
    expect(await precedents(library)).toBe(before)
    library.answers.saveFile = join(newFolder(), 'rejected.jsonl')
    value(await library.handlers['import:save-rejects']())
    expect(readFileSync(library.answers.saveFile, 'utf8')).toContain('none such')
    const done = value(await library.handlers['import:run']({ chosen, mapping: null }))
    expect({ ...tried, tried: false }).toEqual(done)
    expect(tried?.rows).toBe(
      (done?.accepted ?? 0) + (done?.duplicates ?? 0) + (done?.rejectedRows ?? 0),
    )
  })

  it('is one for those who keep the library', async () => {
    const library = await newLibrary()
    await addPeople(library)
    await become(library, 'Panel member 1')
    const tried = { chosen: 'a'.repeat(32), mapping: null }
    expect(codes(await library.handlers['import:try'](tried))).toEqual(['NOT_ALLOWED'])
    const reading = { encoding: null, sheet: null, heading: 1 }
    const again = { chosen: 'a'.repeat(32), reading }
    expect(codes(await library.handlers['import:read-again'](again))).toEqual(['NOT_ALLOWED'])
  })
})
