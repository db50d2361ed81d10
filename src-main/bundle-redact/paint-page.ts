import { setImmediate as nextTurn } from 'node:timers/promises'
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Page } from './open-pdf.ts'

// The reader is written for the window's own canvas; this one has the same methods.
type PaintsHere = {
  render(target: {
    readonly canvas: Canvas
    readonly canvasContext: SKRSContext2D
    readonly viewport: ReturnType<Page['getViewport']>
  }): ReturnType<Page['render']>
}

/** A page larger than A2 is drawn more coarsely, so that it needs no more memory than that. */
const mostDots = 24_000_000

/** How many dots to the point a page is drawn with, at most so many to the inch. */
export const scaleFor = (
  { width, height }: { readonly width: number; readonly height: number },
  dotsPerInch: number,
): number => Math.min(dotsPerInch / 72, Math.sqrt(mostDots / (width * height)))

/** Draws a page on a canvas of its own, at so many dots to the point. */
export async function paintPage(page: Page, scale: number) {
  // The memory of pages drawn before, 50 MB each, is given back between two turns and at no other time.
  await nextTurn()
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  await (page as Page & PaintsHere).render({ canvas, canvasContext: context, viewport }).promise
  return { viewport, canvas, context }
}
