import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { openCells, readRows } from '../../../src-main/files/read-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-sheets-'))
const kinds = ['xlsx', 'ods', 'biff8'] as const
type Kind = (typeof kinds)[number]

const bookOf = (...sheets: readonly WorkSheet[]): WorkBook => {
  const book = utils.book_new()
  sheets.forEach((sheet, at) => utils.book_append_sheet(book, sheet, `Sheet ${at + 1}`))
  return book
}

function fileOf(book: WorkBook, bookType: Kind): string {
  const path = join(folder, `${crypto.randomUUID()}.${bookType === 'biff8' ? 'xls' : bookType}`)
  writeFileSync(path, write(book, { type: 'buffer', bookType }))
  return path
}

/** The cells of each row with its number. */
async function cellsOf(book: WorkBook, kind: Kind, sheet: string | null = null) {
  const file = openCells(fileOf(book, kind), { sheet })
  const rows: unknown[] = []
  for await (const row of file?.rows() ?? [])
    rows.push([row.line, 'value' in row ? row.value : row.error])
  const about = await file?.sheets()
  file?.close()
  return { rows, about }
}

describe.each(kinds)('a workbook (%s)', (kind) => {
  it('gives a date as ISO text, as precise as it is shown, by either calendar', async () => {
    for (const date1904 of [false, true]) {
      const sheet = utils.aoa_to_sheet([['a', 'b', 'c']])
      const serial = 44_320 - (date1904 ? 1_462 : 0)
      sheet['A2'] = { t: 'n', v: serial, z: 'm/d/yy' }
      sheet['B2'] = { t: 'n', v: serial + 0.75, z: 'mmmyy' }
      sheet['C2'] = { t: 'n', v: serial, z: 'yyyy' }
      sheet['!ref'] = 'A1:C2'
      const book = { ...bookOf(sheet), Workbook: { WBProps: { date1904 } } }
      expect((await cellsOf(book, kind)).rows[1]).toEqual([2, ['2021-05-04', '2021-05', '2021']])
    }
  })

  it('keeps every figure of a number, and how a number is shown', async () => {
    const sheet = utils.aoa_to_sheet([
      ['a', 'b'],
      [1_234_567_890_123, 44_320],
    ])
    expect((await cellsOf(bookOf(sheet), kind)).rows[1]).toEqual([2, ['1234567890123', '44320']])
  })

  it('keeps the numbers of its rows where the first of them are empty', async () => {
    const sheet = utils.sheet_add_aoa({}, [['id'], ['q']], { origin: 'B4' })
    const { rows } = await cellsOf(bookOf(sheet), kind)
    expect(rows.slice(-2)).toEqual([
      [4, ['', 'id']],
      [5, ['', 'q']],
    ])
  })

  it('says what a cell holds in each row that it is merged over', async () => {
    const sheet = utils.aoa_to_sheet([
      ['id', 'facts'],
      ['a', 'x'],
      ['', 'y'],
      ['', 'z'],
    ])
    sheet['!merges'] = [utils.decode_range('A2:A3')]
    expect((await cellsOf(bookOf(sheet), kind)).rows.slice(1)).toEqual([
      [2, ['a', 'x']],
      [3, ['a', 'y']],
      [4, ['', 'z']],
    ])
  })

  it('is read at the sheet that is named, and says which sheets it has', async () => {
    const book = bookOf(utils.aoa_to_sheet([['one']]), utils.aoa_to_sheet([['two']]))
    const { rows, about } = await cellsOf(book, kind, 'Sheet 2')
    expect(rows).toEqual([[1, ['two']]])
    expect(about).toMatchObject({
      sheet: 'Sheet 2',
      sheets: [{ name: 'Sheet 1' }, { name: 'Sheet 2' }],
    })
    expect((await cellsOf(book, kind, 'Sheet 3')).rows).toMatchObject([[0, /no such sheet/]])
  })
})

describe('a workbook of a spreadsheet', () => {
  it.each(['xlsx', 'biff8'] as const)('is not read at a hidden sheet (%s)', async (kind) => {
    const book = bookOf(utils.aoa_to_sheet([['one']]), utils.aoa_to_sheet([['two']]))
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
    const { rows, about } = await cellsOf(book, kind)
    expect(rows).toEqual([[1, ['two']]])
    expect(about?.sheets.map(({ isHidden }) => isHidden)).toEqual([true, false])
  })

  it('does not call a formula empty that was never worked out, nor an error a word', async () => {
    const sheet = utils.aoa_to_sheet([
      ['id', 'facts'],
      ['a', ''],
      ['b', ''],
      ['c', 'x'],
    ])
    sheet['B2'] = { t: 'n', f: '1+1' }
    sheet['B3'] = { t: 'e', v: 0x17 }
    const path = fileOf(bookOf(sheet), 'xlsx')
    const rows: unknown[] = []
    for await (const row of readRows(path)) rows.push('error' in row ? row.error : row.value)
    expect(rows).toEqual([
      expect.stringMatching(/^The column facts holds a formula that was never worked out/),
      expect.stringMatching(/^The column facts holds an error of the spreadsheet, "#REF!"/),
      { id: 'c', facts: 'x' },
    ])
  })

  it('keeps a cell of 32,767 letters whole, in whatever direction it is written', async () => {
    const text = 'א'.repeat(32_767)
    const { rows } = await cellsOf(bookOf(utils.aoa_to_sheet([[text]])), 'xlsx')
    expect(rows).toEqual([[1, [text]]])
  })
})
