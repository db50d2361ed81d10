import { PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib'
import { sayLabel, type PageLabel } from '#core/bundle/page-label'

/** Tells a reader of the PDF what each page is called: a plain run once, an insert page by page. */
export function writePageLabels(out: PDFDocument, labels: readonly PageLabel[]): void {
  const { context, catalog } = out
  const numbers = labels.flatMap((label, at) => {
    const before = labels[at - 1]
    if (label.insert > 0) return [at, context.obj({ P: PDFHexString.fromText(sayLabel(label)) })]
    if (before?.insert === 0 && before.number + 1 === label.number) return []
    return [at, context.obj({ S: 'D', St: label.number })]
  })
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: numbers }))
}
