import { grouped } from '#core/notice/draft'
import { assertNever } from '#core/result'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import type { FurnitureKey } from '#core/notice/words/en-page'
import { around, passagesAround } from '#core/notice/words/furniture'
import type { WorkingPaper } from '#core/notice/working-paper'
import type { Canvas, Structure } from './canvas.ts'
import { drawRule, openCanvas } from './canvas.ts'
import { factsItems } from './facts-block.ts'
import type { FlowItem } from './flow.ts'
import { flow, wholeItem } from './flow.ts'
import { outcomeItems } from './outcome-block.ts'
import { drawFurniture } from './page-furniture.ts'
import { colours, styles, type TypeStyle } from './sheet.ts'
import { signatureItem } from './signature-block.ts'
import type { SignatureSpace } from './signature-field.ts'
import { tableItems } from './table-block.ts'
import { headingItem, paragraphItem, plainItem } from './text-blocks.ts'

/**
 * Draws a notice as a tagged A4 PDF. The same input gives the same bytes.
 * @param options.issuedAt ISO time written into the file as its time of making.
 * @param options.signatureSpace room for a signature; without it the block says "Not yet signed".
 */
export function renderNotice(
  document: NoticeDocument,
  options: { readonly issuedAt: string; readonly signatureSpace?: SignatureSpace },
): Promise<Uint8Array> {
  const canvas = openCanvas(document, options.issuedAt)
  const body = [
    ...titleItems(canvas, document),
    ...document.sections.flatMap((section) => sectionItems(canvas, section)),
    ...fingerprintItems(canvas, document.fingerprint),
  ]
  flow(canvas, [
    ...beforeSigning(body),
    ...signatureItems(canvas, document, options.signatureSpace ?? null),
    ...annexItems(canvas, document.annex ?? []),
  ])
  drawFurniture(canvas)
  return canvas.finish()
}

/** Draws a working paper as the same kind of PDF, without a place for a signature. */
export function renderWorkingPaper(
  document: WorkingPaper,
  options: { readonly issuedAt: string },
): Promise<Uint8Array> {
  const canvas = openCanvas(document, options.issuedAt)
  const itemsOf = (of: (id: string) => boolean) =>
    document.sections.filter(({ id }) => of(id)).flatMap((one) => sectionItems(canvas, one))
  const title = titleItems(canvas, document)
  const text = itemsOf((id) => id !== 'signed')
  const signing = itemsOf((id) => id === 'signed')
  const body = [...title, ...text]
  flow(canvas, signing.length === 0 ? body : [...beforeSigning(body), ...signing])
  drawFurniture(canvas)
  return canvas.finish()
}

/**
 * A signature never stands on a page of its own, away from what is signed: the last of the text, or
 * the last lines of it where it may be divided, stand above.
 */
function beforeSigning(body: readonly FlowItem[]): readonly FlowItem[] {
  const last = body.at(-1)
  if (last === undefined) return []
  const [head, tail] = last.divide?.(last.height - 1) ?? []
  const text = head && tail ? [head, tail] : [last]
  return [...body.slice(0, -1), ...text].map((item, at, { length }) =>
    at === length - 1 ? { ...item, keepWithNext: true } : item,
  )
}

function titleItems(canvas: Canvas, document: NoticeDocument | WorkingPaper): readonly FlowItem[] {
  const { root } = canvas
  const items = [
    headingItem(canvas, root, 'H1', document.title),
    plainItem(canvas, root, styles.fact, document.force, { keepWithNext: true }),
    aroundItem(canvas, styles.reference, 'page.version', {
      number: document.number,
      version: String(document.version),
    }),
  ]
  const replaced = document.replaces
    ? [aroundItem(canvas, styles.fact, 'page.replaces', { number: document.replaces })]
    : []
  const rule = wholeItem(3, (y) => drawRule(canvas, y, 1.4, colours.ink), { spaceBefore: 9 })
  return [...items, ...replaced, rule]
}

function aroundItem(
  canvas: Canvas,
  style: TypeStyle,
  key: FurnitureKey,
  values: Readonly<Record<string, string>>,
): FlowItem {
  const { document, root } = canvas
  const passages = passagesAround(document, key, values)
  const isNumber = key === 'page.version'
  return plainItem(canvas, root, style, around(document, key, values), {
    passages,
    ...(isNumber ? { spaceBefore: 2, keepWithNext: true } : {}),
  })
}

/** Begins on a page of its own, after the signature, which covers it as it covers the rest. */
function annexItems(
  canvas: Canvas,
  annex: NonNullable<NoticeDocument['annex']>,
): readonly FlowItem[] {
  const [first, ...rest] = annex.flatMap((section) => sectionItems(canvas, section))
  return first === undefined ? [] : [{ ...first, startsPage: true }, ...rest]
}

function sectionItems(
  canvas: Canvas,
  section: NoticeDocument['sections'][number],
): readonly FlowItem[] {
  const element = openSection(canvas)
  return [
    headingItem(canvas, element, 'H2', section.heading),
    ...section.blocks.flatMap((block, at) =>
      lower(blockItems(canvas, element, block), moreBetween(section.blocks[at - 1], block)),
    ),
  ]
}

/** More space below what ends in a rule, a ground or a list, and above a list, than between lines. */
function moreBetween(above: NoticeBlock | undefined, block: NoticeBlock): number {
  switch (above?.kind) {
    case 'table':
      return 7
    case 'outcome':
      return 8
    case 'facts':
      return 4
    case 'paragraph':
      return block.kind === 'facts' ? 5 : 0
    case 'subheading':
    case undefined:
      return 0
    default:
      return assertNever(above)
  }
}

const lower = (items: readonly FlowItem[], space: number): readonly FlowItem[] =>
  items.map((item, at) => (at === 0 ? { ...item, spaceBefore: item.spaceBefore + space } : item))

function blockItems(canvas: Canvas, parent: Structure, block: NoticeBlock): readonly FlowItem[] {
  switch (block.kind) {
    case 'subheading':
      return [headingItem(canvas, parent, 'H3', block.text)]
    case 'paragraph':
      return [paragraphItem(canvas, parent, block.number, block.text)]
    case 'facts':
      return factsItems(canvas, parent, block.rows)
    case 'table':
      return tableItems(canvas, parent, block.caption, block.columns, block.rows)
    case 'outcome':
      return outcomeItems(canvas, parent, block.label, block.lines)
    default:
      return assertNever(block)
  }
}

function fingerprintItems(
  canvas: Canvas,
  fingerprint: NoticeDocument['fingerprint'],
): readonly FlowItem[] {
  if (!fingerprint) return []
  const element = openSection(canvas)
  return [
    headingItem(canvas, element, 'H2', around(canvas.document, 'page.comparison')),
    ...factsItems(canvas, element, [
      [around(canvas.document, 'page.library'), readable(fingerprint.library)],
      [around(canvas.document, 'page.method'), readable(fingerprint.method)],
      [around(canvas.document, 'page.result'), readable(fingerprint.result)],
    ]),
  ]
}

const readable = (value: string): string => (/^[0-9a-f]{16,}$/.test(value) ? grouped(value) : value)

function signatureItems(
  canvas: Canvas,
  document: NoticeDocument,
  space: SignatureSpace | null,
): readonly FlowItem[] {
  const element = openSection(canvas)
  return [
    headingItem(canvas, element, 'H2', around(document, 'page.signature')),
    signatureItem(canvas, element, document.signature, space),
  ]
}

function openSection(canvas: Canvas): Structure {
  const element = canvas.pdf.struct('Sect')
  canvas.root.add(element)
  return element
}
