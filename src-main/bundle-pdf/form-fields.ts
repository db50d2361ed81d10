import {
  decodePDFRawStream,
  PDFArray,
  PDFCheckBox,
  PDFDict,
  PDFDropdown,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFRawStream,
  PDFTextField,
  type PDFDocument,
  type PDFField,
  type PDFFont,
} from '@cantoo/pdf-lib'
import { embedFieldFace, type Alphabet } from './field-face.ts'
import { isFromTheRight } from './right-to-left.ts'

// A program may write what was filled into a form without a drawing of it, and leave it to each
// reader to draw it. A bundle holds no forms, so there the drawing is made before the form goes.

/** What shows text or another drawing within a drawing. */
const shows = /\b(?:Tj|TJ|Do)\b|['"]\s/

/** The operators that draw a field in its file; empty where there are none, null where none can be read. */
function drawingOf(widget: PDFDict): string | null {
  const looks = widget.lookup(PDFName.of('AP'))
  const normal = looks instanceof PDFDict ? looks.lookup(PDFName.of('N')) : undefined
  if (!(normal instanceof PDFRawStream)) return ''
  try {
    return Buffer.from(decodePDFRawStream(normal).decode()).toString('latin1')
  } catch {
    return null
  }
}

const lettersOf = (text: string): string => text.replaceAll(/[^A-Za-z\d]/g, '')

/** Whether a drawing shows something else than a field holds, as far as its letters can be read. */
function saysElse(drawing: string, text: string): boolean {
  const texts = [...drawing.matchAll(/\(((?:\\[^]|[^\\()])*)\)/g)].map(([, said = '']) => said)
  const said = lettersOf(texts.join(''))
  return said !== '' && !said.includes(lettersOf(text))
}

/** Whether a file draws what a field holds; `isAsked` where it asks readers to draw its fields anew. */
function isDrawn(widget: PDFDict, text: string, isAsked: boolean): boolean {
  const drawing = drawingOf(widget)
  if (drawing === null) return true
  return shows.test(drawing) && !(isAsked && saysElse(drawing, text))
}

/** Where a field stands, each with the state it is in. */
const widgetsOf = (field: PDFField): readonly PDFDict[] =>
  field.acroField.getWidgets().map(({ dict }) => dict)

function filledIn(field: PDFField): string {
  if (field instanceof PDFTextField) return field.isPassword() ? '' : (field.getText() ?? '')
  if (field instanceof PDFDropdown || field instanceof PDFOptionList)
    return field.getSelected().join('\n')
  return ''
}

type FaceOf = (alphabet: Alphabet) => Promise<PDFFont>

/** The face that has every letter of a text; null where none has. */
async function faceFor(text: string, faceOf: FaceOf): Promise<PDFFont | null> {
  // Signs above and below letters stand in places of their own, which a field's line has not.
  const isPointed = isFromTheRight(text) && /\p{M}/u.test(text)
  const alphabets = isFromTheRight(text) ? (['arabic', 'hebrew'] as const) : (['plain'] as const)
  for (const alphabet of isPointed ? [] : alphabets) {
    const face = await faceOf(alphabet)
    const letters = new Set(face.getCharacterSet())
    if ([...text].every((letter) => letter < ' ' || letters.has(letter.codePointAt(0) ?? 0)))
      return face
  }
  return null
}

/** Draws one field where it holds something of which the file has no drawing; false where it cannot. */
async function drawField(field: PDFField, faceOf: FaceOf, isAsked: boolean): Promise<boolean> {
  const widgets = widgetsOf(field)
  if (field instanceof PDFCheckBox || field instanceof PDFRadioGroup) {
    for (const widget of widgets) if (isTicked(widget)) drawTick(widget)
    return true
  }
  if (!isAsked && widgets.every((widget) => isDrawn(widget, '', false))) return true
  const text = filledIn(field)
  if (text === '' || widgets.every((widget) => isDrawn(widget, text, isAsked))) return true
  const font = await faceFor(text, faceOf)
  if (font === null) return false
  if (field instanceof PDFTextField) field.updateAppearances(font)
  else if (field instanceof PDFDropdown) field.updateAppearances(font)
  else if (field instanceof PDFOptionList) field.updateAppearances(font)
  return true
}

function isTicked(widget: PDFDict): boolean {
  const state = widget.lookup(PDFName.of('AS')) ?? widget.lookup(PDFName.of('V'))
  return state instanceof PDFName && state.decodeText() !== 'Off' && !widget.has(PDFName.of('AP'))
}

/** A box with a cross, as on paper. */
function drawTick(widget: PDFDict): void {
  const { context } = widget
  const rect = widget.lookup(PDFName.of('Rect'), PDFArray)
  const [a = 0, b = 0, c = 0, d = 0] = rect.asArray().map((_, at) => Number(rect.lookup(at)))
  const [wide, high] = [Math.abs(c - a), Math.abs(d - b)]
  const lines = [`0.5 0.5 ${wide - 1} ${high - 1} re S`, `2 2 m ${wide - 2} ${high - 2} l S`]
  const drawn = `${lines.join(' ')} 2 ${high - 2} m ${wide - 2} 2 l S`
  const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, wide, high] }
  widget.set(
    PDFName.of('AP'),
    context.obj({ N: context.register(context.flateStream(drawn, box)) }),
  )
}

/**
 * Draws what was filled into the form of a document and is not drawn in its file. How many fields
 * cannot be drawn: their letters are of other alphabets than Latin, Greek, Cyrillic, Arabic and Hebrew,
 * or pointed, or the field is damaged.
 */
export async function drawFields(pdf: PDFDocument): Promise<number> {
  if (!pdf.catalog.has(PDFName.of('AcroForm'))) return 0
  let left = 0
  try {
    const embedded = new Map<Alphabet, Promise<PDFFont>>()
    const faceOf: FaceOf = (alphabet) => {
      const face = embedded.get(alphabet) ?? embedFieldFace(pdf, alphabet)
      embedded.set(alphabet, face)
      return face
    }
    const form = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict)
    const isAsked = form.lookup(PDFName.of('NeedAppearances'))?.toString() === 'true'
    for (const field of pdf.getForm().getFields())
      try {
        if (!(await drawField(field, faceOf, isAsked))) left += 1
      } catch {
        left += 1
      }
    await pdf.flush()
  } catch {
    // A form that cannot be made out is not drawn; its pages are as they are.
  }
  return left
}
