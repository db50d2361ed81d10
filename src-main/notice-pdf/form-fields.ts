import { PDFArray, PDFDict, PDFNumber, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import type { Box } from './ink-pen.ts'
import { entry } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'
import { textOf } from './signing-terms.ts'

/** A field of a form, or one of the places where a field is drawn. */
export type Field = {
  readonly number: number
  readonly dictionary: PDFDict
  /** Names from the top down, with points between. */
  readonly name: string
  /** Sig, Tx, Btn or Ch; of its own or of a field above it. */
  readonly kind: string
  readonly value: PDFObject | undefined
  readonly parent: number | null
  readonly kids: readonly number[]
}

const LARGEST = 100_000
const MOST_FIELDS = 10_000
const MOST_DEPTH = 32

type Above = Pick<Field, 'name' | 'kind' | 'value'> & {
  readonly parent: number | null
  readonly depth: number
}

/** The form of a file; an empty one where there is none. */
export function formOf(state: PdfState): PDFDict | null {
  const form = state.at(entry(state.root.dictionary, 'AcroForm'))
  return form instanceof PDFDict && !(form instanceof PDFRawStream) ? form : null
}

/** All fields of a file by their numbers; null where they are not told as they should be. */
export function fieldsOf(state: PdfState): ReadonlyMap<number, Field> | null {
  const found = new Map<number, Field>()
  const top: Above = { name: '', kind: '', value: undefined, parent: null, depth: 0 }
  const form = formOf(state)
  const isTold = form === null || gather(state, entry(form, 'Fields'), top, found)
  return isTold ? found : null
}

function gather(
  state: PdfState,
  list: PDFObject | undefined,
  above: Above,
  found: Map<number, Field>,
): boolean {
  const refs = refsOf(state, list)
  return refs !== null && refs.every((ref) => gatherOne(state, ref, above, found))
}

function gatherOne(state: PdfState, ref: PDFRef, above: Above, found: Map<number, Field>): boolean {
  const { objectNumber: number } = ref
  const dictionary = state.at(ref)
  // A field that is not there, or no field, is not drawn either.
  if (!(dictionary instanceof PDFDict)) return true
  if (found.has(number) || found.size >= MOST_FIELDS || above.depth >= MOST_DEPTH) return false
  const own = textOf(state.at(entry(dictionary, 'T')))
  const name = [above.name, own ?? ''].filter((one) => one !== '').join('.')
  const kind = textOf(state.at(entry(dictionary, 'FT'))) ?? above.kind
  const value = entry(dictionary, 'V') ?? above.value
  const kids = refsOf(state, entry(dictionary, 'Kids'))
  if (kids === null) return false
  const numbers = kids.map(({ objectNumber }) => objectNumber)
  found.set(number, { number, dictionary, name, kind, value, parent: above.parent, kids: numbers })
  const below = { name, kind, value, parent: number, depth: above.depth + 1 }
  return kids.every((kid) => gatherOne(state, kid, below, found))
}

/** The references of a list; null where something else stands in it. */
function refsOf(state: PdfState, list: PDFObject | undefined): readonly PDFRef[] | null {
  const array = state.at(list)
  if (array === undefined) return []
  const all = array instanceof PDFArray ? array.asArray() : null
  return all?.every((one) => one instanceof PDFRef) === true ? all : null
}

/** The dictionaries of the signatures that stand in fields. */
export const signaturesIn = (
  state: PdfState,
  fields: ReadonlyMap<number, Field>,
): readonly PDFDict[] =>
  [...fields.values()]
    .filter(({ kind }) => kind === 'Sig')
    .map(({ value }) => state.at(value))
    .filter((one) => one instanceof PDFDict)

/** Where a field is drawn; null where that is not said, `EMPTY` where it takes no room. */
export function boxOf(state: PdfState, field: PDFDict): Box | 'EMPTY' | null {
  const box = state.at(entry(field, 'Rect'))
  if (!(box instanceof PDFArray) || box.size() !== 4) return null
  const [a = 0, b = 0, c = 0, d = 0] = box.asArray().map((one) => {
    const value = state.at(one)
    return value instanceof PDFNumber ? value.asNumber() : Number.NaN
  })
  // Some readers take larger numbers for small ones.
  if (![a, b, c, d].every((one) => Math.abs(one) <= LARGEST)) return null
  if (a === c || b === d) return 'EMPTY'
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}
