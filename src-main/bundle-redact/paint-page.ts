import { createCanvas } from '@napi-rs/canvas'
import type { Page } from './open-pdf.ts'

type Target = Parameters<Page['render']>[0]

/** A page larger than A2 is drawn more coarsely, so that it needs no more memory than that. */
const mostDots = 24_000_000

/** How many dots to the point a page is drawn with, at most so many to the inch. */
export const scaleFor = (
  { width, height }: { readonly width: number; readonly height: number },
  dotsPerInch: number,
): number => Math.min(dotsPerInch / 72, Math.sqrt(mostDots / (width * height)))

/** Draws a page on a canvas of its own, at so many dots to the point. */
export async function paintPage(page: Page, scale: number) {
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  // The reader is written for the window's own canvas; this one has the same methods.
  const target = { canvas, canvasContext: context } as unknown as Pick<
    Target,
    'canvas' | 'canvasContext'
  >
  await page.render({ ...target, viewport }).promise
  return { viewport, canvas, context }
}
