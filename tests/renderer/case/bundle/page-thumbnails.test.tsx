import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { RecognisedPage } from '#core/bundle/recognition'
import { ok, refuse } from '#core/result'
import { PageThumbnails } from '../../../../src-renderer/case/bundle/page-thumbnails.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'
import { document } from './documents.ts'

afterEach(cleanup)

const read: RecognisedPage = { lines: [], confidence: 71, doubtfulWords: 0, words: 12, upright: 0 }

it('says of a small page that a machine read it, and how sure that is', async () => {
  await open(
    {},
    {
      'bundle:read': async () => refuse('NOT_FOUND', 'It is not here.'),
      'recognition:page': async ({ page }) =>
        ok(page === 1 ? null : { ...read, words: page === 2 ? 12 : 0 }),
    },
  )
  const { openCase } = useCase.getState()
  if (openCase === null) throw new Error('No case is open')
  const documents = [document('d', 1, 3)]
  render(<PageThumbnails openCase={{ ...openCase, documents }} documentId="d" page={1} />)
  const [own, recognised, empty] = screen.getAllByRole('option')
  await expect.poll(() => recognised?.textContent).toBe('371 %')
  expect(recognised?.getAttribute('aria-label')).toMatch(/, recognised text, confidence 71 %$/)
  expect([own?.textContent, empty?.textContent]).toEqual(['2', '4'])
})
