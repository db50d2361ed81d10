import { PDFDict, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { entry } from './pdf-objects.ts'
import { isFormPermitted } from './permitted-form.ts'
import {
  differAlone,
  explainHolder,
  isNew,
  isStream,
  reached,
  type Change,
} from './revision-change.ts'

/** The catalogue may come to hold a form, evidence, names of extensions and who certified the whole. */
export function isCatalogPermitted(change: Change): boolean {
  const { before, after, explained } = change
  const { number, dictionary: old } = before.root
  const isAlone = differAlone(change, old, after.root.dictionary, (key, a, b) => {
    if (key === 'Perms') return isCertifiedLater(change, a, b)
    return ['AcroForm', 'DSS', 'Extensions', 'Metadata', 'Version'].includes(key)
  })
  if (isAlone) explained.add(number)
  return isAlone && isFormPermitted(change) && areExtensionsPermitted(change)
}

/** A signature that certifies the whole, where none did before; what it allows later is its own. */
function isCertifiedLater(
  { after, added, file, revision, terms }: Change,
  old: PDFObject | undefined,
  now: PDFObject | undefined,
): boolean {
  const dictionary = after.at(now)
  if (old !== undefined || added === null || terms.certifier !== null) return false
  if (!(dictionary instanceof PDFDict) || now instanceof PDFRef) return false
  const ref = entry(dictionary, 'DocMDP')
  const place = ref instanceof PDFRef ? revision.objects.get(ref.objectNumber) : undefined
  const isAdded = place != null && file.indexOf('<<', place) === added.offset
  return isAdded && dictionary.keys().length === 1
}

/** Names of extensions of the format: words and numbers, which nothing draws. */
function areExtensionsPermitted(change: Change): boolean {
  const { before, after } = change
  const now = entry(after.root.dictionary, 'Extensions')
  if (!explainHolder(change, now, [`${before.root.number}/Extensions`])) return false
  for (const number of reached(after, [now], (one) => isNew(change, one))) {
    if (isStream(after.object(number))) return false
    change.explained.add(number)
  }
  return true
}
