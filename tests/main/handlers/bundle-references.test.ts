import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgePage } from '#core/bundle/recognition'
import { listIssues } from '../../../src-main/db/bundle-issues.ts'
import { keepRecognised } from '../../../src-main/db/recognised-pages.ts'
import { newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

type Page = { readonly lines: readonly string[]; readonly turn?: number }

async function pdf(...pages: readonly Page[]): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.TimesRoman)
  for (const { lines, turn = 0 } of pages) {
    const page = made.addPage([595, 842])
    page.setRotation(degrees(turn))
    for (const [at, line] of lines.entries())
      page.drawText(line, { x: 60, y: 700 - at * 20, size: 11, font })
  }
  return made.save()
}

type Found = { readonly page: number; readonly to: number; readonly words: string }
type Objects = Readonly<Record<string, { readonly value: Readonly<Record<string, unknown>> }>>
const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

/** Links as qpdf reads them, each with the words that poppler reads within its rectangle. */
function linksIn(path: string): readonly Found[] {
  const { pages, qpdf } = JSON.parse(run('qpdf', '--json=2', path)) as {
    readonly pages: readonly { readonly object: string }[]
    readonly qpdf: readonly [unknown, Objects]
  }
  const objects = qpdf[1]
  const numberOf = (ref: unknown) => pages.findIndex(({ object }) => object === ref) + 1
  return pages.flatMap(({ object }, index) => {
    const named = objects[`obj:${object}`]?.value['/Annots'] ?? []
    const list = typeof named === 'string' ? objects[`obj:${named}`]?.value : named
    return (Array.isArray(list) ? list : []).flatMap((ref: unknown): readonly Found[] => {
      const mark = objects[`obj:${String(ref)}`]?.value
      const [left, foot, right, top] = (mark?.['/Rect'] ?? []) as [number, number, number, number]
      const [to] = (mark?.['/Dest'] ?? []) as readonly unknown[]
      const isTurned = objects[`obj:${object}`]?.value['/Rotate'] === 90
      const box = { left, foot, right, top, isTurned }
      return [{ page: index + 1, to: numberOf(to), words: wordsIn(path, index + 1, box) }]
    })
  })
}

/** Words whose middle stands in the box; for pages of A4, upright or turned by 90 degrees. */
function wordsIn(
  path: string,
  page: number,
  box: { left: number; foot: number; right: number; top: number; isTurned: boolean },
): string {
  const told = run('pdftotext', '-bbox', '-f', String(page), '-l', String(page), path, '-')
  const words = [
    ...told.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
  ]
  return words
    .filter(([, xMin, yMin, xMax, yMax]) => {
      const across = (Number(xMin) + Number(xMax)) / 2
      const down = (Number(yMin) + Number(yMax)) / 2
      const [x, y] = box.isTurned ? [down, across] : [across, 842 - down]
      return x >= box.left && x <= box.right && y >= box.foot && y <= box.top
    })
    .map(([, , , , , word]) => word)
    .join(' ')
}

