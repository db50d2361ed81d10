import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Encoding } from '#core/import/reading'
import { textSigns } from '../../../src-main/files/encoding.ts'
import { openCells, readRows } from '../../../src-main/files/read-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-encoding-'))
const fileOf = (bytes: Uint8Array | string, ending = 'csv'): string => {
  const path = join(folder, `${crypto.randomUUID()}.${ending}`)
  writeFileSync(path, bytes)
  return path
}
const signsOf = (bytes: Uint8Array | string) => textSigns(fileOf(bytes), () => true)
const recordsOf = async (path: string) => {
  const rows: unknown[] = []
  for await (const row of readRows(path)) rows.push('error' in row ? row.error : row.value)
  return rows
}
async function cellsOf(path: string, encoding: Encoding | null = null) {
  const rows: unknown[] = []
  for await (const row of openCells(path, { encoding })?.rows() ?? [])
    rows.push('error' in row ? row.error : row.value)
  return rows
}

const marked = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('the encoding of a table', () => {
  it('is told by a byte order mark, and such a table is read without being asked about', async () => {
    const text = 'id\tfacts\r\na\tcafé ’ 🚓\r\n'
    for (const [bytes, encoding] of [
      [marked(text), 'UTF_16LE'],
      [marked(text, true), 'UTF_16BE'],
      [Buffer.from(`\ufeff${text}`), 'UTF_8'],
    ] as const) {
      expect(await signsOf(bytes)).toMatchObject({ told: encoding, strangeRows: 0 })
      expect(await recordsOf(fileOf(bytes, 'txt'))).toEqual([{ id: 'a', facts: 'café ’ 🚓' }])
    }
  })

  it('is UTF-8 where every byte is, and Windows-1252 is proposed, not taken, where one is not', async () => {
    expect(await signsOf('id,facts\na,café\n')).toMatchObject({ told: 'UTF_8', samples: [] })
    const british = Buffer.from('id,facts\na,plain\nb,caf\xe9 \x91left\x92 \xa320\n', 'latin1')
    expect(await signsOf(british)).toEqual({
      told: null,
      proposed: 'WINDOWS_1252',
      strangeRows: 1,
      isMixed: false,
      samples: [
        { encoding: 'WINDOWS_1252', pieces: ['b,café ‘left’ £20'] },
        { encoding: 'MACINTOSH', pieces: ['b,cafÈ ëleftí £20'] },
      ],
    })
    const path = fileOf(british)
    expect((await cellsOf(path)).at(-1)).toContain('UTF-8')
    expect((await cellsOf(path, 'WINDOWS_1252')).at(-1)).toEqual(['b', 'café ‘left’ £20'])
    expect((await cellsOf(path, 'MACINTOSH')).at(-1)).toEqual(['b', 'cafÈ ëleftí £20'])
  })

  it('is said to be mixed where other rows have letters of UTF-8', async () => {
    const mixed = Buffer.concat([Buffer.from('a,café\n'), Buffer.from('b,caf\xe9\n', 'latin1')])
    expect(await signsOf(mixed)).toMatchObject({ told: null, strangeRows: 1, isMixed: true })
  })

  it('shows the letters in question, wherever in a long row they stand', async () => {
    const row = `${'é'.repeat(500)} caf\xe9 and ${'x'.repeat(500)}`
    const [before = '', after = ''] = row.split('caf\xe9')
    const bytes = [Buffer.from(`${before}caf`), Buffer.from([0xe9]), Buffer.from(`${after}\n`)]
    const { samples } = await signsOf(Buffer.concat(bytes))
    expect(samples[0]?.pieces[0]).toContain('café and')
  })

  it('is asked where two bytes stand for a letter and no mark says so', async () => {
    const bytes = Buffer.from('id;facts\na;x\n', 'utf16le')
    expect(await signsOf(bytes)).toMatchObject({
      told: null,
      proposed: 'UTF_16LE',
      samples: [{ encoding: 'UTF_16LE', pieces: ['id;facts a;x'] }],
    })
    expect(await cellsOf(fileOf(bytes), 'UTF_16LE')).toEqual([
      ['id', 'facts'],
      ['a', 'x'],
    ])
  })

  it('gives the same cells whichever way a text is written', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'é', '’', '€', '"', ',', '\n', 'ÿ') })
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 6 }), async (cells) => {
        const row = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
        const text = `${cells.map((_, at) => `h${at}`).join(',')}\n${row}\n`
        const utf8 = await cellsOf(fileOf(text))
        expect(utf8[1]).toEqual(cells)
        expect(await cellsOf(fileOf(marked(text)))).toEqual(utf8)
        expect(await cellsOf(fileOf(marked(text, true)))).toEqual(utf8)
      }),
      { numRuns: 60 },
    )
  })

  it('is one error where UTF-16 ends within a letter', async () => {
    const rows = await cellsOf(fileOf(marked('id,facts\na,x\n').subarray(0, -1)))
    expect(rows.at(-1)).toMatch(/could not be read/)
  })
})

describe('what parts the cells of a table', () => {
  it.each([
    ['a semicolon beside prose full of commas', 'id;facts\na;one, two, three\nb;four, five\n', 2],
    ['a tab', 'id\tfacts, in words\na\tone, two\nb\tthree\n', 2],
    ['a comma under a title', 'Outcomes; all forces\nid,facts\na,x\nb,y\n', 2],
    ['what an office program says it is', 'sep=;\nid;facts\na;x, y\nb;z\n', 2],
  ])('is %s', async (_, text, columns) => {
    const rows = (await cellsOf(fileOf(text))).slice(-2)
    expect(rows.map((row) => Array.isArray(row) && row.length)).toEqual([columns, columns])
  })
})
