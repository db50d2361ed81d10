import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LAW_PACK_FILE, lawPackSchema, MOST_SIGN_OFFS } from '#core/law/law-pack'
import type { PackDraft } from '../../../src-main/exchange/pack-file.ts'
import { makeSigningKey } from '../../../src-main/notice-pdf/signing-key.ts'
import {
  bookOf,
  confirming,
  entryIn,
  forceLibrary,
  inspect,
  packOf,
  signOff,
  takeIn,
} from '../../support/law-pack.ts'
import { codes, newFolder, value, type TestLibrary } from '../../support/open-library.ts'
import { buildPack, readBytes } from '../exchange/make-pack.ts'

const strangerKey = () =>
  makeSigningKey({
    name: 'Secretariat',
    organisation: 'North force',
    at: '2026-11-01T10:00:00.000Z',
    years: 3,
    serial: randomBytes(16),
  })
const fileOf = (bytes: Uint8Array, name = 'x.evenhand-pack') => {
  const path = join(newFolder(), name)
  writeFileSync(path, bytes)
  return path
}
const tried = (library: TestLibrary, path: string) => {
  library.answers.openFiles = [path]
  return library.handlers['pack:inspect']({ secret: null })
}

/** What a stranger makes who holds a true pack of the north and a key of their own. */
async function forged(
  path: string,
  change: (text: string) => string,
  draftChange: Partial<Pick<PackDraft, 'madeAt' | 'maker'>> = {},
) {
  const opened = value(await readBytes(readFileSync(path)))
  const text = Buffer.from(opened.contents.get(LAW_PACK_FILE) ?? []).toString()
  const { madeAt, maker, madeFor, state } = opened.manifest
  const draft = { kind: 'LAW', schema: 1, madeAt, maker, madeFor, state, ...draftChange } as const
  const contents = [{ name: LAW_PACK_FILE, bytes: Buffer.from(change(text)) }]
  return fileOf(buildPack(draft, contents, await strangerKey()).bytes)
}

async function twoForces() {
  const [north, south] = [await forceLibrary('North force'), await forceLibrary('South force')]
  await signOff(north, 'OUT-015')
  return { north, south, path: await packOf(north) }
}

