import { PDFDict, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { groundOf } from './field-ground.ts'
import { hasLook, isLookBlank, isLookWithin, isUnadorned } from './field-look.ts'
import type { Field } from './form-fields.ts'
import { entry } from './pdf-objects.ts'
import { isListExtended, isNewField } from './permitted-form.ts'
import {
  differAlone,
  explainHolder,
  explainNew,
  isNew,
  isSame,
  isStream,
  isUsedOnlyAt,
  plainDictionary,
  type Change,
} from './revision-change.ts'
import { textOf } from './signing-terms.ts'

/** Fields that came, fields that were filled, and the marks by which pages show them. */
export function areFieldsPermitted(change: Change): boolean {
  const { revision, fields, laterFields } = change
  const came = [...laterFields.values()].filter(({ number }) => isNew(change, number))
  const touched = [...fields.values()].filter(({ number }) => revision.objects.has(number))
  return (
    areNamesFree(change, came) &&
    isInOneField(change) &&
    touched.every((field) => isSameField(change, field) || isFilled(change, field)) &&
    came.every((field) => isPermittedField(change, field)) &&
    change.pages.every((page) => isPagePermitted(change, page))
  )
}

const MOST_CAME = 64

/** Programs take fields of one name for one field. */
function areNamesFree({ fields }: Change, came: readonly Field[]): boolean {
  const tops = came.filter(({ parent }) => parent === null)
  const known = [...fields.values()]
  if (came.length > MOST_CAME) return false
  return tops.every(({ number, name }) => {
    const others = [...known, ...tops.filter((one) => one.number !== number)]
    return (
      name !== '' && others.every((one) => !isWithin(one.name, name) && !isWithin(name, one.name))
    )
  })
}

const isWithin = (name: string, above: string): boolean =>
  name === above || name.startsWith(`${above}.`)

/** A signature stands in one field, and what is below that. */
function isInOneField(change: Change): boolean {
  const [top, ...others] = [...change.laterFields.values()].filter(({ value }) =>
    isOfAdded(change, value),
  )
  return others.every(({ name }) => top !== undefined && isWithin(name, top.name))
}

function isPagePermitted(change: Change, page: Change['pages'][number]): boolean {
  const { revision, after, explained } = change
  const { number, dictionary: old } = page
  const now = after.object(number)
  const list = entry(old, 'Annots')
  const isListTouched = list instanceof PDFRef && revision.objects.has(list.objectNumber)
  if (!revision.objects.has(number) && !isListTouched) return true
  if (!(now instanceof PDFDict)) return false
  if (!differAlone(change, old, now, (key) => key === 'Annots')) return false
  if (revision.objects.has(number)) explained.add(number)
  return isListExtended(change, list, entry(now, 'Annots'), `${number}/Annots`)
}

const isSameField = ({ after, explained }: Change, { number, dictionary }: Field): boolean => {
  const isIt = isSame(dictionary, after.object(number))
  if (isIt) explained.add(number)
  return isIt
}

const FIELD =
  'Type Subtype FT T TU TM V F Ff Rect P AP AS DA DR Q Lock SV MK BS Border H Kids Parent NM M StructParent'.split(
    ' ',
  )
/** A field for the signature that was added, or a place where such a field is drawn. */
function isPermittedField(change: Change, field: Field): boolean {
  const { after, explained, terms, told, left } = change
  const { number, dictionary, kind, parent, kids, value } = field
  if (kind !== 'Sig' || isStream(dictionary)) return false
  if (parent !== null && !isNew(change, parent)) return false
  if (!dictionary.keys().every((key) => FIELD.includes(key.decodeText()))) return false
  if (value !== undefined && !isOfAdded(change, value)) return false
  if (!kids.every((kid) => isNewField(change, kid))) return false
  if (!isWidget(dictionary) || !isLookWithin(after, dictionary, left)) return false
  if (!hasLook(after, dictionary) && !isUnadorned(after, dictionary)) return false
  const ground = groundOfAll(change, field.name)
  if (ground === 'COVERED') return false
  // Programs that read aloud say these words of a field, drawn or not, and its name for want of them.
  const hasWords = ['TU', 'TM'].some((key) => dictionary.has(PDFName.of(key)))
  if (ground === null && (hasWords || !plainName.test(field.name))) return false
  // A certified page keeps its look, and an empty box is no signature.
  const isClosed = terms.level !== null || terms.isLocked(field.name)
  if (ground !== null && (isClosed || value === undefined)) return false
  if (value === undefined && terms.level === 1) return false
  explained.add(number)
  explainNew(change, ...bringing.map((key) => entry(dictionary, key)))
  explainNew(change, entry(dictionary, 'V'))
  if (value !== undefined) tellSignature(change, ground)
  else if (parent === null) told.push({ kind: 'EMPTY_FIELD' })
  return true
}

/** Such as programs give to fields, of one word, with a number after it or not. */
const plainName = /^[\p{L}\p{N}_.-]{1,64}(?: \d{1,6})?$/u

const bringing = ['AP', 'DR', 'Lock', 'SV', 'MK', 'BS', 'Rect', 'Kids']

/** A note or a link is drawn by programs of themselves; a field that is no mark is not drawn. */
function isWidget(field: PDFDict): boolean {
  const [type, kind] = ['Type', 'Subtype'].map((key) => entry(field, key))
  if (type !== undefined && String(type) !== '/Annot') return false
  const isMark = ['Rect', 'AP'].some((key) => field.has(PDFName.of(key)))
  return kind === undefined ? !isMark : String(kind) === '/Widget'
}

/** All that shows a field: itself, what stands below it, and others that say its name. */
const shownBy = (fields: ReadonlyMap<number, Field>, name: string): readonly Field[] =>
  [...fields.values()].filter((one) => isWithin(one.name, name))

/** Where a field is drawn, which must be at one place alone to be told in few words. */
function groundOfAll(change: Change, name: string): ReturnType<typeof groundOf> {
  const all = shownBy(change.laterFields, name)
  if (all.length > MOST_CAME) return 'COVERED'
  const grounds = all.map(({ number, dictionary }) => groundOf(change, number, dictionary))
  const [only = null, ...more] = grounds.filter((ground) => ground !== null)
  return more.length > 0 ? 'COVERED' : only
}

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
  const now = change.after.object(field.number)
  if (!(now instanceof PDFDict) || isStream(now)) return false
  const later = change.laterFields.get(field.number)
  if (later === undefined || change.terms.isLocked(field.name)) return false
  return field.kind === 'Sig' ? isSigned(change, field, later) : isFilledIn(change, field, later)
}

