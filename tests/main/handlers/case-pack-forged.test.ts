import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import type { CasePack } from '#core/exchange/case-pack'
import {
  chairLaptop,
  innerOf,
  inspectCase,
  introduce,
  packFor,
  takeInCase,
} from '../../support/case-pack.ts'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { forgeCase } from '../exchange/forge-case.ts'
import { readBytes, signAnything, signingKey, takeApart } from '../exchange/make-pack.ts'

const fileOf = (bytes: Uint8Array, name = 'courier.evenhand-pack'): string => {
  const path = join(newFolder(), name)
  writeFileSync(path, bytes)
  return path
}
const tried = (library: TestLibrary, path: string) => {
  library.answers.openFiles = [path]
  return library.handlers['pack:inspect']({ secret: null })
}
const chairSeat = { role: 'CHAIR', seat: 0 } as const

describe('A pack of a case from a maker with a program of their own', () => {
  let receiver: TestLibrary
  let path: string
  let inner: Buffer
  beforeAll(async () => {
    const { chair, caseId } = await chairLaptop()
    chair.answers.saveFile = join(newFolder(), 'bundle.pdf')
    value(await chair.handlers['bundle:issue']({ caseId, linkReferences: true }))
    receiver = await newLibrary()
    path = await packFor(chair, caseId, {
      id: await introduce(chair, receiver, 'Other chair'),
      ...chairSeat,
    })
    inner = await innerOf(receiver, path)
  }, 60_000)

  const forged = async (change: (record: CasePack) => object) =>
    tried(receiver, fileOf(await forgeCase(inner, change)))
  const withMap = (pageMap: unknown) => (record: CasePack) => ({
    issues: record.issues.map((issue) => ({
      ...issue,
      pageMap: typeof pageMap === 'string' ? pageMap : JSON.stringify(pageMap),
    })),
  })

  it('is believed where what it says fits together', async () => {
    expect(value(await forged(() => ({})))).toMatchObject({ state: 'NEW_CASE', lastIssue: 1 })
  })

  it('is refused where the numbers of an issue are none that a bundle can have', async () => {
    const label = { number: 1, insert: 0 }
    const numbering = { index: [label], documents: [], last: 1, inserts: [] }
    const run = { documentId: 'x', pages: 1, label }
    const maps: readonly unknown[] = [
      'no JSON',
      {},
      { numbering: { ...numbering, last: -1 } },
      { numbering: { ...numbering, last: 1e15 } },
      { numbering: { ...numbering, documents: [{ ...run, pages: 1e15 }] } },
      { numbering: { ...numbering, inserts: [{ number: 1, insert: 1e12 }] } },
      [{ documentId: 'x', pages: 1, firstPage: 1e15 }],
      { numbering, references: { listed: 'all' } },
    ]
    for (const map of maps)
      expect([map, codes(await forged(withMap(map)))]).toEqual([map, ['DAMAGED_PACK']])
  })

  it('is refused where a part is larger than anybody could go on writing', async () => {
    const together = 'x'.repeat(2_000_001)
    expect(
      codes(await forged(({ seriousness }) => ({ seriousness: { ...seriousness, together } }))),
    ).toEqual(['TOO_LARGE'])
  })

  it('is refused where a manifest says lengths that no file has, at once', async () => {
    const { manifest, contents } = takeApart(inner)
    const key = await signingKey()
    const said = JSON.parse(manifest.toString()) as { contents: { bytes: number }[] }
    const saying = (at: number, bytes: number) => ({
      ...said,
      contents: said.contents.map((one, place) => (place === at ? { ...one, bytes } : one)),
    })
    const last = said.contents.length - 1
    for (const [at, bytes, code] of [
      [0, 33 * 1024 * 1024, 'TOO_LARGE'],
      [last, Number.MAX_SAFE_INTEGER, 'CHANGED_PACK'],
      [last, 0, 'CHANGED_PACK'],
    ] as const) {
      const file = signAnything(canonicalJson(saying(at, bytes)), contents, key)
      expect([bytes, codes(await tried(receiver, fileOf(file)))]).toEqual([bytes, [code]])
    }
    for (const lines of ['9999999 9999999', '4194304 262144', '1 1', '-1 5', '1e9 1'])
      expect(
        codes(await tried(receiver, fileOf(Buffer.from(`evenhand-pack 1\n${lines}\n{}`)))),
      ).toEqual(['CHANGED_PACK'])
  })

  it('is refused where a file is larger than any stick a bundle is carried on', async () => {
    const large = fileOf(inner)
    truncateSync(large, 33 * 1024 ** 3)
    expect(codes(await tried(receiver, large))).toEqual(['TOO_LARGE'])
  })

  it('writes nothing outside the folder chosen, whatever its files are called', async () => {
    const names = ['../../../up.pdf', '..\\..\\up.exe', '/etc/cron.d/up', 'CON', '.', 'a\u00a0/b']
    const bytes = await forgeCase(inner, ({ documents }) => ({
      documents: documents.map((document, at) => ({ ...document, fileName: names[at] ?? '...' })),
    }))
    const library = receiver
    const taken = value(await takeInCase(library, fileOf(bytes)))
    const { hearingCase, documents } = taken?.openCase ?? expect.fail('Nothing was taken in')
    expect(documents.map(({ fileName }) => fileName)).toEqual(names.slice(0, documents.length))
    const folder = join(newFolder(), 'within')
    mkdirSync(folder)
    library.answers.saveFile = join(folder, 'case.json')
    value(await library.handlers['case:export-file']({ caseId: hearingCase.id, seat: 1 }))
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(written).toHaveLength(documents.length + 2)
    expect(readdirSync(dirname(folder))).toEqual(['within'])
  })
})

