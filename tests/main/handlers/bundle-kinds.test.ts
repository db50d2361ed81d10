import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { loadOriginal } from '../../../src-main/db/bundle.ts'
import { handOver, memberLaptop } from '../../support/laptops.ts'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { jpeg, png } from '../../support/pictures.ts'

const note = Buffer.from(
  'The officer concerned said “release” at caf\u00e9 12.\f Second page: heron.\n',
)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('texts and pictures in the bundle', () => {
  let library: TestLibrary
  let caseId: string
  let refused: readonly { readonly file: string; readonly reason: string }[]
  let added: OpenCase
  const db = () => {
    if (library.session.library === null) throw new Error('Locked')
    return library.session.library.db
  }
  const add = async (files: Readonly<Record<string, Uint8Array>>) => {
    const folder = newFolder()
    library.answers.openFiles = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    })
    const answer = value(await library.handlers['bundle:add']({ caseId }))
    if (answer === null) throw new Error('No file was chosen')
    return answer
  }
  const contents = () => db().prepare('SELECT count(*) FROM bundle_content').pluck().get()

  beforeAll(async () => {
    library = await newLibrary()
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
    const answer = await add({
      'Note.txt': note,
      'broken.png': png({ height: 10 }),
      'Photo.jpg': jpeg,
      'letter.docx': Buffer.from('PK'),
      'Again.txt': note,
      'Scan.png': png(),
    })
    refused = answer.report.refused
    added = answer.openCase
  }, 60_000)

  it('go in though others are refused, each with its reason', () => {
    expect(refused.map(({ file }) => file)).toEqual(['broken.png', 'letter.docx', 'Again.txt'])
    const [broken, letter, again] = refused.map(({ reason }) => reason)
    expect(broken).toContain('damaged')
    expect(letter).toContain('Save the document as PDF')
    expect(again).toContain('as "Note"')
  })

  it('are kept as they came, and read as a PDF', async () => {
    for (const [title, bytes, pages] of [
      ['Note', note, 2],
      ['Photo', jpeg, 1],
      ['Scan', png(), 1],
    ] as const) {
      const document = added.documents.find((one) => one.title === title)
      expect(document).toMatchObject({ pages })
      const documentId = document?.id ?? ''
      expect(Buffer.compare(loadOriginal(db(), caseId, documentId)?.content ?? note, bytes)).toBe(0)
      const asked = { caseId, documentId, from: 0, to: 4_000_000 }
      const { part: read } = value(await library.handlers['bundle:read'](asked))
      expect(Buffer.from(read.subarray(0, 5)).toString()).toBe('%PDF-')
      expect(document).toMatchObject({ bytes: read.length, sha256: hashOf(read) })
    }
  })

  it('are found by the words of their pages, and issued with the rest', async () => {
    const search = (query: string) => library.handlers['bundle:search']({ caseId, query })
    for (let left = 1; left > 0;) left = value(await search('')).pagesUnread
    const { groups } = value(await search('heron'))
    expect(groups.map(({ title, hits }) => [title, hits[0]?.documentPage])).toEqual([['Note', 2]])
    library.answers.saveFile = join(newFolder(), 'bundle.pdf')
    const issued = value(await library.handlers['bundle:issue']({ caseId, linkReferences: true }))
    const pages = added.documents.reduce((sum, document) => sum + document.pages, 0)
    expect(issued?.pages).toBe(pages + 1)
  })

  it('travel as the PDF they are read by, so that both laptops name them alike', async () => {
    const member = await memberLaptop('Panel member 1')
    const theirs = await handOver(library, member, caseId, 1)
    const hashes = ({ documents }: OpenCase) => documents.map(({ sha256 }) => sha256)
    expect(hashes(theirs)).toEqual(hashes(added))
    member.close()
  })

  it('stay as they came, with their PDF, where an issued version has them', async () => {
    const before = Number(contents())
    const documentId = added.documents.find(({ title }) => title === 'Note')?.id ?? ''
    const left = value(await library.handlers['bundle:remove']({ caseId, documentId }))
    expect(left.documents.some(({ title }) => title === 'Note')).toBe(false)
    expect(contents()).toBe(before)
    const asked = { caseId, documentId, from: 0, to: 1 }
    expect(codes(await library.handlers['bundle:read'](asked))).toEqual(['NOT_FOUND'])
  })
})
