import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NoticeDocument } from '#core/notice/notice'
import { noticePage } from '#core/notice/page'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { noticeOf, twentyCases } from '../../support/twenty-cases/twenty-cases.ts'
import { chairKey, run, scratch, signingOptions } from './judges.ts'

const key = await chairKey()

/** What a file holds, by the name of where it was found; as text without its white space as well. */
type Held = ReadonlyMap<string, { readonly bytes: Buffer; readonly joined: string }>

const closed = (text: string) => text.replace(/\s/g, '')
const held = (found: readonly (readonly [string, Buffer | string])[]): Held =>
  new Map(
    found.map(([where, what]) => {
      const bytes = typeof what === 'string' ? Buffer.from(what) : what
      return [where, { bytes, joined: closed(bytes.toString()) }]
    }),
  )

/** A signed notice: as it is, with every stream open, its text, what it carries, and its web page. */
async function heldBy(document: NoticeDocument): Promise<Held> {
  const { pdf } = await signNotice(document, key, { ...signingOptions, reason: document.title })
  const folder = scratch()
  const path = join(folder, 'notice.pdf')
  const open = join(folder, 'open.pdf')
  writeFileSync(path, pdf)
  run('qpdf', '--qdf', '--object-streams=disable', path, open)
  const carried = scratch()
  run('pdfdetach', '-saveall', '-o', carried, path)
  const text = run('pdftotext', '-raw', path, '-')
  const about = `${run('pdfinfo', path)}${run('pdfinfo', '-meta', path)}${run('pdfinfo', '-dests', path)}`
  const page = noticePage(document, { fileName: 'notice.pdf', sha256: 'ab'.repeat(32) })
  return held([
    ['bytes', Buffer.from(pdf)],
    ['open streams', readFileSync(open)],
    ['text', text],
    ['description', about],
    ['web page', page],
    ...readdirSync(carried).map((name) => [name, readFileSync(join(carried, name))] as const),
  ])
}

/** A word as a PDF may hold it: in bytes, in both orders of UTF-16, and each in hexadecimal. */
function spellings(word: string): readonly Buffer[] {
  const little = Buffer.from(word, 'utf16le')
  const plain = [
    Buffer.from(word),
    Buffer.from(word, 'latin1'),
    little,
    Buffer.from(little).swap16(),
  ]
  return plain.flatMap((one) => {
    const hex = one.toString('hex')
    return [one, Buffer.from(hex), Buffer.from(hex.toUpperCase())]
  })
}

/** Where a word is found, spelt in any way, its lines broken or not. */
function placesOf(word: string, found: Held): readonly string[] {
  const spelt = spellings(word)
  const whole = closed(word)
  return [...found].flatMap(([where, { bytes, joined }]) =>
    joined.includes(whole) || spelt.some((one) => bytes.includes(one)) ? [where] : [],
  )
}

/** Every text of a notice. */
function textsOf(document: NoticeDocument): readonly string[] {
  const found: string[] = []
  JSON.stringify({ ...document, record: null, passages: null }, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'id' && key !== 'kind') found.push(value)
    return value
  })
  return found
}

/** How the texts begin that stand in the full notice and nowhere in the published one. */
function keptBack(full: NoticeDocument, published: NoticeDocument): readonly string[] {
  const told = closed(textsOf(published).join(''))
  const beginnings = textsOf(full)
    .filter((text) => text.length >= 12 && /\p{L}/u.test(text))
    .map((text) => text.slice(0, 32).trim())
  return [...new Set(beginnings)].filter((text) => !told.includes(closed(text)))
}

describe.each(twentyCases)('The published notice, $name', (one) => {
  const published = noticeOf(one, 'PUBLISHED')
  const full = noticeOf(one, 'FULL')
  const hidden = keptBack(full, published)

  it('holds nothing that is not for the public, in its bytes, streams, files or page', async () => {
    const all = await heldBy(published)
    expect([...all.keys()]).toContain('evenhand-notice.json')
    const found = [...one.secret, ...hidden].map((word) => [word, placesOf(word, all)] as const)
    expect(found.filter(([, places]) => places.length > 0)).toEqual([])
  }, 60_000)
})

describe('That search', () => {
  it.each(['complainant anonymous', 'comparators relied on', 'report withheld'])(
    'finds in the full notice, %s, what it looks for',
    async (name) => {
      const one = twentyCases.find((given) => given.name.includes(name))
      if (one === undefined) throw new Error(name)
      const full = noticeOf(one, 'FULL')
      const all = await heldBy(full)
      const hidden = keptBack(full, noticeOf(one, 'PUBLISHED'))
      expect(hidden.length).toBeGreaterThan(8)
      for (const word of hidden) expect(placesOf(word, all)).toContain('text')
      const number = full.sections[1]?.blocks[0]
      const collar =
        number?.kind === 'facts' ? number.rows.find(([label]) => label === 'Number') : null
      expect(placesOf(collar?.[1] ?? '-', all)).toContain('text')
    },
    60_000,
  )

  it('finds a word in UTF-16, in hexadecimal and over a broken line', () => {
    const in16 = Buffer.from('Heron', 'utf16le').swap16()
    const all = held([
      ['a', in16],
      ['b', Buffer.from(in16.toString('hex').toUpperCase())],
      ['c', Buffer.from('Complainant\nHeron')],
      ['d', Buffer.from('Hero n.')],
    ])
    expect(placesOf('Heron', all)).toEqual(['a', 'b', 'c', 'd'])
    expect(placesOf('Complainant Heron', all)).toEqual(['c'])
    expect(placesOf('Lapwing', all)).toEqual([])
  })
})
