import {
  decodePDFRawStream,
  PDFArray,
  PDFCheckBox,
  PDFDict,
  PDFDropdown,
  PDFName,
  PDFNumber,
  PDFOptionList,
  PDFRadioGroup,
  PDFRawStream,
  PDFRef,
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
  else if (field instanceof PDFOptionList) {
    beginAtChosen(field, widgets)
    field.updateAppearances(font)
  }
  return true
}

/** A list is drawn from its top as far as it fits: what is chosen further down would not be seen. */
function beginAtChosen(field: PDFOptionList, widgets: readonly PDFDict[]): void {
  const { acroField } = field
  const chosen = field.getOptions().indexOf(field.getSelected()[0] ?? '')
  const size = Number(/([\d.]+)\s+Tf/.exec(acroField.getDefaultAppearance() ?? '')?.[1]) || 12
  const lines = Math.floor(Math.min(...widgets.map((one) => sidesOf(one).high)) / (size * 1.5))
  if (chosen >= lines) acroField.setOptions(acroField.getOptions().slice(chosen))
}

function isTicked(widget: PDFDict): boolean {
  const state = widget.lookup(PDFName.of('AS')) ?? widget.lookup(PDFName.of('V'))
  return state instanceof PDFName && state.decodeText() !== 'Off' && !widget.has(PDFName.of('AP'))
}

function sidesOf(widget: PDFDict) {
  const rect = widget.lookup(PDFName.of('Rect'), PDFArray)
  const [a = 0, b = 0, c = 0, d = 0] = rect.asArray().map((_, at) => Number(rect.lookup(at)))
  return { wide: Math.abs(c - a), high: Math.abs(d - b) }
}

/** A box with a cross, as on paper. */
function drawTick(widget: PDFDict): void {
  const { wide, high } = sidesOf(widget)
  const lines = [`0.5 0.5 ${wide - 1} ${high - 1} re S`, `2 2 m ${wide - 2} ${high - 2} l S`]
  drawOn(widget, `${lines.join(' ')} 2 ${high - 2} m ${wide - 2} 2 l S`)
}

/** Ground and edge of a field of which the file tells them, and holds no drawing. */
function drawFrame(widget: PDFDict): void {
  const told = widget.lookup(PDFName.of('MK'))
  if (!(told instanceof PDFDict) || widget.has(PDFName.of('AP'))) return
  const { wide, high } = sidesOf(widget)
  const style = widget.lookup(PDFName.of('BS'))
  const width = style instanceof PDFDict ? style.lookup(PDFName.of('W')) : undefined
  const thick = width instanceof PDFNumber ? width.asNumber() : 1
  const [ground, edge] = [inkOf(told, 'BG'), inkOf(told, 'BC')]
  const filled = ground === null ? '' : `${ground} 0 0 ${wide} ${high} re f `
  const inner = `${thick / 2} ${thick / 2} ${wide - thick} ${high - thick}`
  const edged = edge === null || thick <= 0 ? '' : `${edge.toUpperCase()} ${thick} w ${inner} re S`
  if (filled + edged !== '') drawOn(widget, filled + edged)
}

/** A colour as a drawing asks for it; null where none is told. */
function inkOf(told: PDFDict, key: string): string | null {
  const colour = told.lookup(PDFName.of(key))
  const parts = colour instanceof PDFArray ? colour.asArray().map((_, at) => colour.lookup(at)) : []
  const ink = { 1: 'g', 3: 'rg', 4: 'k' }[parts.length]
  return ink !== undefined && parts.every((part) => part instanceof PDFNumber)
    ? `${parts.join(' ')} ${ink}`
    : null
}

function drawOn(widget: PDFDict, drawn: string): void {
  const { context } = widget
  const { wide, high } = sidesOf(widget)
  const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, wide, high] }
  widget.set(
    PDFName.of('AP'),
    context.obj({ N: context.register(context.flateStream(drawn, box)) }),
  )
}

/** The fields at the top of what stands on the pages of a document, by their numbers. */
function fieldsOnPages(pdf: PDFDocument): ReadonlySet<PDFRef> {
  const tops = new Set<PDFRef>()
  for (const page of pdf.getPages())
    for (const mark of page.node.Annots()?.asArray() ?? []) {
      const widget = pdf.context.lookup(mark)
      if (!(widget instanceof PDFDict) || !(mark instanceof PDFRef)) continue
      if (widget.get(PDFName.of('Subtype'))?.toString() !== '/Widget') continue
      tops.add(topOf(widget, mark))
    }
  return tops
}

function topOf(widget: PDFDict, at: PDFRef): PDFRef {
  const gone = new Set([at])
  let top = at
  let above = widget.get(PDFName.of('Parent'))
  while (above instanceof PDFRef && !gone.has(above)) {
    gone.add(above)
    const parent = widget.context.lookup(above)
    if (!(parent instanceof PDFDict)) break
    top = above
    above = parent.get(PDFName.of('Parent'))
  }
  return top
}

/**
 * Lists in the form of a document what stands on its pages and is not listed; some programs take a
 * form away and leave its fields. Whether there is a form.
 */
function listFields(pdf: PDFDocument): boolean {
  const isForm = pdf.catalog.has(PDFName.of('AcroForm'))
  const listed = isForm ? pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict) : undefined
  const fields = listed?.lookup(PDFName.of('Fields'))
  const known = new Set(fields instanceof PDFArray ? fields.asArray() : [])
  const loose = [...fieldsOnPages(pdf)].filter((ref) => !known.has(ref))
  if (loose.length === 0) return isForm
  const form = pdf.catalog.getOrCreateAcroForm()
  for (const ref of loose) form.addField(ref)
  return true
}

/**
 * Draws what was filled into the form of a document and is not drawn in its file. How many fields
 * cannot be drawn: their letters are of other alphabets than Latin, Greek, Cyrillic, Arabic and Hebrew,
 * or pointed, or the field is damaged.
 */
export async function drawFields(pdf: PDFDocument): Promise<number> {
  let left = 0
  try {
    if (!listFields(pdf)) return 0
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
        for (const widget of widgetsOf(field)) drawFrame(widget)
      } catch {
        left += 1
      }
    await pdf.flush()
  } catch {
    // A form that cannot be made out is not drawn; its pages are as they are.
  }
  return left
}
