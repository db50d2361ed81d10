import { PDFDict, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { groundOf } from './field-ground.ts'
import { formOf, type Field } from './form-fields.ts'
import { entry } from './pdf-tables.ts'
import {
  differAlone,
  explainHolder,
  explainNew,
  isNew,
  isSame,
  isStream,
  isUsedOnlyAt,
  itemsOf,
  plainDictionary,
  type Change,
} from './revision-change.ts'
import { textOf } from './signing-terms.ts'

/** The form itself: further fields, and what they are written with. */
export function isFormPermitted(change: Change): boolean {
  const { before, after } = change
  const [a, b] = [
    entry(before.root.dictionary, 'AcroForm'),
    entry(after.root.dictionary, 'AcroForm'),
  ]
  if (a === undefined && b === undefined) return true
  const root = `${before.root.number}/AcroForm`
  const now = formOf(after)
  const old = formOf(before) ?? (a === undefined && now ? PDFDict.withContext(now.context) : null)
  if (old === null || now === null || !explainHolder(change, b, [root])) return false
  const at = a instanceof PDFRef ? `${a.objectNumber}` : root
  // Where programs draw the fields anew, other fonts give them another look.
  const isDrawnAnew = String(entry(old, 'NeedAppearances')) === 'true'
  return (
    isListExtended(change, entry(old, 'Fields'), entry(now, 'Fields'), `${at}/Fields`) &&
    differAlone(change, old, now, (key, one, two) => {
      if (key === 'Fields' || key === 'SigFlags') return true
      if (isDrawnAnew) return false
      if (key === 'DA') return one === undefined
      return key === 'DR' && areResourcesEnlarged(change, one, two, `${at}/DR`)
    })
  )
}

/** The old entries as they were, then new fields alone. */
function isListExtended(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  place: string,
): boolean {
  const [old, now] = [itemsOf(change.before, a), itemsOf(change.after, b)]
  if (old === null || now === null || !explainHolder(change, b, [place])) return false
  if (old.some((one, at) => !isSame(one, now[at]))) return false
  return now
    .slice(old.length)
    .every((one) => one instanceof PDFRef && isNewField(change, one.objectNumber))
}

const isNewField = (change: Change, number: number): boolean =>
  isNew(change, number) && change.laterFields.has(number)

/** Resources of the form with more in them; what was there stays as it was. */
function areResourcesEnlarged(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  place: string,
): boolean {
  const [old, now] = [change.before.at(a), plainDictionary(change.after.at(b))]
  if (now === null || !explainHolder(change, b, [place])) return false
  if (old === undefined) return explainAll(change, b)
  return (
    old instanceof PDFDict &&
    differAlone(change, old, now, (key, one, two) =>
      // Some programs keep the drawing of their last signature here, which no field looks for.
      one === undefined || (key === 'XObject' && areLooksWhole(change))
        ? explainAll(change, two)
        : areNamesAdded(change, one, two, `${place}/${key}`),
    )
  )
}

function areNamesAdded(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  place: string,
): boolean {
  const [old, now] = [change.before.at(a), change.after.at(b)].map(plainDictionary)
  if (!old || !now || !explainHolder(change, b, [place])) return false
  return differAlone(
    change,
    old,
    now,
    (_, before, after) => before === undefined && explainAll(change, after),
  )
}

/** Whether each field is drawn with resources of its own. */
function areLooksWhole({ before, fields }: Change): boolean {
  const looks = [...fields.values()].map(({ dictionary }) => before.at(entry(dictionary, 'AP')))
  const drawings = looks.flatMap((look) =>
    look instanceof PDFDict ? look.values().map((one) => before.at(one)) : [],
  )
  return drawings.every((one) => isStream(one) && one.dict.has(PDFName.of('Resources')))
}

function explainAll(change: Change, value: PDFObject | undefined): true {
  explainNew(change, value)
  return true
}

/** Fields that came, fields that were filled, and the marks by which pages show them. */
export function areFieldsPermitted(change: Change): boolean {
  const { revision, fields, laterFields } = change
  const came = [...laterFields.values()].filter(({ number }) => isNew(change, number))
  const touched = [...fields.values()].filter(({ number }) => revision.objects.has(number))
  return (
    touched.every((field) => isSameField(change, field) || isFilled(change, field)) &&
    came.every((field) => isPermittedField(change, field)) &&
    change.pages.every((page) => isPagePermitted(change, page))
  )
}

function isPagePermitted(change: Change, page: Change['pages'][number]): boolean {
  const { revision, after, explained } = change
  const { number, dictionary: old } = page
  const now = after.at(PDFRef.of(number))
  const list = entry(old, 'Annots')
  const isListTouched = list instanceof PDFRef && revision.objects.has(list.objectNumber)
  if (!revision.objects.has(number) && !isListTouched) return true
  if (!(now instanceof PDFDict)) return false
  if (!differAlone(change, old, now, (key) => key === 'Annots')) return false
  if (revision.objects.has(number)) explained.add(number)
  return isListExtended(change, list, entry(now, 'Annots'), `${number}/Annots`)
}

const isSameField = ({ after, explained }: Change, { number, dictionary }: Field): boolean => {
  const isIt = isSame(dictionary, after.at(PDFRef.of(number)))
  if (isIt) explained.add(number)
  return isIt
}

const FIELD =
  'Type Subtype FT T TU TM V F Ff Rect P AP AS DA DR Q Lock SV MK BS Border H Kids Parent NM M StructParent'.split(
    ' ',
  )
/** A field for the signature that was added, or a place where such a field is drawn. */
function isPermittedField(change: Change, field: Field): boolean {
  const { explained, terms, told } = change
  const { number, dictionary, kind, parent, kids, value } = field
  if (kind !== 'Sig' || isStream(dictionary)) return false
  if (parent !== null && !isNew(change, parent)) return false
  if (!dictionary.keys().every((key) => FIELD.includes(key.decodeText()))) return false
  if (value !== undefined && !isOfAdded(change, value)) return false
  if (!kids.every((kid) => isNewField(change, kid))) return false
  const ground = groundOf(change, number, dictionary)
  if (ground === 'COVERED') return false
  // A certified page keeps its look, and an empty box is no signature.
  const isClosed = terms.level !== null || terms.isLocked(field.name)
  if (ground !== null && (isClosed || value === undefined)) return false
  explained.add(number)
  explainNew(change, ...bringing.map((key) => entry(dictionary, key)))
  explainNew(change, entry(dictionary, 'V'))
  if (value !== undefined) tellSignature(change, ground)
  else if (parent === null) told.push({ kind: 'EMPTY_FIELD' })
  return true
}

const bringing = ['AP', 'DR', 'Lock', 'SV', 'MK', 'BS', 'Rect', 'Kids']

/** Once for each signature, with its page where one shows it. */
function tellSignature({ told, added }: Change, page: number | null): void {
  if (added === null) return
  const at = told.findIndex((one) => one.kind === 'SIGNATURE')
  const known = told[at]
  if (known === undefined) told.push({ kind: 'SIGNATURE', found: added, page })
  else if (known.kind === 'SIGNATURE' && known.page === null)
    told[at] = { kind: 'SIGNATURE', found: added, page }
}

function isOfAdded({ file, revision, added }: Change, value: PDFObject | undefined): boolean {
  const place = value instanceof PDFRef ? revision.objects.get(value.objectNumber) : undefined
  return added !== null && place != null && file.indexOf('<<', place) === added.offset
}

/** A field that stood open was filled: with the signature that was added, or as the signer allows. */
function isFilled(change: Change, field: Field): boolean {
  const now = change.after.at(PDFRef.of(field.number))
  if (!(now instanceof PDFDict) || isStream(now)) return false
  const later = change.laterFields.get(field.number)
  if (later === undefined || later.name !== field.name || later.kind !== field.kind) return false
  if (change.terms.isLocked(field.name)) return false
  return field.kind === 'Sig' ? isSigned(change, field, later) : isFilledIn(change, field, later)
}

function isSigned(change: Change, old: Field, now: Field): boolean {
  if (old.value !== undefined || !isOfAdded(change, now.value)) return false
  if (!isDressed(change, old, now, ['V', 'AP', 'AS', 'M', 'F', 'Type', 'MK', 'DA'])) return false
  const isGround = old.kids.length === 0 || entry(now.dictionary, 'Rect') !== undefined
  const ground = isGround ? groundOf(change, now.number, now.dictionary) : null
  if (ground === 'COVERED') return false
  explainNew(change, entry(now.dictionary, 'V'))
  tellSignature(change, ground)
  return true
}

function isFilledIn(change: Change, old: Field, now: Field): boolean {
  const { before, isCertified, terms, told } = change
  if (!isCertified || terms.level === null || terms.level === 1) return false
  if (!['Tx', 'Ch', 'Btn'].includes(old.kind) || !isOpen(before.at(old.value))) return false
  const changing = old.kind === 'Btn' ? ['V', 'AS', 'M'] : ['V', 'AP', 'M', 'I', 'Type']
  if (!isDressed(change, old, now, changing)) return false
  const isGround = entry(now.dictionary, 'Rect') !== undefined
  const ground = isGround ? groundOf(change, now.number, now.dictionary) : null
  if (ground === 'COVERED') return false
  if (textOf(change.after.at(now.value)) === null) return false
  if (!told.some((one) => one.kind === 'FIELD_FILLED' && one.field === old.name))
    told.push({ kind: 'FIELD_FILLED', field: old.name, page: ground })
  return true
}

const isOpen = (value: PDFObject | undefined): boolean =>
  value === undefined ||
  textOf(value) === '' ||
  (value instanceof PDFName && String(value) === '/Off')

/** Whether a field differs in these entries alone, and its look is drawn by nothing else. */
function isDressed(change: Change, old: Field, now: Field, keys: readonly string[]): boolean {
  const { explained } = change
  const isAlone = differAlone(change, old.dictionary, now.dictionary, (key) => keys.includes(key))
  if (!isAlone) return false
  if (!isLookPermitted(change, old, entry(now.dictionary, 'AP'))) return false
  explained.add(old.number)
  return true
}

/** New drawings, and old ones written over, where nothing but this field draws them. */
function isLookPermitted(change: Change, old: Field, look: PDFObject | undefined): boolean {
  const { after, revision, explained } = change
  explainNew(change, look)
  const own = `${old.number}/AP`
  const dictionary = entry(old.dictionary, 'AP')
  const holder = dictionary instanceof PDFRef ? dictionary.objectNumber : null
  if (holder !== null && !explainHolder(change, dictionary, [own])) return false
  const isAlone = holder === null || isUsedOnlyAt(change, holder, [own])
  const places = ['N', 'R', 'D'].map((key) =>
    holder === null ? `${own}/${key}` : `${holder}/${key}`,
  )
  const direct = plainDictionary(after.at(look))
  for (const [, value] of direct?.entries() ?? []) {
    if (!(value instanceof PDFRef) || !revision.objects.has(value.objectNumber)) continue
    if (isNew(change, value.objectNumber)) continue
    if (!isAlone || !isUsedOnlyAt(change, value.objectNumber, places)) return false
    explained.add(value.objectNumber)
    explainNew(change, after.at(value))
  }
  return true
}
