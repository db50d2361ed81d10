import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import { toEnd } from '../steps.ts'
import type { EncodedLibrary } from './library.ts'
import { openShelf } from './shelf.ts'

/** An encoded library with its precedents, row by row: for a library that fits in memory whole. */
export type PreparedLibrary = EncodedLibrary & { readonly precedents: readonly Precedent[] }

/** Sorts and encodes the library once; a comparison then reads integers only. */
export const prepareLibrary = (precedents: readonly Precedent[], law: Law): PreparedLibrary =>
  toEnd(prepareLibraryInSteps(precedents, law))

/** Cases encoded between two yields. */
const A_STEP = 200

/** `prepareLibrary`, yielding as it goes. */
export function* prepareLibraryInSteps(
  precedents: readonly Precedent[],
  law: Law,
): Generator<undefined, PreparedLibrary> {
  const shelf = openShelf(law, precedents.length)
  const byRef = new Map<string, Precedent>()
  for (const [at, precedent] of precedents.entries()) {
    if (at % A_STEP === 0) yield
    shelf.put(precedent)
    byRef.set(precedent.ref, precedent)
  }
  const read = (ref: string) => {
    const precedent = byRef.get(ref)
    if (precedent === undefined) throw new Error(`Not in the library: ${ref}`)
    return precedent
  }
  const encoded = yield* shelf.prepareInSteps(read)
  return { ...encoded, precedents: encoded.refs.flatMap((ref) => byRef.get(ref) ?? []) }
}