describe('Packs that a bad courier or a stranger made', () => {
  it('are refused in words where they are too large, no file, or not there', async () => {
    const { south, path } = await twoForces()
    const folder = newFolder()
    mkdirSync(join(folder, 'sub'))
    for (const [other, code] of [
      [await forged(path, () => ' '.repeat(16 * 1024 * 1024 + 1)), 'TOO_LARGE'],
      [join(folder, 'sub'), 'UNREADABLE'],
      [join(folder, 'none'), 'UNREADABLE'],
      // Plain JSON is read as a case file, which comes in by the same way.
      [fileOf(Buffer.from('{"signOffs":[]}')), 'NOT_A_CASE_FILE'],
      [fileOf(Buffer.alloc(0)), 'NOT_A_PACK'],
    ] as const)
      expect(codes(await tried(south, other))).toEqual([code])
  })

  it('show a stranger’s signature as not known, though the name reads the same', async () => {
    const { south, path } = await twoForces()
    value(await takeIn(south, path))
    const book = await bookOf(south)
    const { hash } = entryIn(book, 'OUT-001')
    const more = (text: string) => {
      const pack = lawPackSchema.parse(JSON.parse(text))
      const [first] = pack.signOffs
      return JSON.stringify({
        ...pack,
        signOffs: [...pack.signOffs, { ...first, seq: 9, entryId: 'OUT-001', entryHash: hash }],
      })
    }
    const shown = await inspect(south, await forged(path, more))
    expect(shown.signer.certificate.subject).toBe('Secretariat, North force')
    expect(shown.signer.knownAs).toBeNull()
    const take = { sha256: shown.sha256, follow: [], confirm: null }
    expect(codes(await south.handlers['pack:take-in-law'](take))).toEqual(['UNKNOWN_SIGNER'])
  })

  it('know a signer for the library confirmed, and for no other', async () => {
    const { north, south, path } = await twoForces()
    value(await takeIn(south, path))
    const { signer } = await inspect(south, path)
    expect(signer.knownAs).toBe('North force')
    const west = await forceLibrary('West force')
    const maker = { libraryId: 'north-east', label: 'North force', person: 'Secretariat' }
    const other = await forged(path, (text) => text, { maker })
    expect((await inspect(west, other)).signer.knownAs).toBeNull()
    value(await takeIn(west, other))
    const again = await inspect(west, other)
    expect(again.signer.knownAs).toBe('North force')
    expect((await inspect(west, await packOf(north))).signer.knownAs).toBeNull()
  })

  it('are refused where they say otherwise than an earlier pack of the same library', async () => {
    const { south, path } = await twoForces()
    value(await takeIn(south, path))
    const rewritten = await forged(path, (text) => text.replace('Checked against', 'Not read in'))
    expect(codes(await tried(south, rewritten))).toEqual(['CONTRADICTS'])
  })

  it('are refused where contents are deep, newer, dated ahead or of another name', async () => {
    const { south, path } = await twoForces()
    for (const [change, code] of [
      [() => '['.repeat(1_000_000), 'DAMAGED_PACK'],
      [(text: string) => text.replace('"act"', '"other"'), 'DAMAGED_PACK'],
      [(text: string) => text.slice(0, -1), 'DAMAGED_PACK'],
      [(text: string) => text.replace('2026-11-18', '2027-11-18'), 'IN_THE_FUTURE'],
    ] as const)
      expect(codes(await tried(south, await forged(path, change)))).toEqual([code])
    const ahead = await forged(path, (text) => text, { madeAt: '2027-01-01T00:00:00.000Z' })
    expect(codes(await tried(south, ahead))).toEqual(['IN_THE_FUTURE'])
  })

  it('of the largest size allowed are shown and taken in, and one act more is refused', async () => {
    const { south, path } = await twoForces()
    const many = (count: number) => (text: string) => {
      const pack = lawPackSchema.parse(JSON.parse(text))
      const [first] = pack.signOffs
      const signOffs = Array.from({ length: count }, (_, seq) => ({
        ...first,
        seq: seq + 1,
        entryId: `OUT-${seq}`,
      }))
      return JSON.stringify({ ...pack, signOffs })
    }
    const shown = await inspect(south, await forged(path, many(MOST_SIGN_OFFS)))
    expect(shown.newRecords).toBe(MOST_SIGN_OFFS)
    const { sha256 } = shown
    const take = { sha256, follow: [], confirm: confirming(shown) }
    value(await south.handlers['pack:take-in-law'](take))
    const over = await forged(path, many(MOST_SIGN_OFFS + 1))
    expect(codes(await tried(south, over))).toEqual(['DAMAGED_PACK'])
  }, 60_000)

  it('write nothing once the library was locked while the dialog stood open', async () => {
    const { north, south, path } = await twoForces()
    south.answers.openFiles = [path]
    const asked = south.handlers['pack:inspect']({ secret: null })
    value(await south.handlers['vault:lock']())
    expect(codes(await asked)).toEqual(['LOCKED'])
    const target = join(newFolder(), 'late.evenhand-pack')
    north.answers.saveFile = target
    const saving = north.handlers['pack:export-law']({ madeFor: '', lock: null })
    value(await north.handlers['vault:lock']())
    expect(codes(await saving)).toEqual(['LOCKED'])
    expect(existsSync(target)).toBe(false)
  })

  it('are taken in as shown, even where the file was exchanged meanwhile', async () => {
    const { south, path } = await twoForces()
    const shown = await inspect(south, path)
    writeFileSync(path, 'something else')
    const take = { sha256: shown.sha256, follow: [], confirm: confirming(shown) }
    expect(value(await south.handlers['pack:take-in-law'](take)).taken.records).toBe(1)
  })
})
