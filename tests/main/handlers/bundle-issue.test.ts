import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../../src-main/db/bundle-content.ts'
import { listIssues } from '../../../src-main/db/bundle-issues.ts'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

type Kept = { readonly documents: unknown; readonly references: unknown }

describe('issuing the bundle', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  const folder = newFolder()
  const issue = (name: string | null) => {
    library.answers.saveFile = name === null ? null : join(folder, name)
    return library.handlers['bundle:issue']({ caseId, linkReferences: true })
  }
  const kept = () => {
    const { db } = library.session.library ?? {}
    if (db === undefined) throw new Error('Locked')
    return { db, issues: listIssues(db, caseId) }
  }

  beforeAll(async () => {
    library = await newLibrary()
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
  }, 60_000)

  it('writes nothing and counts nothing where no place is chosen', async () => {
    expect(value(await issue(null))).toBeNull()
    expect(kept().issues).toEqual([])
  })

  it('writes a sound PDF, and keeps its version, hash and where each document stands', async () => {
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const issued = value(await issue('one.pdf'))
    const bytes = readFileSync(issued?.path ?? '')
    expect(execFileSync('qpdf', ['--show-npages', issued?.path ?? ''], { encoding: 'utf8' })).toBe(
      `${1 + documents.reduce((sum, { pages }) => sum + pages, 0)}\n`,
    )
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(issued).toMatchObject({ version: 1, sha256 })
    expect(kept().issues).toMatchObject([{ version: 1, sha256, issuedBy: 'Chair' }])
    const { documents: told, references } = JSON.parse(kept().issues[0]?.pageMap ?? '') as Kept
    expect(references).toEqual(issued?.references)
    expect(told).toMatchObject(
      documents.map(({ id, title, label, pages }) => ({ documentId: id, title, label, pages })),
    )
    expect(documents.map(({ label }) => label.number)).toEqual(
      documents.map(({ firstPage }) => firstPage + 1),
    )
    const progress = library.events.filter(({ event }) => event === 'bundle:progress')
    expect(progress.at(-1)?.payload).toEqual({
      stage: 'JOINING',
      done: issued?.pages,
      total: issued?.pages,
    })
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 3 }))
    expect(entries.map(({ action }) => action)).toContain('bundle.issued')
  })

  it('gives the next issue the next number, and never changes or removes an earlier one', async () => {
    expect(value(await issue('two.pdf'))?.version).toBe(2)
    const { db } = kept()
    expect(() => db.exec('UPDATE bundle_issue SET pages = 1')).toThrow('never changed')
    expect(() => db.exec('DELETE FROM bundle_issue')).toThrow('never removed')
  })

  it('leaves no file and no number where it cannot be written, or there is nothing to issue', async () => {
    expect(codes(await issue(join('missing', 'three.pdf')))).toEqual(['NO_FOLDER'])
    expect(existsSync(join(folder, 'missing'))).toBe(false)
    expect(kept().issues).toHaveLength(2)
    const empty = value(await library.handlers['case:create']({ matter: 'Nothing yet' }))
    const refused = await library.handlers['bundle:issue']({
      caseId: empty.hearingCase.id,
      linkReferences: true,
    })
    expect(codes(refused)).toEqual(['NO_DOCUMENTS'])
  })

  it('writes nothing where a document is no longer what was added, though it can be read', async () => {
    const { db } = kept()
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const { sha256 } = documents[0] ?? { sha256: '' }
    const set = db.prepare('UPDATE bundle_content SET content = ? WHERE sha256 = ?')
    const content = loadContent(db, sha256) ?? new Uint8Array()
    const changed = Uint8Array.from(content)
    changed[changed.length - 1] = 0x20
    set.run(changed, sha256)
    expect(codes(await issue('changed.pdf'))).toEqual(['NOT_BUILT'])
    expect(existsSync(join(folder, 'changed.pdf'))).toBe(false)
    expect(kept().issues).toHaveLength(2)
    set.run(content, sha256)
    expect(value(await issue('three.pdf'))?.version).toBe(3)
  })
})
