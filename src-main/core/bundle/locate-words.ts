import type { MarkArea } from './marks.ts'
import { fold } from './passages.ts'
import { plainQuotation } from './recognition.ts'

/** A run of text as it stands on a page. */
export type TextRun = { readonly text: string; readonly area: MarkArea }

/** Letters with the accents written after them. */
const signsOf = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []

type Letter = { readonly run: number; readonly at: number }

/**
 * Where a passage stands on a page: a part of each run that it covers. Letters and digits alone are
 * compared, as everywhere a passage is looked for; empty where it does not stand there.
 */
export function locateWords(passage: string, runs: readonly TextRun[]): readonly MarkArea[] {
  const wanted = fold(plainQuotation(passage)).joined
  if (wanted === '') return []
  const letters: Letter[] = []
  let joined = ''
  for (const [run, { text }] of runs.entries())
    for (const [at, sign] of signsOf(text).entries())
      for (const letter of fold(sign).joined) {
        joined += letter
        // One entry for each UTF-16 unit, as `indexOf` counts them.
        for (let unit = 0; unit < letter.length; unit += 1) letters.push({ run, at })
      }
  const from = joined.indexOf(wanted)
  return from === -1 ? [] : areasOf(letters.slice(from, from + wanted.length), runs)
}

function areasOf(letters: readonly Letter[], runs: readonly TextRun[]): readonly MarkArea[] {
  const spans = new Map<number, { from: number; to: number }>()
  for (const { run, at } of letters) {
    const span = spans.get(run)
    if (span === undefined) spans.set(run, { from: at, to: at + 1 })
    else span.to = at + 1
  }
  return [...spans].flatMap(([index, { from, to }]) => {
    const run = runs[index]
    return run === undefined ? [] : [cut(run, from, to)]
  })
}

/** Part of a run, as if its signs were equally wide; along its longer side. */
function cut({ text, area }: TextRun, from: number, to: number): MarkArea {
  const length = Math.max(signsOf(text).length, 1)
  const [left, bottom, right, top] = area
  const [start, end] = [from / length, to / length]
  if (right - left >= top - bottom)
    return [left + (right - left) * start, bottom, left + (right - left) * end, top]
  return [left, top - (top - bottom) * end, right, top - (top - bottom) * start]
}
