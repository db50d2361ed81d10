import { readFileSync } from 'node:fs'
import { compare } from '#core/comparison/compare'
import type { Comparison } from '#core/comparison/comparison'
import { thesaurusSchema, wordsQuery, type Thesaurus } from '#core/comparison/words'
import { profileOfCase } from '#core/case-profile'
import type { Profile } from '#core/profile'
import { ok, refuse } from '#core/result'
import type { OutcomeCode } from '#core/vocabulary'
import { insertComparison, loadLatestComparison } from '../db/comparisons.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { rankByWords } from '../db/precedent-search.ts'
import { libraryState, listPrecedents } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import { sealState } from './seal-state.ts'
import { resource } from './session.ts'

export const readThesaurus = (library: Pick<OpenLibrary, 'deps'>): Thesaurus =>
  thesaurusSchema.parse(JSON.parse(readFileSync(resource(library, 'thesaurus.json'), 'utf8')))

/** Compares one profile with the whole library; stores nothing. */
export function compareProfile(
  library: OpenLibrary,
  profile: Profile,
  options: {
    readonly exclude?: Parameters<typeof compare>[0]['exclude']
    readonly view?: OutcomeCode | null
  } = {},
): Comparison {
  const thesaurus = readThesaurus(library)
  const query = wordsQuery(profile.narrative, profile.allegationTypes, thesaurus)
  return compare({
    profile,
    precedents: listPrecedents(library.db),
    words: query === '' ? new Map<string, number>() : rankByWords(library.db, query),
    law: library.law,
    library: libraryState(library.db),
    sha256: hashText,
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    view: options.view ?? null,
  })
}

/** Opens the comparators of a case: refused until every view is sealed or they were opened early. */
export function openComparison(
  library: OpenLibrary,
  { caseId }: Input<'comparison:open'>,
): Answer<'comparison:open'> {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const seals = sealState(library, hearingCase)
  if (!seals.comparatorsOpen)
    return refuse('SEALED', 'Comparators open when every decision-maker has sealed a view.')
  const stored = loadLatestComparison(library.db, caseId)
  if (hearingCase.status !== 'OPEN' && stored !== null) return ok(stored.comparison)
  const mine = seals.decisionMakers.find((maker) => maker.isMe)?.view
  const comparison = compareProfile(library, profileOfCase(hearingCase), {
    exclude: { sourceId: hearingCase.reference, hearingKey: hearingCase.reference },
    view: hearingCase.decision.outcome ?? mine?.outcome ?? null,
  })
  inOneTransaction(library.db, () => {
    if (stored?.comparison.fingerprint.result !== comparison.fingerprint.result)
      insertComparison(library.db, { caseId, comparison, ...stamp(library) })
    record(library, 'comparators.viewed', hearingCase.reference, comparison.fingerprint)
  })
  return ok(comparison)
}
