import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { onlyFile } from '../../support/checked-file.ts'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { peopledLibrary, signedCase } from '../../support/signed-case.ts'

const at = (folder: string, name: string): string => join(folder, name)

describe('A notice on another laptop', () => {
  const folder = newFolder()
  let elsewhere: TestLibrary
  let outcome: string | null

  const check = async (file: string) => {
    elsewhere.answers.openFiles = [at(folder, file)]
    return onlyFile(value(await elsewhere.handlers['notice:verify']()))
  }
  const replay = async (file: string) => {
    const { verification } = await check(file)
    return elsewhere.handlers['notice:replay']({ sha256: verification.sha256 })
  }

  beforeAll(async () => {
    const issuing = await peopledLibrary()
    const caseId = await signedCase(issuing)
    const { notices, hearingCase } = value(await issuing.handlers['case:open']({ id: caseId }))
    outcome = hearingCase.decision.outcome
    for (const { id, kind } of notices) {
      issuing.answers.saveFile = at(folder, `${kind}.pdf`)
      value(await issuing.handlers['notice:save']({ noticeId: id }))
    }
    const changed = readFileSync(at(folder, 'FULL.pdf'))
    changed[2000] = (changed[2000] ?? 0) ^ 1
    writeFileSync(at(folder, 'changed.pdf'), changed)
    elsewhere = await newLibrary({ withSample: true })
  }, 120_000)

  it('tells what it carries, once its signature is found good', async () => {
    const { record } = await check('FULL.pdf')
    expect(record).toMatchObject({ kind: 'FULL', outcome })
    const published = await check('PUBLISHED.pdf')
    expect(published.record).toMatchObject({ kind: 'PUBLISHED', outcome })
    expect((await check('changed.pdf')).record).toBeNull()
  })

  it('is replayed from what it carries: the same library gives the same result', async () => {
    const replayed = value(await replay('FULL.pdf'))
    expect(replayed).toMatchObject({ state: 'IDENTICAL', madeBy: null, caseChanged: false })
    expect(replayed.library.isSame).toBe(true)
  })

  it('is not replayed where it is changed, the published copy, or not the file just checked', async () => {
    expect(codes(await replay('changed.pdf'))).toEqual(['NOTHING_CARRIED'])
    expect(codes(await replay('PUBLISHED.pdf'))).toEqual(['PUBLISHED_COPY'])
    const other = { sha256: 'a'.repeat(64) }
    expect(codes(await elsewhere.handlers['notice:replay'](other))).toEqual(['NOT_CHECKED'])
  })

  it('says what is different where the library is another', async () => {
    const { handlers } = elsewhere
    const { cases } = value(await handlers['precedent:list']({}))
    const [first] = cases
    const { precedent } = value(await handlers['precedent:open']({ ref: first?.ref ?? '' }))
    const content = { ...precedent, sourceId: 'one-more', sourceRef: null }
    value(await handlers['precedent:record'](content))
    const replayed = value(await replay('FULL.pdf'))
    expect(replayed.state).toBe('CHANGED')
    expect(replayed.library.isSame).toBe(false)
  })
})
