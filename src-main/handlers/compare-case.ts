import { resultInSteps, withFingerprint, type CompareInput } from '#core/comparison/compare'
import type { Comparison } from '#core/comparison/comparison'
import { searchTerms } from '#core/comparison/words'
import { precedentHearing } from '#core/co-heard'
import type { HearingCase } from '#core/hearing-case'
import type { Profile } from '#core/profile'
import {
  withExclusions,
  type CaseComparison,
  type TriedComparison,
} from '#core/quality/panel-exclusions'
import type { OutcomeCode } from '#core/vocabulary'
import { loadPrecedent } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { inLine, type Wanted } from './comparing.ts'
import { heldInSteps, heldLibrary } from './held-library.ts'
import type { OpenLibrary } from './library.ts'
import { readThesaurus } from './thesaurus.ts'

/** Compares one profile with the whole library; stores nothing. Null where it was locked meanwhile. */
export function compareProfile(
  library: OpenLibrary,
  profile: Profile,
  options: Options = {},
): Promise<Comparison | null> {
  return inLine(library, function* () {
    const { result, state } = yield* searchFor(library, profile, options)
    return withFingerprint(result, { library: state, sha256: hashText })
  })
}

type Options = {
  readonly exclude?: CompareInput['exclude']
  readonly view?: OutcomeCode | null
  readonly oneChange?: boolean
}

/** What is found, the cases behind its numbers, and the state of the library that was asked. */
function* searchFor(library: OpenLibrary, profile: Profile, options: Options) {
  const { narrative, allegationTypes } = profile
  const terms = searchTerms(narrative, allegationTypes, readThesaurus(library))
  // A stretch of its own. Where other words are ranked before the next one, it is done again there.
  heldLibrary(library).words.rank(terms)
  const { encoded, state, words } = yield* heldInSteps(library)
  const found = yield* resultInSteps(encoded, {
    profile,
    // Read before the next pause: whoever ranks other words then writes over them.
    words: words.rank(terms) ?? new Map<string, number>(),
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    view: options.view ?? null,
    oneChange: options.oneChange ?? true,
  })
  return { ...found, state }
}

/** Whose comparison it is: a case never meets itself, nor an officer heard with it. */
export type Asking = { readonly reference: string; readonly hearingKey: string }

export const asking = (hearingCase: HearingCase): Asking => ({
  reference: hearingCase.reference,
  hearingKey: precedentHearing(hearingCase),
})

/** What a case asks of the library. */
export type Asked = {
  readonly profile: Profile
  readonly excluded: readonly { readonly ref: string; readonly reason: string }[]
  readonly view: OutcomeCode | null
  readonly oneChange?: boolean
}

/**
 * Compares as a case does: without itself and its siblings, and without what the panel took out.
 * Null where the library was locked meanwhile.
 */
export const compareCase = (
  library: OpenLibrary,
  from: Asking,
  asked: Asked,
): Promise<CaseComparison | null> =>
  inLine(library, function* () {
    const { result, beside, state } = yield* searchForCase(library, from, asked)
    return { ...withFingerprint(result, { library: state, sha256: hashText }), ...beside }
  })

/** `compareCase` for what is kept nowhere. Null also where nobody waits for the answer any more. */
export const tryCase = (
  library: OpenLibrary,
  from: Asking,
  asked: Asked,
  isWanted: Wanted,
): Promise<TriedComparison | null> =>
  inLine(
    library,
    function* () {
      const { result, beside } = yield* searchForCase(library, from, asked)
      return { ...result, ...beside }
    },
    isWanted,
  )

function* searchForCase(
  library: OpenLibrary,
  { reference, hearingKey }: Asking,
  { profile, excluded, view, oneChange = true }: Asked,
) {
  const refs = excluded.map(({ ref }) => ref)
  const exclude = { sourceId: reference, hearingKey, refs }
  const found = yield* searchFor(library, profile, { exclude, view, oneChange })
  const { searched, state } = found
  const precedents = refs.flatMap((ref) => loadPrecedent(library.db, ref) ?? [])
  const result = withExclusions(found.result, excluded, precedents)
  if (refs.length === 0) return { result, state, beside: { view, searched } }
  yield
  // What they would have said is asked as well: a case that points away wants its answer either way.
  const whole = yield* searchFor(library, profile, {
    exclude: { ...exclude, refs: [] },
    view,
    oneChange: false,
  })
  const away = whole.result.searchReport.pointingAway.filter((ref) => refs.includes(ref))
  return { result, state, beside: { view, searched, excludedPointingAway: away } }
}
