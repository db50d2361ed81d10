import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { inspectCase, innerOf, packFor, takeInCase, twoLaptops } from '../../support/case-pack.ts'
import { codes, newFolder, value, type TestLibrary } from '../../support/open-library.ts'
import { buildPack, readBytes, signingKey } from '../exchange/make-pack.ts'

const fileWith = (text: string): string => {
  const path = join(newFolder(), 'Statement.txt')
  writeFileSync(path, text)
  return path
}
const documentsOf = async ({ handlers }: TestLibrary, id: string) =>
  value(await handlers['case:open']({ id })).documents
async function readAll({ handlers }: TestLibrary, caseId: string): Promise<void> {
  while (value(await handlers['bundle:search']({ caseId, query: '' })).pagesUnread > 0);
}

describe('A document replaced on one of two laptops', () => {
  it('is replaced on the other, where marks on pages that say otherwise are reported', async () => {
    const { chair, member, caseId, toMember, toChair } = await twoLaptops()
    chair.answers.openFiles = [fileWith('He opened it twice.')]
    value(await chair.handlers['bundle:add']({ caseId }))
    value(await takeInCase(member, await packFor(chair, caseId, toMember)))
    await readAll(member, caseId)
    const before = (await documentsOf(member, caseId)).at(-1)
    const content = {
      kind: 'FLAG' as const,
      documentId: before?.id ?? '',
      sha256: before?.sha256 ?? '',
      page: 1,
      areas: [],
      quotation: '',
      note: '',
      links: [],
    }
    value(await member.handlers['mark:put']({ caseId, id: null, shared: false, content }))
    chair.answers.openFiles = [fileWith('He opened it once.')]
    const documentId = before?.id ?? ''
    value(await chair.handlers['bundle:replace']({ caseId, documentId }))
    const path = await packFor(chair, caseId, toMember)
    expect(value(await takeInCase(member, path))?.taken).toContain('BUNDLE')
    const now = (await documentsOf(member, caseId)).at(-1)
    expect(now).toEqual((await documentsOf(chair, caseId)).at(-1))
    expect(now).toMatchObject({ id: documentId, title: 'Statement' })
    expect(value(await member.handlers['bundle:formers']({ caseId, documentId }))).toMatchObject([
      { sha256: before?.sha256, isKept: false },
    ])
    await readAll(member, caseId)
    const { marks } = value(await member.handlers['evidence:check']({ caseId }))
    expect(marks.map(({ found }) => found)).toEqual([{ state: 'PAGE_REPLACED' }])
    expect((await inspectCase(member, path)).state).toBe('NOTHING_NEW')
    expect((await inspectCase(chair, await packFor(member, caseId, toChair))).state).toBe(
      'NOTHING_NEW',
    )
  })

  it('stands twice where both changed the bundle and both are to be kept', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    value(await takeInCase(member, await packFor(chair, caseId, toMember)))
    const [first] = await documentsOf(chair, caseId)
    chair.answers.openFiles = [fileWith('The chair has another file of it.')]
    value(await chair.handlers['bundle:replace']({ caseId, documentId: first?.id ?? '' }))
    member.session.library?.db.exec(`UPDATE bundle_document SET title = 'As the member calls it'`)
    const path = await packFor(chair, caseId, toMember)
    expect(codes(await takeInCase(member, path))).toEqual(['CHOOSE'])
    const { openCase } = value(await takeInCase(member, path, { BUNDLE: 'BOTH' })) ?? {}
    const all = await documentsOf(chair, caseId)
    expect(openCase?.documents).toHaveLength(all.length + 1)
    expect(new Set(openCase?.documents.map(({ id }) => id)).size).toBe(all.length + 1)
    expect(openCase?.documents.map(({ sha256 }) => sha256)).toContain(first?.sha256)
  })
})

describe('A pack that gives a document the name of another', () => {
  it('puts it in beside that one, and leads what points to it there', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    value(await takeInCase(member, await packFor(chair, caseId, toMember)))
    const [first] = await documentsOf(member, caseId)
    chair.answers.openFiles = [fileWith('A late statement.')]
    value(await chair.handlers['bundle:add']({ caseId }))
    const late = (await documentsOf(chair, caseId)).at(-1)
    const inner = await innerOf(member, await packFor(chair, caseId, toMember))
    const opened = value(await readBytes(inner))
    const { format: _f, version: _v, contents: _c, ...about } = opened.manifest
    const record = Buffer.from(opened.contents.get('case.json') ?? []).toString()
    const renamed = record
      .replaceAll(first?.id ?? '', 'f'.repeat(32))
      .replaceAll(late?.id ?? '', first?.id ?? '')
    const contents = [...opened.contents].map(([name, bytes]) => ({
      name,
      bytes: name === 'case.json' ? Buffer.from(canonicalJson(JSON.parse(renamed))) : bytes,
    }))
    const path = join(newFolder(), 'renamed.evenhand-pack')
    writeFileSync(path, buildPack(about as never, contents, await signingKey()).bytes)
    value(await takeInCase(member, path))
    const [here, there] = [await documentsOf(member, caseId), await documentsOf(chair, caseId)]
    expect(here.map(({ sha256 }) => sha256)).toEqual(there.map(({ sha256 }) => sha256))
    expect(here[0]?.id).toBe(first?.id)
    const evidence = async ({ handlers }: TestLibrary) => {
      const { hearingCase, documents } = value(await handlers['case:open']({ id: caseId }))
      const hashes = new Map(documents.map(({ id, sha256 }) => [id, sha256]))
      return hearingCase.findings.allegations.flatMap(({ facts }) =>
        facts.flatMap((fact) => fact.evidence.map((one) => hashes.get(one.documentId ?? ''))),
      )
    }
    expect(await evidence(member)).toEqual(await evidence(chair))
  })
})
