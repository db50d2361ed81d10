import type { PageViewport, PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { pdfReader } from './reader-thread.ts'

/** Largest drawing in pixels; a page enlarged further is drawn coarser, not larger. */
const mostPixels = 16_000_000

/** Draws a page into a box, in place of the drawing before it once the new one is whole. */
export async function drawPage(
  page: PDFPageProxy,
  viewport: PageViewport,
  box: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const canvas = document.createElement('canvas')
  const pixels = viewport.width * viewport.height
  const density = Math.min(globalThis.devicePixelRatio || 1, 2, Math.sqrt(mostPixels / pixels))
  canvas.width = Math.max(1, Math.floor(viewport.width * density))
  canvas.height = Math.max(1, Math.floor(viewport.height * density))
  const transform = [density, 0, 0, density, 0, 0]
  const task = page.render({ canvas, viewport, transform })
  signal.addEventListener('abort', () => task.cancel())
  await task.promise
  signal.throwIfAborted()
  box.replaceChildren(canvas)
}

export type PageWords = { readonly layer: TextLayer; readonly isEmpty: boolean }

/** Lays the words of a page over its drawing: invisible, selectable, read aloud. */
export async function layWords(
  page: PDFPageProxy,
  viewport: PageViewport,
  box: HTMLElement,
  signal: AbortSignal,
): Promise<PageWords> {
  const content = await page.getTextContent()
  const { TextLayer: Layer } = await pdfReader()
  signal.throwIfAborted()
  box.replaceChildren()
  const layer = new Layer({ textContentSource: content, container: box, viewport })
  await layer.render()
  const isEmpty = content.items.every((item) => !('str' in item) || item.str.trim() === '')
  return { layer, isEmpty }
}
