import { PDFDict } from '@cantoo/pdf-lib'
import { entry } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'
import { isNew, isSame, isStream, reached, type Change } from './revision-change.ts'

/**
 * New evidence, and old evidence that was added to: nothing of a page reads it. What can be come to
 * in any other way is no evidence, whoever lists it there.
 */
export function explainEvidence(change: Change): void {
  const { before, after, revision, explained, told } = change
  const elsewhere = otherwiseReached(before)
  const evidence = reached(after, [entry(after.root.dictionary, 'DSS')])
  const known = reached(before, [entry(before.root.dictionary, 'DSS')])
  const found = [...evidence].filter((number) => {
    const isOld = known.has(number) && !elsewhere.has(number)
    return revision.objects.has(number) && (isNew(change, number) || isOld)
  })
  for (const number of found) explained.add(number)
  const isOther = !isSame(...bothOf(change))
  if (found.length > 0 || isOther) told.push({ kind: 'EVIDENCE' })
}

function otherwiseReached(state: PdfState): ReadonlySet<number> {
  const { dictionary, number: root } = state.root
  const own = dictionary.entries().filter(([key]) => key.decodeText() !== 'DSS')
  const others = state.trailer.entries().filter(([key]) => key.decodeText() !== 'Root')
  const from = [...own, ...others].map(([, value]) => value)
  const found = reached(state, from, (number) => number !== root)
  return new Set([...found, root])
}

const bothOf = ({ before, after }: Change) =>
  [entry(before.root.dictionary, 'DSS'), entry(after.root.dictionary, 'DSS')] as const

type Keys = Readonly<Record<string, readonly string[]>>

const idleStreams: Keys = {
  undefined: ['Length', 'Filter'],
  '/Form': ['Subtype', 'BBox', 'Resources', 'Length', 'Filter'],
}
const idleDictionaries: Keys = {
  '/Widget': ['Subtype', 'AP', 'F', 'H', 'Rect'],
  '/Font': ['Type', 'Subtype', 'BaseFont', 'Encoding', 'Name'],
  '/VRI': ['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS'],
}

/** What some programs leave behind: a stream, a font or evidence that nothing in the file names. */
export function isIdle(change: Change, number: number): boolean {
  const { after, isNamed } = change
  const object = after.object(number)
  if (!isNew(change, number) || isNamed(number)) return false
  const dictionary = isStream(object) ? object.dict : object
  if (!(dictionary instanceof PDFDict)) return false
  const kind = String(entry(dictionary, 'Type') ?? entry(dictionary, 'Subtype'))
  const keys = (isStream(object) ? idleStreams : idleDictionaries)[kind] ?? []
  return dictionary.keys().every((key) => keys.includes(key.decodeText()))
}
