import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableMappingSchema, type MappedValue } from '#core/import/mapping/mapping'
import { csvOf, everyField, foreign, tableOf } from '../../support/foreign-table.ts'
import { newLibrary, openHandlers, passphrase, value } from '../../support/open-library.ts'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

type Suggestion = {
  columns: { heading: string; fields: string[]; examples: string[] }[]
  dates: string | null
  fixed: { force: string | null; source_kind: string | null }
  values: (MappedValue & { rows: number })[]
  entries: Record<string, string[]>
}

/** What a person does to the suggestion in an editor. */
function edit(suggestion: Suggestion): Suggestion {
  const columns = suggestion.columns.map((column) =>
    column.heading === 'Decided' ? { ...column, fields: ['hearing_date'] } : column,
  )
  const values = suggestion.values.map((one) =>
    one.value === 'TERMINATED'
      ? ({ ...one, as: 'ENTRY', entry: 'dismissal_without_notice' } as const)
      : one,
  )
  const fixed = { force: 'Example Police', source_kind: 'own_record' }
  return { ...suggestion, columns, values, fixed, dates: 'DAY_FIRST' }
}

async function open() {
  const made = await madeLibrary()
  const table = join(made.folder, 'register.csv')
  writeFileSync(table, csvOf(foreign))
  const mapping = join(made.folder, 'mapping.json')
  const run = (...args: readonly string[]) => runCli(['import', table, ...args, ...made.open])
  return { ...made, table, mapping, run }
}

describe('evenhand import of a table with headings of its own', () => {
  it('suggests a mapping with what is needed to edit it, and imports by it', async () => {
    const { mapping, run, json, folder, table } = await open()
    const suggested = await run('--suggest-mapping')
    expect(suggested.code).toBe(0)
    const suggestion = JSON.parse(suggested.out) as Suggestion
    expect(suggestion.columns[6]).toMatchObject({
      heading: 'Sanction',
      fields: ['outcome'],
      examples: ['TERMINATED', 'Written Warning', 'Ten days off'],
    })
    expect(suggestion.values).toContainEqual({
      field: 'officer_rank',
      value: 'Sergeant',
      as: 'WORD',
      rows: 2,
    })
    expect(suggestion.entries['outcome']).toContain('final_written_warning')
    expect(suggestion.entries['source_kind']).toContain('own_record')
    writeFileSync(mapping, suggested.out)
    const early = await run('--mapping', mapping)
    expect([early.code, early.err]).toEqual([1, expect.stringContaining('rest on')])
    writeFileSync(mapping, JSON.stringify(edit(suggestion)))
    const rejects = join(folder, 'rejects.jsonl')
    const done = await json('import', table, '--mapping', mapping, '--rejects', rejects)
    expect(done).toMatchObject({ rows: 3, accepted: 2, rejectedRows: 1 })
    expect(JSON.parse(readFileSync(rejects, 'utf8'))).toMatchObject({ id: 'A-3' })
  })

  it('gives the same bytes as the window does by the same mapping', async () => {
    const { mapping, run, json, table, library } = await open()
    const { out } = await run('--suggest-mapping')
    const edited = edit(JSON.parse(out) as Suggestion)
    writeFileSync(mapping, JSON.stringify(edited))
    await json('import', table, '--mapping', mapping)
    const matrix = await json('matrix')
    const window = await newLibrary()
    window.answers.openFiles = [table]
    const chosen = value(await window.handlers['import:look']())
    const asked = { chosen: chosen?.id ?? '', mapping: tableMappingSchema.parse(edited) }
    value(await window.handlers['import:run'](asked))
    expect(value(await window.handlers['precedent:matrix']({}))).toEqual(matrix)
    const there = openHandlers(library, new Date().toISOString())
    const { people } = value(await there.handlers['vault:status']())
    const profileId = people[0]?.id ?? ''
    value(await there.handlers['vault:unlock']({ profileId, passphrase }))
    for (const ref of ['P-0001', 'P-0002']) {
      const here = value(await window.handlers['precedent:open']({ ref }))
      const other = value(await there.handlers['precedent:open']({ ref }))
      expect(here.precedent.contentHash).toBe(other.precedent.contentHash)
      expect(here.versions[0]?.reason).toBe(other.versions[0]?.reason)
    }
    there.close()
  })

  it('refuses a mapping that is not ours, and one where nothing has to be matched', async () => {
    const { mapping, run, folder, open: where } = await open()
    const wrong = async (text: string) => {
      writeFileSync(mapping, text)
      return run('--mapping', mapping)
    }
    for (const text of ['{', '[]', '{"__proto__": {}}', '{"format": "evenhand-table-mapping"}'])
      expect([text, (await wrong(text)).code]).toEqual([text, 1])
    expect((await run('--mapping', join(folder, 'none.json'))).code).toBe(2)
    const own = join(folder, 'own.csv')
    writeFileSync(own, csvOf(tableOf(everyField)))
    const needless = await runCli(['import', own, '--suggest-mapping', ...where])
    expect([needless.code, needless.err]).toEqual([1, expect.stringContaining('without a mapping')])
  })

  it('is told by help', async () => {
    expect((await runCli(['help', 'import'])).out).toContain('--suggest-mapping')
  })
})

describe('evenhand import of a table that has to be read in a way of its own', () => {
  it('says which encodings there are, then tries, then imports by what was said', async () => {
    const made = await madeLibrary()
    const table = join(made.folder, 'register.csv')
    const text = `Register of Example,\n${csvOf(foreign).replace('Struck', 'Stru\xe7k')}`
    writeFileSync(table, Buffer.from(text, 'latin1'))
    const run = (...args: readonly string[]) => runCli(['import', table, ...args, ...made.open])
    const asked = await run('--suggest-mapping')
    expect(asked.code).toBe(1)
    expect(asked.err).toContain('--encoding windows-1252 reads: ')
    expect(asked.err).toContain('Struçk')
    const reading = ['--encoding', 'windows-1252', '--heading-row', '2']
    const suggested = await run('--suggest-mapping', ...reading)
    const mapping = join(made.folder, 'mapping.json')
    writeFileSync(mapping, JSON.stringify(edit(JSON.parse(suggested.out) as Suggestion)))
    const tried = await run('--mapping', mapping, '--dry-run', ...reading)
    expect(tried.out).toContain('Nothing was written')
    expect(tried.out).toContain('3 rows of register.csv: 2 accepted')
    expect(tried.out).toContain('The headings were read in row 2.')
    expect(tried.out).toContain('Windows-1252')
    const done = await made.json('import', table, '--mapping', mapping, ...reading)
    expect(done).toMatchObject({ accepted: 2, duplicates: 0, rejected: [{ line: 5 }] })
    expect((await run('--heading-row', 'four')).code).toBe(2)
    expect((await run('--encoding', 'klingon')).err).toContain('windows-1252')
  })
})
