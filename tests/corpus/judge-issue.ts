import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planBundle } from '#core/bundle/paginate'
import { fold } from '#core/bundle/passages'
import { bundleIndex } from '#core/bundle/sections'
import { openTextReader } from '../../src-main/bundle-pdf/extract-text.ts'
import { inMemory } from '../../src-main/bundle-pdf/source-file.ts'
import type { TakenIn } from '../../src-main/bundle-pdf/intake/taken-in.ts'
import { fontBytes } from '../../src-main/notice-pdf/fonts.ts'
import { issuedBytes } from '../support/issued-bytes.ts'

/** What became of a document in an issue of its own, in counts that can be added up. */
export type Judged = {
  issued: number
  /** Issues in which qpdf finds a fault. */
  unsound: number
  /** Pages looked at, and those that look as in the document. */
  pages: number
  alike: number
  /** Words that pdftotext reads on those pages, and those that the search finds. */
  words: number
  found: number
}

/** Pages of a document that are looked at. */
const looked = 3
/** Share of the dots of a page that may differ, and by how much of 255: edges are drawn anew. */
const mostUnlike = 0.0005
const leastStep = 60
const fonts = { plain: fontBytes('sans'), bold: fontBytes('sansBold') }

const run = (program: string, ...args: readonly string[]): Buffer | null => {
  try {
    return execFileSync(program, args, { maxBuffer: 1 << 29, timeout: 20_000, stdio: 'pipe' })
  } catch {
    return null
  }
}

/** Issues a document alone and holds its first pages against the document. */
export async function judgeIssue({ sha256, content, pages }: TakenIn): Promise<Judged> {
  const judged = { issued: 0, unsound: 0, pages: 0, alike: 0, words: 0, found: 0 }
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-test-'))
  const [source, issue] = [join(folder, 'source.pdf'), join(folder, 'issue.pdf')]
  const reader = openTextReader()
  try {
    writeFileSync(source, content)
    const { bytes, index } = await issueOf(content, pages)
    judged.issued = 1
    writeFileSync(issue, bytes)
    if (run('qpdf', '--check', issue) === null) judged.unsound = 1
    const numbers = Array.from({ length: Math.min(looked, pages) }, (_, at) => at + 1)
    const open = () => inMemory(content)
    const read = await reader.read({ sha256, open }, numbers)
    for (const page of numbers) {
      const before = picture(source, page)
      if (before === null) continue
      judged.pages += 1
      judged.alike += isAlike(before, picture(issue, index + page)) ? 1 : 0
      const mine = fold(read.get(page)?.text ?? '').joined
      const theirs = wordsOf(source, page)
      judged.words += theirs.length
      judged.found += theirs.filter((word) => mine.includes(word)).length
    }
  } catch {
    // What was not issued is counted by what is missing.
  } finally {
    await reader.close()
    rmSync(folder, { recursive: true })
  }
  return judged
}

async function issueOf(content: Uint8Array, pages: number) {
  const listed = { id: 'd', title: 'd', pages, dated: null, description: '' }
  const sections = bundleIndex([{ ...listed, section: 'OTHER' as const }])
  const plan = planBundle(sections)
  const input = { title: 'T', plan, sections, links: [], fonts }
  const read = () => Promise.resolve(Uint8Array.from(content))
  return { bytes: await issuedBytes(input, read), index: plan.index.length }
}

function wordsOf(path: string, page: number): readonly string[] {
  const text = run('pdftotext', '-f', `${page}`, '-l', `${page}`, path, '-')?.toString() ?? ''
  return [...new Set(fold(text).words)].filter((word) => word.length > 1)
}

type Picture = { readonly width: number; readonly height: number; readonly dots: Buffer }

/** A page as poppler draws it, in grey at 40 dots an inch. */
function picture(path: string, page: number): Picture | null {
  const which = ['-f', `${page}`, '-l', `${page}`]
  const bytes = run('pdftoppm', '-r', '40', '-gray', '-cropbox', ...which, path)
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes?.toString('latin1', 0, 40) ?? '')
  if (bytes === null || head === null) return null
  const [all, width, height] = head
  return { width: Number(width), height: Number(height), dots: bytes.subarray(all.length) }
}

/** Whether two pictures show the same, but for the corner in which the number stands. */
function isAlike(a: Picture, b: Picture | null): boolean {
  if (b === null || a.width !== b.width || a.height !== b.height) return false
  const { width, height } = a
  const side = Math.min(width, height)
  const [right, foot] = [width - side * 0.16 - 10, height - side * 0.06 - 4]
  const differs = (x: number, y: number): boolean => {
    if (x >= width || (x >= right && y >= foot)) return false
    const at = y * width + x
    return Math.abs((a.dots[at] ?? 0) - (b.dots[at] ?? 0)) > leastStep
  }
  let unlike = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      // A line of an edge is one dot wide; what is missing is wider.
      if (differs(x, y) && (differs(x + 1, y) || differs(x, y + 1))) unlike += 1
  return unlike <= width * height * mostUnlike
}
