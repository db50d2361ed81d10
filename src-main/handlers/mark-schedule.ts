import { createHash } from 'node:crypto'
import { composeMarkSchedule, scheduleCsv, scheduleRows } from '#core/bundle/mark-schedule'
import type { MarkLink } from '#core/bundle/marks'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import { timeInWords } from '../notice-pdf/time-in-words.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadForPanel, marksOf } from './marks.ts'

/** What a mark bears on, in words; what has left the case is said so. */
function sayLink({ law }: OpenLibrary, { findings }: HearingCase): (link: MarkLink) => string {
  const factors = new Map(law.factors.map(({ id, label }) => [id, label]))
  const things = new Map<string, string>()
  for (const [index, { id, facts }] of findings.allegations.entries()) {
    things.set(`ALLEGATION ${id}`, `Allegation ${index + 1}`)
    for (const [place, fact] of facts.entries())
      things.set(`FACT ${fact.id}`, `Fact ${place + 1} of allegation ${index + 1}`)
  }
  return ({ kind, id }) =>
    (kind === 'FACTOR' ? factors.get(id) : things.get(`${kind} ${id}`)) ?? 'No longer in the case'
}

/** Writes the marks named that this reader may see, where the reader says. */
export async function exportMarks(
  library: OpenLibrary,
  { caseId, format, ids }: Input<'mark:export'>,
): Promise<Answer<'mark:export'>> {
  const loaded = loadForPanel(library, caseId)
  if (!loaded.ok) return loaded
  const wanted = new Set(ids)
  const marks = marksOf(library, loaded.value).marks.filter(({ id }) => wanted.has(id))
  if (marks.length === 0) return refuse('NOT_FOUND', 'These marks are no longer there.')
  const { reference } = loaded.value
  const rows = scheduleRows(
    marks,
    listDocuments(library.db, caseId),
    sayLink(library, loaded.value),
  )
  const { at, by } = stamp(library)
  const paper = () => composeMarkSchedule(loaded.value, rows, { at: timeInWords(at), by })
  const content =
    format === 'CSV'
      ? Buffer.from(scheduleCsv(rows), 'utf8')
      : await renderWorkingPaper(paper(), { issuedAt: at })
  const extension = format.toLowerCase()
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the schedule of marks',
    suggestedName: `${reference}-marks.${extension}`,
    filters: [{ name: format, extensions: [extension] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const written = await writeWhole(path, content, { overwrite: true })
  if (written.ok)
    record(library, 'marks.exported', reference, {
      sha256: createHash('sha256').update(content).digest('hex'),
      private: marks.filter(({ shared }) => !shared).length,
      shared: marks.filter(({ shared }) => shared).length,
    })
  return written
}
