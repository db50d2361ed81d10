import { readFileSync } from 'node:fs'
import { maskedWordsSchema, type MaskedWords } from '#core/comparison/masked-words'
import { ok } from '#core/result'
import { isCompared, notCompared } from './comparisons.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import { sealState } from './seal-state.ts'
import { resource } from './session.ts'

/** The words that are hidden on the comparators screen, as shipped. */
export function readMaskedWords(library: Pick<OpenLibrary, 'deps'>): MaskedWords {
  const text = readFileSync(resource(library, 'masked-words.json'), 'utf8')
  return maskedWordsSchema.parse(JSON.parse(text))
}

const listMaskedWords = (library: OpenLibrary): Answer<'comparison:masked-words'> =>
  ok(readMaskedWords(library))

function unmaskWord(
  library: OpenLibrary,
  { caseId, ref }: Input<'comparison:unmask'>,
): Answer<'comparison:unmask'> {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const { comparatorsOpen } = sealState(library, hearingCase)
  if (!comparatorsOpen || !isCompared(library, hearingCase)) return notCompared
  record(library, 'comparison.word-uncovered', hearingCase.reference, { precedent: ref })
  return ok(null)
}

/** Of the channels about words that are hidden until asked for. */
export const maskingHandlers = {
  'comparison:masked-words': listMaskedWords,
  'comparison:unmask': unmaskWord,
}
