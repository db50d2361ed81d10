import { describe, expect, it } from 'vitest'
import { renderNotice } from '../../../src-main/notice-pdf/render-notice.ts'
import { attempt, run, save, signedAt } from './judges.ts'
import { sampleNotice } from './sample-notice.ts'

const rendered = (document = sampleNotice()): Promise<Uint8Array> =>
  renderNotice(document, { issuedAt: signedAt })

/** Text in reading order, with every run of white space as one space. */
const textOf = (path: string): string => run('pdftotext', path, '-').replace(/\s+/g, ' ')

describe('renderNotice', () => {
  it('gives the same bytes for the same notice and time', async () => {
    const [first, second] = [await rendered(), await rendered()]
    expect(Buffer.compare(first, second)).toBe(0)
  })

  it('says of itself that it is a draft where nobody signs it', async () => {
    const text = textOf(save(await rendered()))
    expect(text).toContain('This is a draft and not the decision: it has not been signed.')
    expect(text).not.toContain(sampleNotice().signature.statement)
  })

  it('gives another file identifier for another content', async () => {
    const idOf = (pdf: Uint8Array): string | undefined =>
      /\/ID \[<(\w+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1]
    const changed = { ...sampleNotice(), caseReference: 'EH-2026-015' }
    expect(idOf(await rendered())).toMatch(/^[0-9a-f]{32}$/)
    expect(idOf(await rendered(changed))).not.toBe(idOf(await rendered()))
  })

  it('is a tagged A4 file in British English with its title shown', async () => {
    const path = save(await rendered())
    const info = run('pdfinfo', path)
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toMatch(/^Page size: +595\.28 x 841\.89 pts \(A4\)$/m)
    expect(info).toContain('Outcome of a misconduct hearing: EH-2026-014/2')
    const raw = Buffer.from(await rendered()).toString('latin1')
    expect(raw).toContain('/Lang (en-GB)')
    expect(raw).toContain('/DisplayDocTitle true')
    const metadata = run('pdfinfo', '-meta', path)
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>')
  })

  it('passes the structure check of qpdf', async () => {
    expect(attempt('qpdf', '--check', save(await rendered()))).toContain('No syntax or stream')
  })

  it('embeds every font', async () => {
    const rows = run('pdffonts', save(await rendered()))
      .trim()
      .split('\n')
      .slice(2)
    expect(rows.length).toBe(5)
    for (const row of rows) expect(row).toMatch(/IBMPlex.* yes yes yes /)
  })

  it('tags headings, header cells of rows and columns, and paragraphs', async () => {
    const tree = run('pdfinfo', '-struct', save(await rendered()))
    for (const tag of ['H1 ', 'H2 ', 'H3 ', 'Table', 'TR', 'TD', '/Scope /Row', '/Scope /Column'])
      expect(tree).toContain(tag)
    expect(tree.indexOf('H1 ')).toBeLessThan(tree.indexOf('H2 '))
  })

  it('keeps every section, in reading order', async () => {
    const text = textOf(save(await rendered(sampleNotice({ paragraphs: 20, rows: 9 }))))
    const headings = [...sampleNotice().sections.map(({ heading }) => heading), 'Signature']
    const places = headings.map((heading) => text.lastIndexOf(heading))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(text).toContain('Heddlu Dyffryn Ŵyn ac Ŷstwyth')
    expect(text).toContain('Cadeirydd Rhŷ')
  })

  it('marks and numbers every page, top and bottom', async () => {
    const path = save(await rendered(sampleNotice({ paragraphs: 30, rows: 12 })))
    const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', path))?.[1])
    expect(pages).toBeGreaterThan(5)
    for (let page = 1; page <= pages; page++) {
      const text = run('pdftotext', '-f', String(page), '-l', String(page), path, '-')
      expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
      expect(text).toContain(`Page ${page} of ${pages}`)
    }
  })

  it('repeats the column heads on each page of a long table', async () => {
    const path = save(await rendered(sampleNotice({ paragraphs: 1, rows: 30 })))
    expect(textOf(path).match(/Standards breached/g)?.length).toBeGreaterThanOrEqual(3)
  })

  it('sets a long allegation in the full width, with what was found of it below, in that order', async () => {
    const words = Array.from({ length: 90 }, (_, index) => `word${index}`)
    const table = {
      kind: 'table',
      caption: 'Allegations',
      columns: ['No.', 'Allegation', 'Reply', 'Finding', 'Level'],
      rows: [['7', words.join(' '), 'Denied', 'Proved', 'Misconduct']],
    } as const
    const sections = [{ id: 'allegations', heading: 'Allegations', blocks: [table] }]
    const path = save(await rendered({ ...sampleNotice(), sections }))
    const places = [
      ...run('pdftotext', '-bbox', path, '-').matchAll(
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]+)</g,
      ),
    ].map(([, left, top, right, word]) => ({
      left: Number(left),
      top: Number(top),
      right: Number(right),
      word: word ?? '',
    }))
    const prose = places.filter(({ word }) => /^word\d+$/.test(word))
    expect(prose).toHaveLength(words.length)
    const width =
      Math.max(...prose.map((one) => one.right)) - Math.min(...prose.map((one) => one.left))
    expect(width).toBeGreaterThan(360)
    const denied = places.find(({ word }) => word === 'Denied')
    expect(denied?.top).toBeGreaterThan(Math.max(...prose.map(({ top }) => top)))
    const read = run('pdfinfo', '-struct-text', path).replace(/\s+/g, ' ')
    expect(read).toMatch(/"7".*"word0 .*"Denied".*"Proved".*"Misconduct"/)
  })

  it('loses no word of a paragraph that runs over many pages', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `word${index}`)
    const document = {
      ...sampleNotice(),
      sections: [
        {
          id: 'long',
          heading: 'Long',
          blocks: [{ kind: 'paragraph', number: 1, text: words.join(' ') } as const],
        },
      ],
    }
    const text = textOf(save(await rendered(document)))
    expect(text.match(/word\d+/g)).toEqual(words)
  })

  it('divides a table row that is taller than a page', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `cell${index}`)
    const table = {
      kind: 'table',
      caption: 'Long',
      columns: ['No.', 'Text'],
      rows: [['1', words.join(' ')]],
    } as const
    const section = { id: 'long', heading: 'Long', blocks: [table] }
    const text = textOf(save(await rendered({ ...sampleNotice(), sections: [section] })))
    expect(text.match(/cell\d+/g)).toEqual(words)
  })

  it('cuts a word that is wider than the page instead of running off it', async () => {
    const path = save(await rendered())
    const box = run('pdftotext', '-bbox', path, '-')
    const rights = [...box.matchAll(/xMax="([\d.]+)"/g)].map((found) => Number(found[1]))
    expect(rights.length).toBeGreaterThan(100)
    expect(Math.max(...rights)).toBeLessThanOrEqual(595.28 - 71)
    expect(textOf(path).replace(/ /g, '')).toContain(
      'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
    )
  })

  it('has a bookmark for each section', async () => {
    const path = save(await rendered())
    const json = run('qpdf', '--json', '--json-key=outlines', path)
    for (const { heading } of sampleNotice().sections) expect(json).toContain(`"${heading}"`)
  })

  it('cuts a long address after a stroke', async () => {
    const document = sampleNotice({ paragraphs: 1 })
    const address = `https://intranet.example/${'a-long-path/'.repeat(20)}`
    const block = { kind: 'paragraph', number: 1, text: address } as const
    const sections = [{ id: 'only', heading: 'Only', blocks: [block] }]
    const lines = run('pdftotext', '-layout', save(await rendered({ ...document, sections })), '-')
      .split('\n')
      .filter((line) => line.includes('long-path'))
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.filter((line) => !/[/-]$/.test(line.trim()))).toEqual([])
  })

  it('keeps the running title clear of the marking, however long it is', async () => {
    const title = 'Outcome of an accelerated misconduct hearing / Canlyniad gwrandawiad camymddwyn'
    const path = save(await rendered({ ...sampleNotice(), title }))
    const boxes = run('pdftotext', '-f', '2', '-l', '2', '-bbox', path, '-')
    const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*>(.+)</g)]
    const head = words.filter(([, , y]) => Number(y) < 70)
    const marking = head.find(([, , , , word]) => word === 'OFFICIAL-SENSITIVE')
    const from = Math.min(
      ...head.filter(([, , , , word]) => title.includes(word ?? '')).map(([, x]) => Number(x)),
    )
    expect(head.length).toBeGreaterThan(9)
    expect(from).toBeGreaterThan(Number(marking?.[3]))
  })
})
