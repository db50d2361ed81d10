import { changeBetween, readerOf, type Reader } from './change-between.ts'
import { entry } from './pdf-objects.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { isCatalogPermitted } from './permitted-catalogue.ts'
import { isDescriptionPermitted } from './permitted-description.ts'
import { explainEvidence, isIdle } from './permitted-evidence.ts'
import { areFieldsPermitted } from './permitted-fields.ts'
import { explainStructure } from './permitted-structure.ts'
import { isSame, isWrittenAgain, type Addition, type Change } from './revision-change.ts'

// What other programs may add after a signature: a further signature and its field, evidence about
// certificates (DSS), the value of an open field where the signer allows that, and who last saved
// the file, as ISO 32000-2, 12.8.2.2 and ETSI EN 319 142-1 have it. Judged object by object;
// whatever is not named here counts as a change.

const MOST_SEGMENTS = 8

type Asked<Answer> = (from: number, end: number, added: FoundSignature | null) => Answer

export type Judge = {
  /** What stands between two places of a file adds, or null where that cannot be told. */
  readonly additions: Asked<readonly Addition[] | null>
  /** Whether every program finds the same file before and after a revision, but for its objects. */
  readonly isAlikeBut: Asked<boolean>
}

/**
 * Judges what stands between two places of a file, `added` being the signature among it: what it
 * adds, or null where that cannot be told or may change what is read.
 * @param first The first signature of the file, whose terms count.
 */
export function additionsIn(file: Buffer, first: FoundSignature): Judge {
  let known: Reader | null | undefined
  const read = (): Reader | null => {
    if (known === undefined) known = readerOf(file, first)
    return known
  }
  const additions: Judge['additions'] = (from, end, added) => {
    const reader = from >= end ? null : read()
    if (reader === null) return null
    const told: Addition[] = []
    let at = from
    for (let count = 0; at < end; count++) {
      const next = endOfRevision(file, at, end)
      if (next === null || count >= MOST_SEGMENTS) return null
      const within = added !== null && added.offset >= at && added.offset < next ? added : null
      const change = changeBetween(file, { from: at, end: next, added: within, first }, reader)
      if (change === null || !isPermitted(change) || change.told.length === 0) return null
      told.push(...change.told)
      at = next
    }
    return told
  }
  const isAlikeBut: Judge['isAlikeBut'] = (from, end, added) => {
    const reader = read()
    const change = reader && changeBetween(file, { from, end, added, first }, reader)
    return change !== null && mayBeSigned(change) && isDescribedAlike(change)
  }
  return { additions, isAlikeBut }
}

function endOfRevision(file: Buffer, from: number, end: number): number | null {
  const foot = /startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+%%EOF[\r\n ]*/.exec(
    file.toString('latin1', from, end),
  )
  return foot === null ? null : from + foot.index + foot[0].length
}

const mayBeSigned = ({ added, terms }: Change): boolean =>
  added === null || added.subFilter === 'ETSI.RFC3161' || terms.level !== 1

const isDescribedAlike = ({ before, after }: Change): boolean =>
  ['Info', 'ID'].every((key) => isSame(entry(before.trailer, key), entry(after.trailer, key)))

function isPermitted(change: Change): boolean {
  const { before, after, revision, explained, told } = change
  if (!mayBeSigned(change)) return false
  explainEvidence(change)
  const isEachPartPermitted =
    isCatalogPermitted(change) && areFieldsPermitted(change) && isDescriptionPermitted(change)
  if (!isEachPartPermitted) return false
  explainStructure(change)
  const numbers = [...revision.objects.keys()]
  const isAll = numbers.every((number) => {
    const [old, now] = [before, after].map((state) => state.object(number))
    return explained.has(number) || isWrittenAgain(change, old, now) || isIdle(change, number)
  })
  const isAny = numbers.some((number) => !revision.holders.has(number))
  if (isAny && told.length === 0) told.push({ kind: 'UNUSED' })
  return isAll
}
