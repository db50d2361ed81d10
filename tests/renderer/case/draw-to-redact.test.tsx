import { cleanup, fireEvent, render } from '@testing-library/react'
import type { PageViewport } from 'pdfjs-dist'
import { afterEach, expect, it } from 'vitest'
import { ok } from '#core/result'
import { RedactionLayer } from '../../../src-renderer/case/redaction/redaction-layer.tsx'
import { useRedactions } from '../../../src-renderer/case/redaction/redaction-store.ts'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { open } from './open-case.ts'

afterEach(cleanup)

/** A page of 600 by 800 points, drawn as large as it is. */
const viewport = {
  width: 600,
  height: 800,
  convertToPdfPoint: (x: number, y: number) => [x, 800 - y],
} as PageViewport

it('marks an area to where the pointer was let go, however quickly it was drawn', async () => {
  const asked = await open({}, { 'redaction:mark': async () => ok({ areas: [], copies: [] }) })
  const openCase = useCase.getState().openCase ?? expect.fail('No case is open')
  useRedactions.setState({ caseId: 'c1', ground: 'WITNESS', isDrawing: true })
  const { container } = render(
    <RedactionLayer openCase={openCase} documentId="d1" page={2} viewport={viewport} query="" />,
  )
  const paper = container.querySelector('.redaction-draw') ?? expect.fail('Nothing to draw on')
  Object.assign(paper, { setPointerCapture: () => {} })
  fireEvent.pointerDown(paper, { clientX: 100, clientY: 100 })
  fireEvent.pointerMove(paper, { clientX: 150, clientY: 120 })
  fireEvent.pointerUp(paper, { clientX: 220, clientY: 140 })
  const marked = asked.filter(({ channel }) => channel === 'redaction:mark')
  expect(marked.map(({ input }) => input)).toMatchObject([
    { areas: [{ documentId: 'd1', page: 2, rects: [[100, 660, 220, 700]] }] },
  ])
})
