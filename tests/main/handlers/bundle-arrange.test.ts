import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import type { Placed } from '#core/bundle/sections'
import { codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

const plain = ({ documents }: OpenCase): Placed[] =>
  documents.map(({ id, section, dated, description }) => ({
    documentId: id,
    section,
    dated,
    description,
  }))

describe('putting the bundle in order', () => {
  let library: TestLibrary
  let opened: OpenCase

  beforeAll(async () => {
    library = await newLibrary()
    opened = value(await library.handlers['case:import-sample']())
  }, 60_000)

  const arrange = (documents: readonly Placed[]) =>
    library.handlers['bundle:arrange']({ caseId: opened.hearingCase.id, documents })

  it('stands each document in its part, in the order of parts, and numbers pages anew', async () => {
    const [first, second, third] = plain(opened)
    if (first === undefined || second === undefined || third === undefined) throw new Error('3')
    const arranged = value(
      await arrange([
        { ...third, section: 'RESPONSE' },
        { ...second, section: 'EXHIBITS', dated: '2026-03', description: 'Extract of the audit' },
        { ...first, section: 'INVESTIGATION' },
      ]),
    )
    expect(arranged.documents.map(({ section }) => section)).toEqual([
      'INVESTIGATION',
      'EXHIBITS',
      'RESPONSE',
    ])
    const [report, exhibits] = arranged.documents
    expect(exhibits).toMatchObject({ dated: '2026-03', description: 'Extract of the audit' })
    expect(report?.firstPage).toBe(1)
    expect(exhibits?.firstPage).toBe(1 + (report?.pages ?? 0))
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 3 }))
    expect(entries.map(({ action }) => action)).toContain('bundle.arranged')
  })

  it('keeps the order given within a part', async () => {
    const before = plain(opened).map((one) => ({ ...one, section: 'EXHIBITS' as const }))
    const { documents } = value(await arrange(before.toReversed()))
    expect(documents.map(({ id }) => id)).toEqual(before.map((d) => d.documentId).toReversed())
  })

  it('changes nothing where the documents are not those of the bundle', async () => {
    const all = plain(opened)
    const [first] = all
    if (first === undefined) throw new Error('No document')
    for (const wrong of [
      all.slice(1),
      [...all, { ...first, documentId: 'other' }],
      [first, first, ...all.slice(2)],
    ])
      expect(codes(await arrange(wrong))).toEqual(['BUNDLE_CHANGED'])
  })

  it('refuses a day that no calendar has', async () => {
    const wrong = plain(opened).map((one) => ({ ...one, dated: '2026-02-30' }))
    expect(codes(await arrange(wrong))).toEqual(['WRONG_INPUT'])
  })
})
