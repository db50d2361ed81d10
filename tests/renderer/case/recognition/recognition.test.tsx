import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Recognition } from '#contract/api'
import { placeWord } from '../../../../src-renderer/case/recognition/place-word.ts'
import { quoteSelection } from '../../../../src-renderer/case/recognition/quote-selection.ts'
import { RecognitionPanel } from '../../../../src-renderer/case/recognition/recognition-panel.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { answer, bridge } from '../../shell/bridge.ts'
import { open } from '../open-case.ts'

const page = {
  documentId: 'd',
  documentPage: 1,
  label: '4',
  words: 9,
  look: false,
  failure: null,
  givenUp: false,
}
const state: Recognition = {
  available: true,
  paused: false,
  running: { page: 34, total: 120 },
  withoutText: 4,
  waiting: 1,
  recognised: 2,
  failed: 1,
  givenUp: 0,
  pages: [
    { ...page, confidence: 96 },
    { ...page, documentPage: 2, label: '5', confidence: 41, look: true },
    { ...page, documentPage: 3, label: '6', confidence: null, failure: 'TOO_LONG', words: 0 },
    { ...page, documentPage: 4, label: '7', confidence: null, words: 0 },
  ],
}

async function show(given: Recognition) {
  await open({})
  const asked = bridge({
    'recognition:show': answer(given),
    'recognition:pause': answer({ ...given, paused: true, running: null }),
    'recognition:again': answer({ ...given, failed: 0, waiting: 2 }),
  })
  const { openCase } = useCase.getState()
  if (openCase === null) throw new Error('No case is open')
  render(<RecognitionPanel openCase={openCase} documentId="d" page={1} />)
  await screen.findByText(/are only pictures/)
  return asked
}

describe('the panel of scanned pages', () => {
  afterEach(cleanup)

  it('counts the pages, says which is at work, and lists what to look at with the reason', async () => {
    await show(state)
    expect(screen.getByText('Recognising page 34 of 120')).toBeTruthy()
    expect(
      screen.getByText('4 pages are only pictures: 2 recognised, 1 waiting, 1 failed.'),
    ).toBeTruthy()
    const toLookAt = screen.getByRole('region', { name: 'Pages to look at' })
    expect(toLookAt.textContent).toContain('p.5Recognised text, confidence 41 %')
    expect(toLookAt.textContent).toContain('p.6It took too long and was given up.')
    expect(toLookAt.textContent).not.toContain('p.4')
    expect(screen.getByText(/Only English is recognised/)).toBeTruthy()
  })

  it('lists a page whose own text was given up, though it is recognised without doubt', async () => {
    const [first, ...others] = state.pages
    if (first === undefined) throw new Error('There are pages')
    await show({ ...state, givenUp: 1, pages: [{ ...first, givenUp: true }, ...others] })
    expect(screen.getByText(/^1 page may hold text that could not be taken/)).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Pages to look at' }).textContent).toContain(
      'p.4Its own text could not be taken.Recognised text, confidence 96 %',
    )
  })

  it('is paused by a press, and says so until it goes on', async () => {
    const asked = await show(state)
    await userEvent.click(screen.getByRole('button', { name: 'Pause recognising' }))
    expect(asked.at(-1)).toEqual({
      channel: 'recognition:pause',
      input: { caseId: 'c1', paused: true },
    })
    expect(await screen.findByText(/^Paused/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Go on recognising' })).toBeTruthy()
  })
})

describe('a word over the picture of a page', () => {
  const width = 600
  const height = 800
  /** The drawing of a page turned clockwise, as the PDF reader reckons it, at a scale of one. */
  const turned = (rotation: number) => ({
    rotation,
    convertToViewportPoint: (x: number, y: number) =>
      ({ 0: [x, height - y], 90: [y, x], 180: [width - x, y], 270: [height - y, width - x] })[
        rotation
      ] ?? [],
  })

  it('covers its box whichever way the page is turned', () => {
    const turn = fc.constantFrom(0, 90, 180, 270)
    const side = fc.integer({ min: 1, max: 90 })
    fc.assert(
      fc.property(turn, turn, side, side, (rotation, upright, across, up) => {
        const box = [100, 200, 100 + across, 200 + up] as const
        const placed = placeWord(turned(rotation), box, upright)
        const { left, top, length, height: tall, angle } = placed
        // The corner from which it runs, and the one across from it, after turning about the first.
        const [cos, sin] = [
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
        ][angle / 90] as [number, number]
        const far = [left + cos * length - sin * tall, top + sin * length + cos * tall]
        const [ax = 0, ay = 0] = turned(rotation).convertToViewportPoint(box[0], box[1])
        const [bx = 0, by = 0] = turned(rotation).convertToViewportPoint(box[2], box[3])
        expect([left, far[0]].toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
          [ax, bx].toSorted((a, b) => a - b),
        )
        expect([top, far[1]].toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
          [ay, by].toSorted((a, b) => a - b),
        )
      }),
    )
  })

  it('is quoted as recognised text, and other words as they are', () => {
    document.body.innerHTML = `<p id="own">typed</p>
      <div class="recognised-layer" data-confidence="83"><p><span id="read">read</span></p></div>`
    const rangeOf = (id: string) => {
      const range = document.createRange()
      range.selectNodeContents(document.querySelector(`#${id}`) ?? document.body)
      return range
    }
    expect(quoteSelection(rangeOf('read'), 'read')).toBe('read [recognised text, confidence 83 %]')
    expect(quoteSelection(rangeOf('own'), 'typed')).toBe('typed')
  })
})