describe('A pack whose parts come from two packs, or under another name', () => {
  it('is refused however the two are put together', async () => {
    const { chair, caseId } = await chairLaptop()
    const receiver = await newLibrary()
    const to = { id: await introduce(chair, receiver, 'Other chair'), ...chairSeat }
    const [first, second] = [await packFor(chair, caseId, to), await packFor(chair, caseId, to)]
    const [a, b] = [readFileSync(first), readFileSync(second)]
    // The head of an age file ends with the line of its MAC.
    const headOf = (file: Buffer) => file.indexOf('\n', file.indexOf('\n--- ') + 5) + 1
    const spliced = [
      Buffer.concat([a.subarray(0, headOf(a)), b.subarray(headOf(b))]),
      Buffer.concat([a.subarray(0, a.length / 2), b.subarray(b.length / 2)]),
    ]
    for (const file of spliced) expect((await tried(receiver, fileOf(file))).ok).toBe(false)
    const [one, two] = [await innerOf(receiver, first), await innerOf(receiver, second)]
    const [x, y] = [takeApart(one), takeApart(two)]
    const lines = (manifest: Buffer, signature: Buffer) =>
      Buffer.from(`evenhand-pack 1\n${manifest.length} ${signature.length}\n`)
    const put = (manifest: Buffer, signature: Buffer, contents: Buffer) =>
      Buffer.concat([lines(manifest, signature), manifest, signature, contents])
    expect((await tried(receiver, fileOf(put(x.manifest, x.signature, x.contents)))).ok).toBe(true)
    for (const file of [
      put(x.manifest, y.signature, x.contents),
      put(y.manifest, x.signature, x.contents),
      put(x.manifest, x.signature, Buffer.concat([x.contents, y.contents])),
      Buffer.concat([one, two]),
    ])
      expect(codes(await tried(receiver, fileOf(file)))).toEqual(['CHANGED_PACK'])
  }, 60_000)

  it('is the pack it is, whatever its file is called', async () => {
    const { chair, caseId } = await chairLaptop()
    const receiver = await newLibrary()
    const to = { id: await introduce(chair, receiver, 'Other chair'), ...chairSeat }
    const bytes = readFileSync(await packFor(chair, caseId, to))
    for (const name of ['case.json', 'holiday.jpg', '..evenhand-pack'])
      expect(await inspectCase(receiver, fileOf(bytes, name))).toMatchObject({ file: name })
    chair.answers.saveFile = join(newFolder(), 'case.json')
    const plain = value(await chair.handlers['case:export-file']({ caseId, seat: 1 })) ?? ''
    const renamed = plain.replace(/json$/, 'evenhand-pack')
    renameSync(plain, renamed)
    expect(value(await tried(receiver, renamed))).toMatchObject({ kind: 'CASE_FILE' })
  }, 60_000)

  it('is refused where one bit is changed, in every region of the file', async () => {
    const { chair, caseId } = await chairLaptop()
    const receiver = await newLibrary()
    const to = { id: await introduce(chair, receiver, 'Other chair'), ...chairSeat }
    const outer = readFileSync(await packFor(chair, caseId, to))
    const inner = await innerOf(receiver, fileOf(outer))
    const { manifest, signature, contents } = takeApart(inner)
    const head = inner.length - contents.length
    const listed = value(await readBytes(inner)).manifest.contents
    const starts = listed.map((_, at) =>
      listed.slice(0, at).reduce((sum, { bytes }) => sum + bytes, head),
    )
    const ends = listed.map(({ bytes }, at) => (starts[at] ?? 0) + bytes - 1)
    const manifestAt = head - signature.length - manifest.length
    const places = [
      0,
      14,
      16,
      manifestAt - 2,
      manifestAt,
      manifestAt + manifest.length - 1,
      head - signature.length,
      head - 1,
      ...starts,
      ...ends,
    ]
    const macAt = outer.indexOf('\n--- ')
    const payload = outer.indexOf('\n', macAt + 5) + 1
    const chunk = 64 * 1024 + 16
    const chunks = Array.from({ length: Math.floor((outer.length - payload) / chunk) }, (_, at) => [
      payload + 16 + at * chunk,
      payload + 16 + (at + 1) * chunk - 1,
    ]).flat()
    const payloadPlaces = [payload, payload + 15, payload + 16, outer.length - 1]
    const outerPlaces = [0, 10, 22, 40, macAt - 3, macAt + 6, ...payloadPlaces]
    const tries = [
      ...places.map((place) => [inner, place] as const),
      ...outerPlaces.map((place) => [outer, place] as const),
      ...chunks.map((place) => [outer, place] as const),
    ]
    for (const [file, at] of tries) {
      const copy = Buffer.from(file)
      copy[at] = (copy[at] ?? 0) ^ 4
      expect([at, (await tried(receiver, fileOf(copy))).ok]).toEqual([at, false])
    }
  }, 60_000)
})
