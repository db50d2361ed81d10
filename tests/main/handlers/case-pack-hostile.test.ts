import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { readCasePack } from '#core/exchange/case-pack'
import { encryptPack } from '../../../src-main/exchange/age-layer.ts'
import { wholeOf } from '../../../src-main/exchange/pieces.ts'
import {
  bookOf,
  innerOf,
  inspectCase,
  introduce,
  packFor,
  takeInCase,
  twoLaptops,
} from '../../support/case-pack.ts'
import { memberLaptop } from '../../support/laptops.ts'
import { codes, newFolder, value, type TestLibrary } from '../../support/open-library.ts'
import { buildPack, readBytes, signingKey, takeApart } from '../exchange/make-pack.ts'

const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { stdio: 'pipe', maxBuffer: 2 ** 28 })
const fileOf = (bytes: Uint8Array): string => {
  const path = join(newFolder(), 'courier.evenhand-pack')
  writeFileSync(path, bytes)
  return path
}
const tried = (library: TestLibrary, bytes: Uint8Array) => {
  library.answers.openFiles = [fileOf(bytes)]
  return library.handlers['pack:inspect']({ secret: null })
}
const casesIn = ({ session }: TestLibrary): unknown =>
  session.library?.db
    .prepare('SELECT (SELECT count(*) FROM hearing_case) + (SELECT count(*) FROM bundle_content)')
    .pluck()
    .get()

describe('A pack of a case with a bad courier', () => {
  let laptops: Awaited<ReturnType<typeof twoLaptops>>
  let path: string
  let outer: Buffer
  let inner: Buffer
  beforeAll(async () => {
    laptops = await twoLaptops()
    path = await packFor(laptops.chair, laptops.caseId, laptops.toMember)
    outer = readFileSync(path)
    inner = await innerOf(laptops.member, path)
  }, 60_000)

  it('is refused wherever one bit is changed, in the outer layer and in the signed file', async () => {
    const { member } = laptops
    for (const file of [outer, inner])
      await fc.assert(
        fc.asyncProperty(
          fc.nat(file.length - 1),
          fc.integer({ min: 0, max: 7 }),
          async (at, bit) => {
            const copy = Buffer.from(file)
            copy[at] = (copy[at] ?? 0) ^ (1 << bit)
            const answer = await tried(member, copy)
            return !answer.ok && answer.problems.every(({ message }) => message.length > 20)
          },
        ),
        { numRuns: 60, examples: [0, 10, 30, 60, 100, 200].map((at): [number, number] => [at, 1]) },
      )
    expect(casesIn(member)).toBe(0)
  }, 120_000)

  it('is refused where it is cut short, goes on too long, or has its contents exchanged', async () => {
    const { member } = laptops
    for (const file of [outer, inner]) {
      for (const share of [0.1, 0.5, 0.9, 0.9999])
        expect((await tried(member, file.subarray(0, file.length * share))).ok).toBe(false)
      expect((await tried(member, Buffer.concat([file, Buffer.of(0)]))).ok).toBe(false)
    }
    const { manifest } = value(await readBytes(inner))
    const contents = takeApart(inner).contents
    const [record = 0, first = 0] = manifest.contents.map(({ bytes }) => bytes)
    const moved = Buffer.concat([
      inner.subarray(0, inner.length - contents.length),
      contents.subarray(0, record),
      contents.subarray(record + first),
      contents.subarray(record, record + first),
    ])
    expect(moved.length).toBe(inner.length)
    expect(codes(await tried(member, moved))).toEqual(['CHANGED_PACK'])
    expect(casesIn(member)).toBe(0)
  }, 60_000)

  it('is refused where it ends with any block of its outer layer, or two of these change places', async () => {
    const { member } = laptops
    // After the line of the MAC come 16 bytes, then blocks of 64 KiB, each with 16 bytes more.
    const first = outer.indexOf('\n', outer.indexOf('\n--- ') + 5) + 17
    const block = 64 * 1024 + 16
    for (let end = first; end < outer.length; end += block)
      expect((await tried(member, outer.subarray(0, end))).ok).toBe(false)
    const moved = Buffer.concat([
      outer.subarray(0, first),
      outer.subarray(first + block, first + 2 * block),
      outer.subarray(first, first + block),
      outer.subarray(first + 2 * block),
    ])
    expect(moved.length).toBe(outer.length)
    expect((await tried(member, moved)).ok).toBe(false)
    expect(casesIn(member)).toBe(0)
  })

  it('is refused where somebody locked it anew for another person', async () => {
    const stranger = await memberLaptop('Panel member 2')
    const { mine } = await bookOf(stranger)
    const relocked = await encryptPack([inner], { recipients: [mine.key] })
    expect(codes(await tried(stranger, await wholeOf(value(relocked))))).toEqual(['NOT_FOR_YOU'])
  })

  it('is refused where its record and its histories do not agree, however well it is signed', async () => {
    const { member } = laptops
    const opened = value(await readBytes(inner))
    if (opened.manifest.kind !== 'CASE') throw new Error('Not a case')
    const { format: _f, version: _v, contents: _c, ...about } = opened.manifest
    const text = Buffer.from(opened.contents.get('case.json') ?? []).toString()
    const forged = async (change: (record: Record<string, unknown>) => object) => {
      const record = Buffer.from(canonicalJson(change(JSON.parse(text))))
      const others = [...opened.contents].filter(([name]) => name !== 'case.json')
      const held = [['case.json', record] as const, ...others]
      const contents = held.map(([name, bytes]) => ({ name, bytes }))
      return tried(member, buildPack(about, contents, await signingKey()).bytes)
    }
    expect(value(await forged((record) => record))).toMatchObject({ state: 'NEW_CASE' })
    const read = value(readCasePack(text))
    const { id: documentId, sha256 } = read.documents[0] ?? expect.fail('It has documents')
    const reference = { section: 'findings', field: '/a', label: '1', documentId, sha256, page: 1 }
    const changes: readonly ((record: Record<string, unknown>) => object)[] = [
      (record) => ({ ...record, particulars: { ...read.particulars, matter: 'Otherwise' } }),
      (record) => ({ ...record, documents: read.documents.slice(1) }),
      (record) => ({ ...record, documents: [...read.documents, ...read.documents] }),
      (record) => ({ ...record, histories: { ...read.histories, BUNDLE: [] } }),
      (record) => ({ ...record, more: true }),
      (record) => ({ ...record, pageReferences: [{ ...reference, section: 'decision' }] }),
      (record) => ({ ...record, pageReferences: [{ ...reference, label: '<b>' }] }),
    ]
    for (const change of changes) expect(codes(await forged(change))).toEqual(['DAMAGED_PACK'])
  })

  it('leaves nothing of it where it was cancelled, or the library locked, half-way', async () => {
    const { member } = laptops
    const shown = await inspectCase(member, path)
    const { fingerprint } = shown.signer.certificate
    const confirm = { fingerprint, label: 'North' }
    const take = () =>
      member.handlers['pack:take-in-case']({ sha256: shown.sha256, choices: {}, confirm })
    const cancelled = take()
    value(await member.handlers['pack:cancel']())
    expect(codes(await cancelled)).toEqual(['CANCELLED'])
    expect(casesIn(member)).toBe(0)
    writeFileSync(path, inner)
    expect(codes(await take())).toEqual(['DAMAGED_PACK'])
    expect(casesIn(member)).toBe(0)
    writeFileSync(path, outer)
    expect(value(await take())?.taken).toHaveLength(4)
  })

  it('opens with the age program and the key of any receiver, to the same signed file', async () => {
    const { chair, caseId, toMember, member } = laptops
    const key = join(newFolder(), 'key.txt')
    run('age-keygen', ['-o', key])
    const recipient = /age1\S+/.exec(readFileSync(key, 'utf8'))?.[0] ?? ''
    const label = 'Force archive'
    value(await chair.handlers['exchange:add-recipient']({ label, key: recipient }))
    const found = (await bookOf(chair)).recipients.find((one) => one.key === recipient)
    const { id = '', fingerprint = '' } = found ?? {}
    value(await chair.handlers['exchange:confirm-recipient']({ id, fingerprint }))
    const both = await packFor(chair, caseId, toMember, { id, role: 'SECRETARIAT', seat: null })
    const plain = run('age', ['-d', '-i', key, both])
    expect(plain.equals(await innerOf(member, both))).toBe(true)
    expect(value(await readBytes(plain)).manifest.kind).toBe('CASE')
  })
})

