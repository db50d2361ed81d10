import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codes, newFolder, passphrase, value } from '../../support/open-library.ts'
import {
  answerComparators,
  peopledLibrary,
  sealAll,
  signedCase,
} from '../../support/signed-case.ts'

describe('A signed decision as a web page', () => {
  it('is made of the published notice only, and is in the record', async () => {
    const library = await peopledLibrary()
    const { handlers, answers } = library
    const id = await signedCase(library)
    const { notices } = value(await handlers['case:open']({ id }))
    const [full, published] = (['FULL', 'PUBLISHED'] as const).map((kind) =>
      notices.find((notice) => notice.kind === kind),
    )
    answers.saveFile = join(newFolder(), 'page.html')
    const noticeId = full?.id ?? ''
    expect(codes(await handlers['notice:save-page']({ noticeId }))).toEqual(['NOT_PUBLISHED'])
    value(await handlers['notice:save-page']({ noticeId: published?.id ?? '' }))
    const page = readFileSync(answers.saveFile, 'utf8')
    expect(page).toContain(published?.sha256)
    expect(page).not.toContain('OFFICIAL-SENSITIVE')
    expect(page).not.toContain(full?.sha256)
    const entries = value(await handlers['audit:list']({ before: null, limit: 20 }))
    expect(JSON.stringify(entries)).toContain('notice.page-exported')
  }, 120_000)

  it('is not to be had where the chair withheld publication', async () => {
    const library = await peopledLibrary()
    const { handlers, answers } = library
    const opened = value(await handlers['case:import-sample']())
    const { id, decision } = opened.hearingCase
    const publication = { ...decision.publication, decision: 'WITHHOLD' as const, ground: 'Safety' }
    const section = 'decision' as const
    const withheld = { ...decision, publication }
    value(await handlers['case:save']({ id, section, value: withheld, settled: true }))
    await sealAll(library, id)
    value(await handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    await answerComparators(library, id)
    const { notices } = value(await handlers['notice:issue']({ caseId: id, passphrase }))
    const published = notices.find(({ kind }) => kind === 'PUBLISHED')
    answers.saveFile = join(newFolder(), 'page.html')
    const refused = await handlers['notice:save-page']({ noticeId: published?.id ?? '' })
    expect(codes(refused)).toEqual(['KEPT_PRIVATE'])
  }, 120_000)
})
