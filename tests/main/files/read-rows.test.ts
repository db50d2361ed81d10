import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { countRows } from '../../../src-main/files/count-rows.ts'
import { LONGEST_LINE } from '../../../src-main/files/read-lines.ts'
import { openRows, readRows, type FileRow } from '../../../src-main/files/read-rows.ts'

const all = async (path: string): Promise<FileRow[]> => {
  const rows: FileRow[] = []
  for await (const row of readRows(path)) rows.push(row)
  return rows
}
const folder = mkdtempSync(join(tmpdir(), 'evenhand-rows-'))
const rowsOf = async (name: string, content: string | Uint8Array): Promise<FileRow[]> => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return all(path)
}
const values = (rows: readonly FileRow[]) => rows.map((row) => ('value' in row ? row.value : null))
const errors = (rows: readonly FileRow[]) => rows.flatMap((row) => ('error' in row ? [row] : []))

describe('JSON Lines', () => {
  it('are read with byte order mark, CRLF and blank lines, and keep their line numbers', async () => {
    const rows = await rowsOf('a.jsonl', '\ufeff{"a":1}\r\n\r\n  \n{"a":2}\r\n{"a":3}')
    expect(rows.map((row) => row.line)).toEqual([1, 4, 5])
    expect(values(rows)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
  })
  it('report a line that is not JSON and go on', async () => {
    const rows = await rowsOf('b.jsonl', '{"a":1}\n{broken\n{"a":2}\n')
    expect(errors(rows)).toMatchObject([{ line: 2, raw: '{broken' }])
    expect(values(rows)).toEqual([{ a: 1 }, null, { a: 2 }])
  })
  it('report a line that is not UTF-8 and go on', async () => {
    const rows = await rowsOf('c.jsonl', Buffer.from([0x22, 0xe9, 0x22, 10, 0x31, 10]))
    expect(errors(rows)[0]?.error).toContain('UTF-8')
    expect(values(rows)).toEqual([null, 1])
  })
  it('report a line over the cap without holding it, and read the next', async () => {
    const long = `"${'x'.repeat(LONGEST_LINE * 3)}"`
    const rows = await rowsOf('d.jsonl', `${long}\n{"a":1}\n`)
    expect(errors(rows)).toMatchObject([{ line: 1 }])
    expect(errors(rows)[0]?.raw.length).toBeLessThan(3000)
    expect(values(rows)).toEqual([null, { a: 1 }])
  })
  it('keep characters whole that stand across two chunks of the file', async () => {
    const text = `"${'é'.repeat(200_000)}"`
    expect(values(await rowsOf('e.jsonl', `1\n${text}\n`))).toEqual([1, 'é'.repeat(200_000)])
  })
  it('survive nesting beyond any stack', async () => {
    const rows = await rowsOf('f.jsonl', `${'['.repeat(400_000)}\n{"a":1}\n`)
    expect(values(rows)).toEqual([null, { a: 1 }])
  })
})

describe('other files', () => {
  it('a JSON list is read entry by entry', async () => {
    expect(values(await rowsOf('a.json', '[{"a":1},{"a":2}]'))).toEqual([{ a: 1 }, { a: 2 }])
  })
  it('a JSON list of any length comes whole and in order, and is counted before', async () => {
    const path = join(folder, 'many.json')
    writeFileSync(path, JSON.stringify(Array.from({ length: 1_234 }, (_, a) => ({ a }))))
    const file = openRows(path)
    const counts: number[] = []
    for await (const count of file.counts()) counts.push(count)
    expect(counts).toEqual([1_234])
    const rows: FileRow[] = []
    for await (const row of file.rows()) rows.push(row)
    file.close()
    expect(values(rows)).toEqual(Array.from({ length: 1_234 }, (_, a) => ({ a })))
    expect(rows.at(-1)?.line).toBe(1_234)
  })
  it('a JSON list keeps the entries beside one that is too long and one too deep', async () => {
    const long = `{"a":"${'x'.repeat(LONGEST_LINE)}"}`
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`
    const rows = await rowsOf('b.json', `[{"a":1},${long},${deep},{"a":2}]`)
    expect(values(rows)).toEqual([{ a: 1 }, null, null, { a: 2 }])
    expect(errors(rows)).toMatchObject([{ line: 2 }, { line: 3 }])
    expect(errors(rows)[0]?.raw.length).toBeLessThan(3_000)
  })
  it('a file whose reading is ended has no more rows', async () => {
    const path = join(folder, 'ended.json')
    writeFileSync(path, '[{"a":1},{"a":2}]')
    const file = openRows(path)
    const rows = file.rows()
    expect((await rows.next()).value).toMatchObject({ value: { a: 1 } })
    file.close()
    const rest: FileRow[] = []
    for await (const row of rows) rest.push(row)
    expect(values(rest)).toEqual([{ a: 2 }])
    const never = openRows(path)
    never.close()
    for await (const count of never.counts()) rest.push({ line: count, raw: '', error: '' })
    for await (const row of never.rows()) rest.push(row)
    expect(rest).toHaveLength(1)
  })
  it('a CSV becomes records with lists and numbers, quotes and line breaks kept', async () => {
    const rows = await rowsOf(
      'a.csv',
      '\ufeffid,facts,conduct_types,outcome_period_months\r\na,"He said ""no"",\nthen left",driving; drugs,24\r\n,,,\r\nb,x,,\r\n',
    )
    expect(values(rows)).toEqual([
      {
        id: 'a',
        facts: 'He said "no",\nthen left',
        conduct_types: ['driving', 'drugs'],
        outcome_period_months: 24,
      },
      { id: 'b', facts: 'x', conduct_types: [], outcome_period_months: null },
    ])
    expect(rows.map((row) => row.line)).toEqual([2, 4])
  })
  it('a CSV row with too many cells is reported with nothing lost', async () => {
    const rows = await rowsOf('b.csv', 'id,force\na,b,surplus\n')
    expect(errors(rows)[0]?.raw).toContain('surplus')
  })
  it('a CSV tells its cells apart by whatever parts them, and keeps quotes that were not doubled', async () => {
    expect(values(await rowsOf('d.csv', 'id;facts\r\na;"x; y"\r\n'))).toEqual([
      { id: 'a', facts: 'x; y' },
    ])
    const loose = 'id,facts\na,"He said "no" twice,\nthen "left" again"\nb,5" knife\nc,"x" \n'
    expect(values(await rowsOf('e.csv', loose))).toEqual([
      { id: 'a', facts: 'He said "no" twice,\nthen "left" again' },
      { id: 'b', facts: '5" knife' },
      { id: 'c', facts: 'x' },
    ])
    expect(values(await rowsOf('f.csv', 'id,facts\ra,x\rb,y'))).toHaveLength(2)
  })
  it('a quotation mark that is never closed costs its own row alone', async () => {
    const rows = await rowsOf(
      'g.csv',
      'id,force,facts\na,"x,y\nb,z,"He, too\nleft"\nc,z,"open\nd,z,last\n',
    )
    expect(rows.map((row) => ('error' in row ? row.raw : row.value))).toEqual([
      'a,"x,y',
      { id: 'b', force: 'z', facts: 'He, too\nleft' },
      'c,z,"open',
      { id: 'd', force: 'z', facts: 'last' },
    ])
    expect(errors(rows)[0]?.error).toContain('never closed')
  })
  it('a CSV of any size is read in pieces, and its rows are counted before', async () => {
    const text = Array.from({ length: 900 }, (_, n) => `${n},"é, ${'x'.repeat(997 + n)}\n""${n}"""`)
    const path = join(folder, 'h.csv')
    writeFileSync(path, `id,facts\n${text.join('\n')}`)
    const rows = await all(path)
    expect(rows.map((row) => 'value' in row && row.value)).toEqual(
      text.map((_, n) => ({ id: `${n}`, facts: `é, ${'x'.repeat(997 + n)}\n"${n}"` })),
    )
    const counts: number[] = []
    for await (const count of countRows(path)) counts.push(count)
    expect(counts.at(-1)).toBe(900)
  })
  it('a CSV row over the cap is reported without holding it, and the next is read', async () => {
    const rows = await rowsOf('i.csv', `id,facts\na,${'x'.repeat(LONGEST_LINE * 3)}\nb,y\n`)
    expect(rows.map((row) => ('error' in row ? row.raw.length : row.value))).toEqual([
      LONGEST_LINE,
      { id: 'b', facts: 'y' },
    ])
  })
  it('a CSV row that is not UTF-8 is reported and the rest read', async () => {
    const rows = await rowsOf('j.csv', Buffer.from('id,facts\na,caf\xe9\nb,y\n', 'latin1'))
    expect(errors(rows)[0]?.error).toContain('UTF-8')
    expect(rows.map((row) => row.line)).toEqual([2, 3])
    expect(values(rows)).toEqual([null, { id: 'b', facts: 'y' }])
  })
  it('an empty CSV is one error', async () => {
    expect(errors(await rowsOf('k.csv', ''))).toHaveLength(1)
  })
  it('a heading that names a field twice is refused', async () => {
    expect(errors(await rowsOf('c.csv', 'id,id\na,b\n'))[0]?.error).toContain('twice')
  })
  it.each(['xlsx', 'ods'] as const)('the first sheet of .%s is read', async (bookType) => {
    const book = utils.book_new()
    const cells = [
      ['id', 'hearing_date', 'aggravating', 'outcome_period_months'],
      ['a', '2023-05', 'one; two', 24],
    ]
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Outcomes')
    const bytes: unknown = write(book, { type: 'buffer', bookType })
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
    expect(values(await rowsOf(`a.${bookType}`, bytes))).toEqual([
      { id: 'a', hearing_date: '2023-05', aggravating: ['one', 'two'], outcome_period_months: 24 },
    ])
  })
  it.each(['x.xlsx', 'x.ods', 'x.json', 'x.pdf'])(
    '%s that is none is one error, not a crash',
    async (name) => {
      const rows = await rowsOf(name, Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0, 1, 2, 3]))
      expect(errors(rows)).toHaveLength(1)
      expect(rows).toHaveLength(1)
    },
  )
  it('a file that is not there is one error', async () => {
    const rows = await all(join(folder, 'none.jsonl'))
    expect(errors(rows)).toMatchObject([{ line: 0 }])
  })
})
