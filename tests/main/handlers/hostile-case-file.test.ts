import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import { takeInFile } from '../../support/laptops.ts'
import {
  become,
  codes,
  newFolder,
  newLibrary,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const sampleFolder = join(resources, 'sample')
const file = caseFileSchema.parse(
  JSON.parse(readFileSync(join(sampleFolder, 'sample-case.json'), 'utf8')),
)
const [first] = file.documents
if (first === undefined) throw new Error('The sample case has documents')
const pdf = join(sampleFolder, first.file)

describe('A case file from an unknown hand', () => {
  let library: TestLibrary
  let folder: string

  beforeEach(async () => {
    library = await newLibrary()
    folder = join(newFolder(), 'case')
    mkdirSync(folder)
  }, 30_000)

  const take = async (content: unknown) => {
    const path = join(folder, 'case.json')
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    library.answers.openFiles = [path]
    return takeInFile(library)
  }
  const withDocuments = (...files: readonly string[]) => ({
    ...file,
    documents: files.map((name) => ({ title: name, file: name })),
  })
  const noCase = async () => expect(value(await library.handlers['case:list']())).toEqual([])

  it('takes in no document from outside its folder, by step or by link, and no half of itself', async () => {
    copyFileSync(pdf, join(folder, '..', 'secret.pdf'))
    copyFileSync(pdf, join(folder, 'good.pdf'))
    symlinkSync(join(folder, '..', 'secret.pdf'), join(folder, 'link.pdf'))
    symlinkSync(join(folder, '..'), join(folder, 'up'))
    for (const name of ['../secret.pdf', 'link.pdf', 'up/secret.pdf', pdf, '.', 'missing.pdf']) {
      expect(codes(await take(withDocuments('good.pdf', name)))).toEqual(['DOCUMENT_REFUSED'])
      await noCase()
    }
  })

  it('takes the same document once, however often it is named', async () => {
    copyFileSync(pdf, join(folder, 'a.pdf'))
    copyFileSync(pdf, join(folder, 'b.pdf'))
    const opened = value(await take(withDocuments('a.pdf', 'b.pdf', 'a.pdf')))
    expect(opened?.documents).toHaveLength(1)
  })

  it('is refused where it is newer, huge, deep, or not a case file at all', async () => {
    expect(codes(await take({ ...file, version: 2 }))).toEqual(['NEWER'])
    const { sections } = file
    const particulars = { ...sections.particulars, matter: 'x'.repeat(3_000_000) }
    const huge = { ...file, documents: [], sections: { ...sections, particulars } }
    expect(codes(await take(huge))).toEqual(['TOO_LARGE'])
    expect(codes(await take(`{${' '.repeat(21 * 1024 * 1024)}`))).toEqual(['TOO_LARGE'])
    expect(codes(await take('{"a":'.repeat(200_000)))).toEqual(['UNREADABLE'])
    expect(codes(await take('['.repeat(200_000)))).toEqual(['NOT_A_PACK'])
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    expect(codes(await take(`{"format":"evenhand-case","version":1,"sections":${deep}}`))).toEqual([
      'NOT_A_CASE_FILE',
    ])
    await noCase()
  })

  it('cannot reach the prototype of anything', async () => {
    const text = JSON.stringify({ ...file, documents: [] }).replace(
      '"sections":{',
      '"__proto__":{"polluted":1},"sections":{"__proto__":{"polluted":1},',
    )
    expect((await take(text)).ok).toBe(true)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('is taken in whole or not at all where the library is locked meanwhile', async () => {
    const importing = library.handlers['case:import-sample']()
    value(await library.handlers['vault:lock']())
    expect(codes(await importing)).toEqual(['LOCKED'])
    await become(library, 'Chair')
    await noCase()
    expect(readdirSync(library.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