describe('Marks in a pack of a case', () => {
  it('go to the panel where they are shared, once, and never where they are private', async () => {
    const { chair, member, caseId, toMember, toChair } = await twoLaptops()
    const { documents } = value(await chair.handlers['case:open']({ id: caseId }))
    const [document] = documents
    const mark = (note: string) => ({
      kind: 'NOTE' as const,
      documentId: document?.id ?? '',
      sha256: document?.sha256 ?? '',
      page: 1,
      areas: [],
      quotation: '',
      note,
      links: [],
    })
    const put = (library: TestLibrary, shared: boolean, note: string) =>
      library.handlers['mark:put']({ caseId, id: null, shared, content: mark(note) })
    value(await put(chair, false, 'For my eyes alone'))
    value(await put(chair, true, 'For the panel'))
    const path = await packFor(chair, caseId, toMember)
    const inner = (await innerOf(member, path)).toString('latin1')
    expect(inner).toContain('For the panel')
    expect(inner).not.toContain('For my eyes alone')
    expect((await inspectCase(member, path)).marks).toEqual({ all: 1, fresh: 1 })
    value(await takeInCase(member, path))
    const notes = async (library: TestLibrary) =>
      value(await library.handlers['mark:list']({ caseId })).marks.map(({ note }) => note)
    expect(await notes(member)).toEqual(['For the panel'])
    value(await put(member, true, 'An answer'))
    const back = await packFor(member, caseId, toChair)
    const shown = await inspectCase(chair, back)
    expect(shown).toMatchObject({ state: 'UPDATES', marks: { all: 2, fresh: 1 } })
    value(await takeInCase(chair, back))
    expect((await notes(chair)).toSorted()).toEqual([
      'An answer',
      'For my eyes alone',
      'For the panel',
    ])
    expect((await inspectCase(chair, back)).state).toBe('NOTHING_NEW')
    const office = await memberLaptop('Registry', 'SECRETARIAT')
    const id = await introduce(chair, office, 'Registry')
    const bare = await packFor(chair, caseId, { id, role: 'SECRETARIAT', seat: null })
    expect((await innerOf(office, bare)).toString('latin1')).not.toContain('For the panel')
  })
})
