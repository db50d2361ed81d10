import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { newFolder, newLibrary, value } from '../../support/open-library.ts'

const fixture = new URL('../../support/uk-outcomes.jsonl', import.meta.url)
const rows = readFileSync(fixture, 'utf8').trim().split('\n')

function fileOf(lines: readonly string[]): string {
  const path = join(newFolder(), 'rows.jsonl')
  writeFileSync(path, lines.join('\n'))
  return path
}

describe('Importing precedents', () => {
  it('takes every published outcome in, and nothing the second time', async () => {
    const { handlers, answers } = await newLibrary()
    answers.openFiles = [fileOf(rows)]
    const first = value(await handlers['import:run']())
    const second = value(await handlers['import:run']())
    expect(first).toMatchObject({ rows: 90, accepted: 90, duplicates: 0, rejected: [] })
    expect(second).toMatchObject({ rows: 90, accepted: 0, duplicates: 90, rejected: [] })
    expect(value(await handlers['library:facts']()).precedents).toBe(90)
  })

  it('rejects the bad row, keeps the rest, and takes the mended row in afterwards', async () => {
    const { handlers, answers } = await newLibrary()
    const broken = JSON.stringify({ ...JSON.parse(rows[1] ?? ''), outcome: 'sent home' })
    answers.openFiles = [fileOf([rows[0] ?? '', broken, '{ not json', rows[2] ?? ''])]
    const report = value(await handlers['import:run']())
    expect(report?.accepted).toBe(2)
    expect(report?.rejected.map(({ line, field }) => [line, field])).toEqual([
      [2, 'outcome'],
      [3, expect.any(String)],
    ])
    answers.saveFile = join(newFolder(), 'rejected.jsonl')
    value(await handlers['import:save-rejects']())
    const saved = readFileSync(answers.saveFile, 'utf8').trim().split('\n')
    expect(saved).toHaveLength(2)
    const mended = (saved[0] ?? '').replaceAll('sent home', 'final_written_warning')
    answers.openFiles = [fileOf([mended])]
    expect(value(await handlers['import:run']())).toMatchObject({ accepted: 1, rejected: [] })
  })

  it('gives a row back whose id and source stand for another case, and loses none', async () => {
    const { handlers, answers } = await newLibrary()
    const first = JSON.parse(rows[0] ?? '') as Record<string, unknown>
    const row = { ...first, id: '1', source_ref: 'Annual report', force: 'Example Police' }
    const other = { ...row, facts: 'Something else that another officer did.' }
    const elsewhere = { ...other, force: 'Another Police' }
    answers.openFiles = [fileOf([row, row, other, elsewhere].map((one) => JSON.stringify(one)))]
    const report = value(await handlers['import:run']())
    expect(report).toMatchObject({ rows: 4, accepted: 2, duplicates: 1, repeated: 1 })
    expect(report?.rejected).toMatchObject([
      { line: 3, field: 'id', reason: expect.stringMatching(/^The library has a record/) },
    ])
    answers.saveFile = join(newFolder(), 'rejected.jsonl')
    value(await handlers['import:save-rejects']())
    expect(readFileSync(answers.saveFile, 'utf8')).toContain('another officer')
  })

  it('says how far it is no more often than can be read', async () => {
    const { handlers, answers, events } = await newLibrary()
    answers.openFiles = [fileOf(rows)]
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 20))
    value(await handlers['import:run']())
    vi.restoreAllMocks()
    const said = events.filter(({ event }) => event === 'import:progress')
    expect(said.length).toBeGreaterThan(10)
    expect(said.length).toBeLessThan(2 + now / 100)
  })

  it('leaves the library as it was when it is cancelled', async () => {
    const library = await newLibrary()
    const { handlers, answers } = library
    const many = Array.from({ length: 2000 }, (_, n) =>
      JSON.stringify({ ...JSON.parse(rows[n % 90] ?? ''), id: `row-${n}`, source_ref: `ref-${n}` }),
    )
    answers.openFiles = [fileOf(many)]
    const running = handlers['import:run']()
    value(await handlers['import:cancel']())
    expect(value(await running)).toMatchObject({ cancelled: true, accepted: 0 })
    expect(value(await handlers['library:facts']()).precedents).toBe(0)
  })
})
