import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

async function pdf(words: string, pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (let page = 1; page <= pages; page++)
    made.addPage([595, 842]).drawText(`${words}, sheet ${page}`, { x: 60, y: 700 })
  return made.save()
}

describe('the versions of an issued bundle', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  const folder = newFolder()

  const add = async (title: string, pages: number): Promise<OpenCase> => {
    const path = join(folder, `${title}.pdf`)
    writeFileSync(path, await pdf(title, pages))
    library.answers.openFiles = [path]
    await library.handlers['bundle:add']({ caseId })
    return value(await library.handlers['case:open']({ id: caseId }))
  }
  const issue = async (name: string) => {
    library.answers.saveFile = join(folder, name)
    return value(await library.handlers['bundle:issue']({ caseId, linkReferences: false }))
  }
  const starts = ({ documents }: Pick<OpenCase, 'documents'>) =>
    Object.fromEntries(documents.map((one) => [one.title, pageLabel(one, 1)]))
  const choose = async (way: 'AT_END' | 'INSERTS' | 'RENUMBER') =>
    starts(value(await library.handlers['bundle:number-late']({ caseId, way })))
  const versions = async () => value(await library.handlers['bundle:issues']({ caseId }))
  const sheet = (file: string, page: number) =>
    execFileSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, join(folder, file), '-'], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s*\n\s*/)

  beforeAll(async () => {
    library = await newLibrary()
    caseId = value(await library.handlers['case:create']({ matter: 'Matter' })).hearingCase.id
    await add('Notice', 2)
    const { documents } = await add('Statement', 3)
    const placed = documents.map(({ id, title, dated, description }) => ({
      documentId: id,
      section: title === 'Notice' ? ('NOTICE' as const) : ('STATEMENTS' as const),
      dated,
      description,
    }))
    value(await library.handlers['bundle:arrange']({ caseId, documents: placed }))
  }, 60_000)

  const putIn = async (opened: OpenCase, title: string, section: 'NOTICE' | 'OTHER') => {
    const placed = opened.documents.map((one) => ({
      documentId: one.id,
      section: one.title === title ? section : one.section,
      dated: one.dated,
      description: one.description,
    }))
    return value(await library.handlers['bundle:arrange']({ caseId, documents: placed }))
  }

  it('shows on the screen the numbers that the first issue prints', async () => {
    const opened = value(await library.handlers['case:open']({ id: caseId }))
    expect(starts(opened)).toEqual({ Notice: '2', Statement: '4' })
    expect(await versions()).toEqual({
      issues: [],
      late: 'AT_END',
      next: null,
      sameText: [],
      removed: [],
    })
    await issue('one.pdf')
    expect(sheet('one.pdf', 4)).toEqual(['Statement, sheet 1', '4'])
  })

  it('keeps the numbers of an issue, and numbers what comes later as chosen', async () => {
    const opened = await putIn(await add('Late', 2), 'Late', 'NOTICE')
    expect(starts(opened)).toEqual({ Notice: '2', Late: '7', Statement: '4' })
    expect(await choose('RENUMBER')).toEqual({ Notice: '2', Late: '4', Statement: '6' })
    expect(await choose('INSERTS')).toEqual({ Notice: '2', Late: '3A', Statement: '4' })
    const { next, late } = await versions()
    expect(late).toBe('INSERTS')
    expect(next?.changes).toEqual([{ kind: 'ADDED', tab: 'A2', title: 'Late', before: null }])
    await issue('two.pdf')
    expect(sheet('two.pdf', 4)).toEqual(['Late, sheet 1', '3A'])
    expect(sheet('two.pdf', 6)).toEqual(['Statement, sheet 1', '4'])
    const places = value(await library.handlers['case:open']({ id: caseId })).documents
    expect(places.map(({ title, firstPage }) => [title, firstPage])).toEqual([
      ['Notice', 1],
      ['Late', 3],
      ['Statement', 5],
    ])
  })

  it('finds pages by the same labels', async () => {
    value(await library.handlers['bundle:search']({ caseId, query: '' }))
    for (let left = 1; left > 0;)
      left = value(await library.handlers['bundle:search']({ caseId, query: '' })).pagesUnread
    const { groups } = value(
      await library.handlers['bundle:search']({ caseId, query: 'late sheet' }),
    )
    expect(groups.flatMap(({ hits }) => hits.map(({ label }) => label))).toEqual(['3A', '3B'])
  })

  it('tells what each version changed, with a table from old page to new', async () => {
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const idOf = (title: string) => documents.find((one) => one.title === title)?.id ?? ''
    value(await library.handlers['bundle:remove']({ caseId, documentId: idOf('Notice') }))
    const renamed = { caseId, documentId: idOf('Statement'), title: 'Statement of PC' }
    value(await library.handlers['bundle:rename'](renamed))
    await choose('RENUMBER')
    await issue('three.pdf')
    const { issues, next, late } = await versions()
    expect(late).toBe('AT_END')
    expect(next?.changes).toEqual([])
    expect(issues.map(({ version, pages }) => [version, pages])).toEqual([
      [3, 6],
      [2, 8],
      [1, 6],
    ])
    const [third, second, first] = issues
    expect(first?.changes).toBeNull()
    expect(second?.changes?.changes.map(({ kind }) => kind)).toEqual(['ADDED'])
    expect(third?.changes?.changes).toEqual([
      { kind: 'REMOVED', tab: 'A1', title: 'Notice', before: null },
      { kind: 'RENAMED', tab: 'B1', title: 'Statement of PC', before: 'Statement' },
    ])
    const plain = (number: number) => ({ number, insert: 0 })
    expect(third?.changes?.table).toEqual([
      { title: 'Notice', from: { label: plain(2), pages: 2 }, to: null },
      {
        title: 'Late',
        from: { label: { number: 3, insert: 1 }, pages: 2 },
        to: { label: plain(2), pages: 2 },
      },
      {
        title: 'Statement of PC',
        from: { label: plain(4), pages: 3 },
        to: { label: plain(4), pages: 3 },
      },
    ])
  })

  it('writes them as a paper and as a table of every page', async () => {
    const save = async (format: 'PDF' | 'CSV', version = 3) => {
      library.answers.saveFile = join(folder, `changes.${format.toLowerCase()}`)
      return library.handlers['bundle:export-changes']({ caseId, version, format })
    }
    const csv = readFileSync(value(await save('CSV')) ?? '', 'utf8')
    expect(csv).toContain('"Document","Page in version 2","Page in version 3"\r\n')
    expect(csv).toContain('"Late","3B","3"\r\n')
    expect(csv).toContain('"Notice","2",""\r\n')
    const paper = value(await save('PDF')) ?? ''
    const words = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' })
    expect(words).toContain('Bundle: from version 2 to version 3')
    expect(words).toContain('Taken out: A1 Notice')
    expect(words).toMatch(/Late\s+3A to 3B\s+2 to 3/)
    expect(codes(await save('PDF', 9))).toEqual(['NO_ISSUE'])
  })

  it('leaves nothing behind where an issue is stopped, and says who is not allowed', async () => {
    library.answers.saveFile = join(folder, 'stopped.pdf')
    const running = library.handlers['bundle:issue']({ caseId, linkReferences: true })
    const second = library.handlers['bundle:issue']({ caseId, linkReferences: true })
    await expect.poll(async () => codes(await second)).toEqual(['ISSUING'])
    value(await library.handlers['bundle:cancel-issue']())
    expect(value(await running)).toBeNull()
    expect(existsSync(join(folder, 'stopped.pdf'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
    expect((await versions()).issues).toHaveLength(3)
  })
})
