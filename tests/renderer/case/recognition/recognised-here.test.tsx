import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { BundleSearch as Found } from '#contract/api'
import type { RecognisedPage } from '#core/bundle/recognition'
import { BundleSearch } from '../../../../src-renderer/case/bundle/bundle-search.tsx'
import { PageTextNote } from '../../../../src-renderer/case/recognition/page-text-note.tsx'
import { RecognisedHere } from '../../../../src-renderer/case/recognition/recognised-here.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { answer, bridge } from '../../shell/bridge.ts'
import { open } from '../open-case.ts'

afterEach(cleanup)

const read: RecognisedPage = {
  lines: [[{ text: 'Lantern', confidence: 83, box: [1, 2, 3, 4] }]],
  confidence: 83,
  doubtfulWords: 0,
  words: 1,
  upright: 0,
}
const nothing: RecognisedPage = { ...read, lines: [], confidence: 0, words: 0 }

async function readPage() {
  await open({})
  const { openCase } = useCase.getState()
  if (openCase === null) throw new Error('No case is open')
  return { openCase, documentId: 'd', page: 1 }
}

/** What stands over and under a page, once the library has answered for both. */
async function showPage(found: RecognisedPage | null): Promise<HTMLElement> {
  const place = await readPage()
  const asked = bridge({ 'recognition:page': answer(found) })
  const { container } = render(
    <>
      <header>
        <RecognisedHere {...place} />
      </header>
      <footer>
        <PageTextNote caseId="c1" documentId="d" page={1} />
      </footer>
    </>,
  )
  await expect.poll(() => asked.length).toBe(2)
  return container
}
const textOf = (within: HTMLElement, part: string) => within.querySelector(part)?.textContent

describe('a page that a machine read', () => {
  it('says so over the page and under it, with how sure it is', async () => {
    const shown = await showPage(read)
    await screen.findAllByText('Recognised text, confidence 83 %')
    expect(textOf(shown, 'header')).toBe('Recognised text, confidence 83 %')
    expect(textOf(shown, 'footer')).toContain('Recognised text, confidence 83 %')
  })

  it('names no confidence where no word was found', async () => {
    const shown = await showPage(nothing)
    await screen.findByText('No words were found on the picture of this page.')
    expect(textOf(shown, 'header')).toBe('')
  })

  it('says nothing over a page with text of its own', async () => {
    const shown = await showPage(null)
    expect(textOf(shown, 'header')).toBe('')
  })
})

describe('the pages without text of their own', () => {
  const found: Found = {
    groups: [],
    pagesFound: 0,
    pages: 9,
    pagesWithoutText: 1,
    pagesUnread: 0,
    pagesRecognised: 2,
    withoutText: [{ documentId: 'd', documentPage: 2, label: '5' }],
    recognised: [
      { documentId: 'd', documentPage: 3, label: '6', confidence: 83 },
      { documentId: 'd', documentPage: 4, label: '7', confidence: 41 },
    ],
  }
  const show = async (change: Partial<Found>, query = '') => {
    const state = { query, found: { ...found, ...change }, more: {}, setQuery: () => {} }
    const showMore = () => Promise.resolve()
    const place = await readPage()
    render(<BundleSearch {...state} showMore={showMore} read={place} fieldRef={null} />)
  }

  it('are listed, those recognised each with its confidence in words', async () => {
    await show({})
    expect(screen.getByRole('status').textContent).toBe(
      '1 page of 9 cannot be searched: no text, 2 searched by recognised text',
    )
    const [first, second] = screen.getAllByRole('listitem')
    expect(first?.textContent).toBe('p.6 Recognised text, confidence 83 %')
    expect(second?.textContent).toBe('p.7 Recognised text, confidence 41 %')
    expect(screen.getByRole('button', { name: 'p.5' }).parentElement?.textContent).toBe('p.5')
  })

  it('are listed where all of them are recognised', async () => {
    await show({ pagesWithoutText: 0, withoutText: [] })
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByRole('status').textContent).toContain('2 searched by recognised text')
  })

  it('are counted in figures of one look, however many there are', async () => {
    await show({ pagesFound: 4_000, pages: 5_000 }, 'lantern')
    expect(screen.getByRole('status').textContent).toMatch(/^4,000 of 5,000 pages/)
    cleanup()
    await show({ pagesUnread: 1_000, pages: 5_000 })
    expect(screen.getByRole('status').textContent).toBe('Reading the text: 4,000 of 5,000 pages')
  })

  it('are counted beside what a search found', async () => {
    await show({ pagesFound: 0 }, 'lantern')
    expect(screen.getByRole('status').textContent).toBe(
      '0 of 9 pages, 1 page has no text, 2 searched by recognised text',
    )
  })
})
