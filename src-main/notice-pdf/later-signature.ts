import { PDFArray, PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib'
import {
  appendObjects,
  openSignedFile,
  ownDictionary,
  withEntry,
  type SignedFile,
} from './pdf-revision.ts'
import { byteRangePlaceholder } from './signature-field.ts'

/** A signature put to a file that is signed already; nothing of it is drawn. */
export type LaterSignature =
  | {
      readonly kind: 'COUNTERSIGNATURE'
      /** Room for the signature, in bytes. */
      readonly bytes: number
      readonly signer: string
      readonly reason: string
      readonly location: string
      /** ISO time claimed by the signer, to the second. */
      readonly at: string
    }
  /** A statement of an authority that the file existed at a time (RFC 3161). */
  | { readonly kind: 'TIMESTAMP'; readonly bytes: number }

/**
 * A revision with an empty place for the signature. It adds the signature and its field, and changes
 * two lists: the fields of the form and the marks of the page on which the first signature stands.
 */
export async function addLaterSignature(
  signed: Uint8Array,
  later: LaterSignature,
): Promise<Buffer> {
  const file = await openSignedFile(signed)
  const { document, nextObject } = file
  const form = ownDictionary(file, document.catalog.get(PDFName.of('AcroForm')))
  const page = ownDictionary(file, pageOfFirstField(file, form.dictionary))
  const [signature, field] = [nextObject, nextObject + 1]
  const ref = PDFRef.of(field)
  return appendObjects(file, [
    { number: signature, body: signatureBody(later) },
    { number: field, body: fieldBody(later, signature, page.ref, countFields(form.dictionary)) },
    { number: form.ref.objectNumber, body: String(withEntry(form.dictionary, 'Fields', ref)) },
    { number: page.ref.objectNumber, body: String(withEntry(page.dictionary, 'Annots', ref)) },
  ])
}

const fieldsOf = (form: PDFDict): PDFArray => form.lookup(PDFName.of('Fields'), PDFArray)
const countFields = (form: PDFDict): number => fieldsOf(form).size()

function pageOfFirstField({ document }: SignedFile, form: PDFDict) {
  const field = document.context.lookup(fieldsOf(form).get(0))
  return field instanceof PDFDict ? field.get(PDFName.of('P')) : undefined
}

function signatureBody(later: LaterSignature): string {
  const place = `${byteRangePlaceholder}\n/Contents <${'00'.repeat(later.bytes)}>`
  if (later.kind === 'TIMESTAMP')
    return `<<\n/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161\n${place}\n>>`
  const { at, signer, reason, location } = later
  return [
    '<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached',
    '/Prop_Build <<\n/App <<\n/Name /Evenhand\n>>\n>>',
    `/M (D:${at.replace(/[-:T]/g, '')})`,
    `/Name ${text(signer)}\n/Reason ${text(reason)}\n/Location ${text(location)}`,
    `${place}\n>>`,
  ].join('\n')
}

/** 132: printed, and locked against changes. No size, so it covers nothing of the page. */
function fieldBody(
  later: LaterSignature,
  signature: number,
  page: PDFRef,
  position: number,
): string {
  const [name, said] =
    later.kind === 'TIMESTAMP'
      ? ['Timestamp', 'Timestamp of an authority']
      : ['Countersignature', `Counter-signature of ${later.signer}`]
  return [
    '<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/F 132\n/Rect [0 0 0 0]',
    `/T ${text(`${name} ${position}`)}\n/TU ${text(said)}`,
    `/P ${String(page)}\n/V ${signature} 0 R\n>>`,
  ].join('\n')
}

/** A text as a PDF holds any letter: UTF-16 with its mark, in hexadecimal. */
export const text = (value: string): string =>
  `<feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`
