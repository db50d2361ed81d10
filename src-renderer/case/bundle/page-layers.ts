import type { PageViewport } from 'pdfjs-dist'
import type { ComponentType } from 'react'
import type { OpenCase } from '#contract/api'
import { MarkLayer } from '../marks/mark-layer.tsx'
import { RecognisedLayer } from '../recognition/recognised-layer.tsx'
import { RedactionLayer } from '../redaction/redaction-layer.tsx'

/**
 * One page as it is drawn. `viewport` turns points of the PDF page (what is stored) into CSS pixels
 * of the drawing and back, zoom and rotation counted in.
 */
export type DrawnPage = {
  readonly openCase: OpenCase
  readonly documentId: string
  /** Within the document, from 1. */
  readonly page: number
  readonly viewport: PageViewport
  /** Words looked for; empty where none are. */
  readonly query: string
}

/** What stands over the drawing and the words of every page shown: marks, areas to redact. */
export const pageLayers: readonly ComponentType<DrawnPage>[] = [
  RecognisedLayer,
  MarkLayer,
  RedactionLayer,
]
