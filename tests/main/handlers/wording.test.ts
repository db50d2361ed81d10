import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { become, codes, newFolder, passphrase, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'
import { answerComparators, peopledLibrary, sealAll } from '../../support/signed-case.ts'

const both = { languages: 'BOTH', typed: 'en-GB' } as const

describe('The languages of a notice', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  beforeAll(async () => {
    library = await peopledLibrary()
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
    await sealAll(library, caseId)
    value(await library.handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    await answerComparators(library, caseId)
  }, 180_000)

  const untranslated = async () =>
    value(await library.handlers['wording:untranslated']({ caseId, ...both }))
  const issue = (allowsEnglish: boolean) =>
    library.handlers['notice:issue']({ caseId, passphrase, wording: both, allowsEnglish })

  it('refuses a notice in Welsh while a phrase has none, and says how many', async () => {
    const missing = await untranslated()
    expect(missing).toContainEqual({
      key: 'title.HEARING',
      english: 'Outcome of a misconduct hearing',
      papers: ['NOTICE'],
    })
    const refused = await issue(false)
    expect(codes(refused)).toEqual(['NO_WELSH'])
    expect(JSON.stringify(refused)).toContain(`${missing.length} phrases have no Welsh`)
    expect(
      value(
        await library.handlers['wording:untranslated']({ caseId, languages: 'EN', typed: 'cy' }),
      ),
    ).toEqual([])
  })

  it('takes in what the translator gave in the table that was saved', async () => {
    const table = join(newFolder(), 'phrases.csv')
    library.answers.saveFile = table
    value(await library.handlers['wording:export']())
    const blank = '"Outcome of a misconduct hearing",""'
    const text = readFileSync(table, 'utf8')
    expect(text).toContain(blank)
    const filled = text
      .replace(blank, '"Outcome of a misconduct hearing","Canlyniad ŵ"')
      .replace(
        '"Page {page} of {pages}","Tudalen {page} o {pages}"',
        '"Page {page} of {pages}","Tudalen"',
      )
    writeFileSync(table, filled)
    await become(library, 'Secretariat')
    library.answers.openFiles = [table]
    const taken = value(await library.handlers['wording:import']())
    expect(taken?.taken).toBe(1)
    expect(taken?.refused).toMatchObject([{ key: 'page.of' }])
    expect(value(await library.handlers['wording:import']())?.taken).toBe(0)
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 20 }))
    expect(JSON.stringify(entries)).toContain('wording.imported')
    await become(library, 'Chair')
    expect((await untranslated()).map(({ key }) => key)).not.toContain('title.HEARING')
  })

  it('is taken in by the secretariat alone', async () => {
    for (const label of ['Chair', 'Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      expect([label, codes(await library.handlers['wording:import']())]).toEqual([
        label,
        ['NOT_ALLOWED'],
      ])
    }
  }, 60_000)

  it('signs in both languages with the mark that the chair allowed, and keeps it so', async () => {
    await become(library, 'Chair')
    value(await issue(true))
    const signed = value(await library.handlers['notice:compose']({ caseId, kind: 'FULL' }))
    expect(signed.title).toBe('Outcome of a misconduct hearing / Canlyniad ŵ')
    expect(signed.secondLanguage).toBe('cy')
    expect(JSON.stringify(signed.sections)).toContain('[Saesneg yn unig]')
  }, 60_000)
})
