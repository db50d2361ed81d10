import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { become, codes, newFolder, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'
import { peopledLibrary, signedCase } from '../../support/signed-case.ts'

const day = 86_400_000
const out = {
  publishedOn: '2026-11-20',
  address: 'https://force.example/outcomes/1',
  takenDownOn: null,
  reason: '',
}

describe('The register of publications', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  let noticeId: string
  let sha256: string
  const list = async () => value(await library.handlers['publication:list']())
  const record = (days: Partial<typeof out> & { takenDownOn?: string | null }) =>
    library.invoke('publication:record', { noticeId, ...out, ...days })

  beforeAll(async () => {
    library = await peopledLibrary()
    caseId = await signedCase(library)
    const { notices } = value(await library.handlers['case:open']({ id: caseId }))
    const published = notices.find(({ kind }) => kind === 'PUBLISHED')
    noticeId = published?.id ?? ''
    sha256 = published?.sha256 ?? ''
    library.clock.at += 3 * day
    await become(library, 'Secretariat')
  }, 180_000)

  it('has every signed notice, to be published until the force did', async () => {
    const [row, ...others] = await list()
    expect(others).toEqual([])
    expect(row).toMatchObject({ noticeId, caseId, state: 'TO_PUBLISH', sha256, recorded: null })
  })

  it('records the publication for the register and the clocks at once', async () => {
    const [row] = value(await library.handlers['publication:record']({ noticeId, ...out }))
    expect(row).toMatchObject({
      state: 'OUT',
      publishedOn: '2026-11-20',
      mayComeDownOn: '2026-12-18',
      sha256,
      recorded: { by: 'Secretariat' },
    })
    const clocks = value(await library.handlers['clock:list']())
    const published = clocks.find(({ limitId }) => limitId === 'TL22')
    // Last day on which it must still be up; the day after, it may come down.
    expect([published?.starts.date, published?.due]).toEqual(['2026-11-20', '2026-12-17'])
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 20 }))
    expect(JSON.stringify(entries)).toContain('publication.recorded')
  })

  it('refuses what cannot have been, and the full notice', async () => {
    expect(codes(await record({ publishedOn: '2030-01-01' }))).toEqual(['NOT_PUBLICATION'])
    const { notices } = value(await library.handlers['case:open']({ id: caseId }))
    const full = notices.find(({ kind }) => kind === 'FULL')
    const refused = await library.handlers['publication:record']({
      noticeId: full?.id ?? '',
      ...out,
    })
    expect(codes(refused)).toEqual(['NOT_FOUND'])
  })

  it('saves the register as a table', async () => {
    library.answers.saveFile = join(newFolder(), 'register.csv')
    value(await library.handlers['publication:export']())
    const table = readFileSync(library.answers.saveFile, 'utf8')
    expect(table).toContain(sha256)
    expect(table).toContain('https://force.example/outcomes/1')
  })

  it('is kept by the secretariat and the chair of the case, and read by no member', async () => {
    await become(library, 'Another chair')
    expect(codes(await record({}))).toEqual(['NOT_ALLOWED'])
    for (const label of ['Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      for (const channel of ['publication:list', 'publication:export'] as const)
        expect([label, codes(await library.handlers[channel]())]).toEqual([label, ['NOT_ALLOWED']])
      expect([label, codes(await record({}))]).toEqual([label, ['NOT_ALLOWED']])
    }
  }, 60_000)

  it('keeps a case closed whose outcome would be a comparator before its time', async () => {
    await become(library, 'Another chair')
    value(await library.handlers['case:import-sample']())
    expect(await list()).toEqual([])
    expect(codes(await record({}))).toEqual(['SEALED'])
  }, 60_000)
})
