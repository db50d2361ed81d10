import { createHash } from 'node:crypto'
import { maskedText } from '#core/comparison/masked-words'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import type { CaseSource } from '#core/notice/notice-context'
import { composeWorkingPaper } from '#core/notice/working-paper'
import { SOURCE_KIND_LABELS } from '#core/wording-precedent'
import { ok, refuse } from '#core/result'
import { loadPrecedent } from '../db/precedents.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import { timeInWords } from '../notice-pdf/time-in-words.ts'
import { comparisonOf, notCompared } from './comparisons.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { readMaskedWords } from './masked-words.ts'
import { loadDeliberation } from './open-case.ts'
import { sealState } from './seal-state.ts'

/** Who wrote what each case rests on. A force's own record is nothing that the public can read. */
export const sourcesOf = (library: OpenLibrary, refs: readonly string[]): readonly CaseSource[] =>
  refs.flatMap((ref) => {
    const found = loadPrecedent(library.db, ref)
    if (found === null) return []
    const { sourceKind, origin } = found
    const isPublic = sourceKind !== 'OWN_RECORD' && origin !== 'CASE' && origin !== 'OWN_FORCE'
    return [{ ref, words: SOURCE_KIND_LABELS[sourceKind], isPublic }]
  })

const refsOf = (comparison: CaseComparison) =>
  comparison.neighbours.flatMap((one) => (one.counted ? [one.ref] : []))

/** Writes the comparison that is on screen as a working paper, where the person says. */
export async function printComparison(
  library: OpenLibrary,
  { caseId }: Input<'comparison:print'>,
): Promise<Answer<'comparison:print'>> {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  if (!sealState(library, hearingCase).comparatorsOpen)
    return refuse('SEALED', 'Comparators open when every decision-maker has sealed a view.')
  const stored = comparisonOf(library, hearingCase)
  if (stored === null) return notCompared
  const { comparison } = stored
  const masked = readMaskedWords(library)
  const shown = {
    ...comparison,
    neighbours: comparison.neighbours.map((one) => ({
      ...one,
      title: maskedText(one.title, masked),
    })),
  }
  const { at } = stamp(library)
  const paper = composeWorkingPaper(
    { hearingCase, law: library.law, caseSources: sourcesOf(library, refsOf(comparison)) },
    shown,
    { at: timeInWords(at), by: library.unlocked.person.label },
  )
  const pdf = await renderWorkingPaper(paper, { issuedAt: at })
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the comparison as a paper',
    suggestedName: `${hearingCase.reference}-past-cases.pdf`.replace(/[^A-Za-z0-9.-]+/g, '-'),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const written = await writeWhole(path, pdf, { overwrite: true })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  if (written.ok)
    record(library, 'comparison.printed', hearingCase.reference, {
      sha256,
      result: comparison.fingerprint.result,
    })
  return written
}