describe('references in the text of an issued bundle', () => {
  let library: TestLibrary
  let caseId: string
  const issue = async (name: string, linkReferences = true) => {
    library.answers.saveFile = join(library.folder, name)
    const issued = value(await library.handlers['bundle:issue']({ caseId, linkReferences }))
    if (issued === null) throw new Error('Not issued')
    return issued
  }

  beforeAll(async () => {
    library = await newLibrary()
    const made = value(await library.handlers['case:create']({ matter: 'Access to records' }))
    caseId = made.hearingCase.id
    const report = await pdf(
      {
        lines: [
          'It was said in interview, and it is now accepted, that what stands on page 5 was sent.',
          'The will of the officer is in [A/2/2]; the rest is not at page 99 nor in [C/1/1].',
          'Read on in pages',
          '3 to 4 of the bundle.',
        ],
      },
      { lines: [] },
      { lines: ['Turned, see page 6 here'], turn: 90 },
    )
    const statement = await pdf(
      { lines: ['Page 1 of 2', 'Nothing to follow.'] },
      { lines: ['As stated (p. 2).'] },
    )
    const files = [
      ['Report.pdf', report],
      ['Statement.pdf', statement],
    ] as const
    library.answers.openFiles = files.map(([name, bytes]) => {
      const path = join(library.folder, name)
      writeFileSync(path, bytes)
      return path
    })
    value(await library.handlers['bundle:add']({ caseId }))
  }, 60_000)
  afterAll(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  const expected = [
    { page: 2, to: 5, words: 'page 5' },
    { page: 2, to: 6, words: '[A/2/2];' },
    { page: 2, to: 3, words: 'pages' },
    { page: 2, to: 3, words: '3 to 4' },
    { page: 4, to: 6, words: 'page 6' },
    { page: 6, to: 2, words: '(p. 2).' },
  ]
  const onText = (path: string) => linksIn(path).filter(({ page }) => page > 1)

  it('become links at the words that say them, to the page of the issue', async () => {
    const issued = await issue('read.pdf')
    const links = onText(issued.path)
    const order = (all: readonly Found[]) => all.map((one) => JSON.stringify(one)).toSorted()
    expect(order(links)).toEqual(order(expected))
    expect(run('qpdf', '--check', issued.path)).toContain('No syntax or stream encoding errors')
  })

  it('are reported where they lead nowhere, and the report is kept with the issue', async () => {
    const { references, version } = await issue('report.pdf')
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const one = { documentId: documents[0]?.id, title: 'Report', page: '2' }
    expect(references).toEqual({
      linked: 5,
      unlinked: 0,
      unresolved: 2,
      listed: [
        { ...one, words: 'page 99' },
        { ...one, words: '[C/1/1]' },
      ],
      pagesNotRead: 1,
    })
    const { db } = library.session.library ?? {}
    const kept = db === undefined ? undefined : listIssues(db, caseId).at(-1)
    expect(kept?.version).toBe(version)
    expect(JSON.parse(kept?.pageMap ?? '')).toMatchObject({ references })
  })

  it('are found alike once the text was taken for the search', async () => {
    const before = await issue('before.pdf')
    for (let call = 0; call < 2; call++)
      value(await library.handlers['bundle:search']({ caseId, query: '' }))
    const after = await issue('after.pdf')
    expect(after.references).toEqual(before.references)
    expect(onText(after.path)).toEqual(onText(before.path))
  })

  it('are found alike by an issue that opens no document again', async () => {
    const before = await issue('first.pdf')
    const { db } = library.session.library ?? {}
    const kept = db?.prepare('SELECT page, found FROM bundle_reference ORDER BY page, found').all()
    expect(kept).toHaveLength(3)
    // Told apart from what the files say: of the three links of one page none is kept.
    const first = "page = 1 AND found LIKE '%[A/2/2]%'"
    db?.prepare(`UPDATE bundle_reference SET found = '[]' WHERE ${first}`).run()
    const after = await issue('second.pdf')
    expect([before.references?.linked, after.references?.linked]).toEqual([5, 2])
    db?.exec('DELETE FROM bundle_reference')
    expect((await issue('third.pdf')).references).toEqual(before.references)
  })

  it('are not followed on pages that a machine read, which the report counts as not known', async () => {
    const { db } = library.session.library ?? {}
    const blank = value(await library.handlers['bundle:search']({ caseId, query: '' })).withoutText
    const sha256 = value(await library.handlers['case:open']({ id: caseId })).documents[0]?.sha256
    if (db === undefined || sha256 === undefined) throw new Error('Not open')
    expect(blank).toMatchObject([{ label: '3' }])
    const box = [60, 700, 160, 712] as const
    const words = ['see', 'page', '99'].map((text) => ({ text, confidence: 90, box }))
    const came = judgePage([words], 0)
    keepRecognised(db, { sha256, page: 2, came, engine: 'engine 1', at: 'at' })
    const { references } = await issue('recognised.pdf')
    expect(references).toMatchObject({ linked: 5, unresolved: 2, pagesNotRead: 1 })
  })

  it('are left as words where they are not to be linked', async () => {
    const issued = await issue('plain.pdf', false)
    expect(issued.references).toBeNull()
    expect(onText(issued.path)).toEqual([])
  })
})
