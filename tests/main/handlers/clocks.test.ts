import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { signedCase } from '../../support/signed-case.ts'

async function caseReferredOn({ handlers }: TestLibrary, referralNotice: string) {
  const { hearingCase } = value(await handlers['case:create']({ matter: 'Secret matter' }))
  const { particulars, id, reference } = hearingCase
  const dates = { ...particulars.dates, referralNotice, papersSupplied: '2026-11-16' }
  value(
    await handlers['case:save']({
      id,
      section: 'particulars',
      value: { ...particulars, dates },
      settled: true,
    }),
  )
  return { id, reference }
}

describe('The clocks of all cases', () => {
  it('are listed together, soonest first, with the case they belong to', async () => {
    const library = await newLibrary()
    const first = await caseReferredOn(library, '2026-11-02')
    const second = await caseReferredOn(library, '2026-10-01')
    const clocks = value(await library.handlers['clock:list']())
    const starts = clocks.filter(({ limitId }) => limitId === 'TL12')
    expect(starts.map(({ caseId, reference }) => [caseId, reference])).toEqual([
      [second.id, second.reference],
      [first.id, first.reference],
    ])
    const dues = clocks.map(({ due }) => due ?? '9999')
    expect(dues).toEqual(dues.toSorted())
  })

  it('are written as a calendar file of one case or all, without the matter, and audited', async () => {
    const library = await newLibrary()
    const { handlers, answers } = library
    const first = await caseReferredOn(library, '2026-11-02')
    const second = await caseReferredOn(library, '2026-10-01')
    const path = join(newFolder(), 'clocks.ics')
    answers.saveFile = path
    expect(value(await handlers['clock:export']({ caseId: null }))).toBe(path)
    const all = readFileSync(path, 'utf8')
    expect(all).toContain(first.reference)
    expect(all).toContain(second.reference)
    expect(all).not.toContain('Secret')
    value(await handlers['clock:export']({ caseId: first.id }))
    expect(readFileSync(path, 'utf8')).not.toContain(second.reference)
    const [entry] = value(await handlers['audit:list']({ before: null, limit: 1 }))
    expect(entry).toMatchObject({ action: 'clocks.exported', subject: first.reference })
  })

  it('are those of the signed version while a correction of it is being written', async () => {
    const library = await newLibrary({ withSample: true })
    await addPeople(library)
    const id = await signedCase(library)
    const { handlers, answers } = library
    const corrected = value(await handlers['case:correct']({ id, reason: 'A date was wrong.' }))
    const clocks = value(await handlers['clock:list']())
    expect(new Set(clocks.map(({ caseId }) => caseId))).toEqual(new Set([id]))
    answers.saveFile = join(newFolder(), 'clocks.ics')
    value(await handlers['clock:export']({ caseId: corrected.hearingCase.id }))
    const uids = readFileSync(answers.saveFile, 'utf8').match(/^UID:.*$/gm) ?? []
    expect(uids.length).toBeGreaterThan(0)
    expect(new Set(uids).size).toBe(uids.length)
  })

  it('write nothing where no file is chosen or no clock runs', async () => {
    const library = await newLibrary()
    const { handlers, answers } = library
    expect(codes(await handlers['clock:export']({ caseId: null }))).toEqual(['NO_CLOCKS'])
    await caseReferredOn(library, '2026-11-02')
    expect(value(await handlers['clock:export']({ caseId: null }))).toBeNull()
    answers.saveFile = join(newFolder(), 'none', 'clocks.ics')
    expect(codes(await handlers['clock:export']({ caseId: null }))).toEqual(['NO_FOLDER'])
    expect(existsSync(answers.saveFile)).toBe(false)
  })

  it('are not for the oversight lead', async () => {
    const library = await newLibrary()
    await addPeople(library)
    await become(library, 'Oversight')
    expect(codes(await library.handlers['clock:list']())).toEqual(['NOT_ALLOWED'])
  })
})
