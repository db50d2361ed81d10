import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memberLaptop, takeInFile } from '../../support/laptops.ts'
import { codes, newFolder, newLibrary, resources, value } from '../../support/open-library.ts'

const cases = async (library: Awaited<ReturnType<typeof newLibrary>>) =>
  value(await library.handlers['case:list']()).length

describe('A case file that is opened where packs are', () => {
  it('is shown with what it holds before anything is taken in, then taken in as shown', async () => {
    const library = await newLibrary()
    library.answers.openFiles = [join(resources, 'sample', 'sample-case.json')]
    const shown = value(await library.handlers['pack:inspect']({ secret: null }))
    expect(shown).toMatchObject({
      kind: 'CASE_FILE',
      file: 'sample-case.json',
      reference: null,
      madeFor: null,
      documents: [{ pages: 5 }, { pages: 4 }, { pages: 3 }],
      pages: 12,
    })
    expect(await cases(library)).toBe(0)
    const { hearingCase, documents } = value(await takeInFile(library))
    expect(hearingCase.particulars.matter).toBe(shown?.kind === 'CASE_FILE' ? shown.matter : '')
    expect(documents).toHaveLength(3)
    expect(codes(await library.handlers['pack:take-in-file']({ sha256: 'a'.repeat(64) }))).toEqual([
      'NOT_SHOWN',
    ])
  }, 60_000)

  it('takes in nothing where a document was changed or taken away after it was shown', async () => {
    const library = await newLibrary()
    const folder = join(newFolder(), 'case')
    cpSync(join(resources, 'sample'), folder, { recursive: true })
    library.answers.openFiles = [join(folder, 'sample-case.json')]
    const { documents } = JSON.parse(readFileSync(join(folder, 'sample-case.json'), 'utf8')) as {
      documents: { file: string }[]
    }
    const last = join(folder, documents.at(-1)?.file ?? '')
    const shown = value(await library.handlers['pack:inspect']({ secret: null }))
    const take = () =>
      library.handlers['pack:take-in-file']({
        sha256: shown?.kind === 'CASE_FILE' ? shown.sha256 : '',
      })
    writeFileSync(last, readFileSync(join(folder, documents[0]?.file ?? '')))
    expect(codes(await take())).toEqual(['CHANGED_ON_DISK'])
    rmSync(last)
    expect(codes(await take())).toEqual(['CHANGED_ON_DISK'])
    expect(await cases(library)).toBe(0)
  }, 60_000)

  it('says for whom it was handed over, and is for nobody else', async () => {
    const chair = await newLibrary()
    const { summary } = value(await chair.handlers['case:import-sample']())
    chair.answers.saveFile = join(newFolder(), 'case.json')
    const file = value(await chair.handlers['case:export-file']({ caseId: summary.id, seat: 1 }))
    for (const [role, code] of [
      ['MEMBER', null],
      ['ADVISER', 'NOT_ALLOWED'],
    ] as const) {
      const library = await memberLaptop('Somebody', role)
      library.answers.openFiles = [file ?? '']
      const shown = await library.handlers['pack:inspect']({ secret: null })
      if (code !== null) expect(codes(shown)).toEqual([code])
      else
        expect(value(shown)).toMatchObject({
          reference: summary.reference,
          madeFor: 'Panel member 1',
        })
    }
  }, 60_000)
})