function isSigned(change: Change, old: Field, now: Field): boolean {
  if (old.value !== undefined || !isOfAdded(change, now.value)) return false
  if (!isBlank(change, old)) return false
  if (!isDressed(change, old, now, ['V', 'AP', 'AS', 'M', 'F', 'Type', 'MK', 'DA'])) return false
  const ground = groundOfAll(change, now.name)
  if (ground === 'COVERED') return false
  explainNew(change, entry(now.dictionary, 'V'))
  tellSignature(change, ground)
  return true
}

function isFilledIn(change: Change, old: Field, now: Field): boolean {
  const { isCertified, terms, told } = change
  if (!isCertified || terms.level === null || terms.level === 1) return false
  if (!['Tx', 'Ch', 'Btn'].includes(old.kind) || !isBlank(change, old)) return false
  const changing = old.kind === 'Btn' ? ['V', 'AS', 'M'] : ['V', 'AP', 'M', 'I', 'Type']
  if (!isDressed(change, old, now, changing)) return false
  const ground = groundOfAll(change, now.name)
  if (ground === 'COVERED') return false
  if (textOf(change.after.at(now.value)) === null) return false
  if (!told.some((one) => one.kind === 'FIELD_FILLED' && one.field === old.name))
    told.push({ kind: 'FIELD_FILLED', field: old.name, page: ground })
  return true
}

/** Whether a field stood open: nothing in it, and nothing shown that would go when it is filled. */
const isBlank = ({ before, fields, left }: Change, { name }: Field): boolean =>
  shownBy(fields, name).every(
    ({ dictionary, value }) => isOpen(before.at(value)) && isLookBlank(before, dictionary, left),
  )

const isOpen = (value: PDFObject | undefined): boolean =>
  value === undefined ||
  textOf(value) === '' ||
  (value instanceof PDFName && String(value) === '/Off')

/** Whether a field differs in these entries alone, and its look is drawn by nothing else. */
function isDressed(change: Change, old: Field, now: Field, keys: readonly string[]): boolean {
  const { after, explained, left } = change
  if (!isWidget(now.dictionary) || !isLookWithin(after, now.dictionary, left)) return false
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
