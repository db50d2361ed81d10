import { PDFDict, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { entry, unpacked } from './pdf-objects.ts'
import { differAlone, explainHolder, isNew, isSame, type Change } from './revision-change.ts'
import { saysNoMore, withoutSaving } from './saved-words.ts'
import { textOf } from './signing-terms.ts'

// By what the file was last saved, and when. No page shows it; the title, the author and all else,
// which windows and lists of files do show, must stay.

/** Whether what the file says of itself changed in its dates and programs alone. */
export function isDescriptionPermitted(change: Change): boolean {
  const { told } = change
  const [info, metadata] = [isInfoPermitted(change), isMetadataPermitted(change)]
  if (info === 'CHANGED' || metadata === 'CHANGED') told.push({ kind: 'DESCRIPTION' })
  return info !== 'REFUSED' && metadata !== 'REFUSED'
}

type Said = 'SAME' | 'CHANGED' | 'REFUSED'

const savedBy = ['ModDate', 'Producer']
const madeBy = ['CreationDate', 'Creator', ...savedBy]

function isInfoPermitted(change: Change): Said {
  const { before, after, revision, explained } = change
  const [a, b] = [entry(before.trailer, 'Info'), entry(after.trailer, 'Info')]
  const isTouched = b instanceof PDFRef && revision.objects.has(b.objectNumber)
  if (isSame(a, b) && !isTouched) return 'SAME'
  // Programs that find none there keep to the one of the trailer before.
  if (b === undefined) return 'SAME'
  const [old, now] = [before.at(a), after.at(b)]
  if (!(b instanceof PDFRef) || !(now instanceof PDFDict)) return 'REFUSED'
  const uses = isNew(change, b.objectNumber) ? [] : (change.uses.get(b.objectNumber) ?? [''])
  // Tables that stand in streams name it too.
  if (!uses.every((use) => /^(?:trailer|\d+)\/Info$/.test(use))) return 'REFUSED'
  const may = old instanceof PDFDict ? savedBy : madeBy
  const from = old instanceof PDFDict ? old : PDFDict.withContext(now.context)
  const isAlone = differAlone(change, from, now, (key, one, two) => {
    const said = two instanceof PDFRef ? null : textOf(two)
    const isSaying = said !== null && (!key.endsWith('Date') || /^[D:\d+\-Z']*$/.test(said))
    // Signs that cannot be read look all the same.
    const isText = said !== null && !said.includes('\uFFFD') && textOf(before.at(one)) === said
    return isText || (may.includes(key) && (isSaying || two === undefined))
  })
  if (isAlone) explained.add(b.objectNumber)
  return isAlone ? 'CHANGED' : 'REFUSED'
}

function isMetadataPermitted(change: Change): Said {
  const { before, after, revision, explained, terms } = change
  const [a, b] = [before, after].map(({ root }) => entry(root.dictionary, 'Metadata'))
  const isTouched = b instanceof PDFRef && revision.objects.has(b.objectNumber)
  if (isSame(a, b) && !isTouched) return 'SAME'
  if (!(b instanceof PDFRef) || terms.level === 1) return 'REFUSED'
  if (!explainHolder(change, b, [`${before.root.number}/Metadata`])) return 'REFUSED'
  const [old, now] = [wordsIn(before.at(a)), wordsIn(after.at(b))]
  if (now === null || (a === undefined ? !saysNoMore(now) : now !== old)) return 'REFUSED'
  explained.add(b.objectNumber)
  return 'CHANGED'
}

const streamKeys = ['Type', 'Subtype', 'Length', 'Filter', 'DecodeParms']

/** What a description says beside when and by what the file was saved; null where it is no such. */
function wordsIn(value: PDFObject | undefined): string | null {
  if (!(value instanceof PDFRawStream)) return null
  const kinds = ['Type', 'Subtype'].map((key) => String(entry(value.dict, key)))
  const isPlain = value.dict.keys().every((key) => streamKeys.includes(key.decodeText()))
  const bytes = isXml(kinds) && isPlain ? unpacked(value) : null
  return bytes === null ? null : withoutSaving(bytes.toString('latin1'))
}

const isXml = ([type, subtype]: readonly string[]): boolean =>
  type === '/Metadata' && subtype === '/XML'
