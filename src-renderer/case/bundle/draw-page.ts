import type { PDFDocumentProxy } from 'pdfjs-dist'
import { pdfReader } from './pdf-documents.ts'

export type Drawing = {
  /** Words of the page; empty where it is only an image. */
  readonly text: string
}

/**
 * Draws a page at a width in CSS pixels: picture on the canvas, selectable words over it.
 * @throws Error where a newer drawing took over the canvas (`signal`), or the page cannot be read.
 */
export async function drawPage(input: {
  readonly pdf: PDFDocumentProxy
  readonly page: number
  readonly width: number
  readonly canvas: HTMLCanvasElement
  readonly words: HTMLElement
  readonly signal: AbortSignal
}): Promise<Drawing> {
  const { canvas, words, signal } = input
  const page = await input.pdf.getPage(input.page)
  const scale = input.width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const density = Math.min(globalThis.devicePixelRatio || 1, 2)
  signal.throwIfAborted()
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  canvas.style.width = `${viewport.width}px`
  canvas.style.height = `${viewport.height}px`
  words.replaceChildren()
  words.style.setProperty('--total-scale-factor', String(scale))
  const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
  signal.addEventListener('abort', () => task.cancel())
  await task.promise
  const content = await page.getTextContent()
  const { TextLayer } = await pdfReader()
  signal.throwIfAborted()
  await new TextLayer({ textContentSource: content, container: words, viewport }).render()
  const text = content.items.map((item) => ('str' in item ? item.str : '')).join(' ')
  return { text: text.trim() }
}
