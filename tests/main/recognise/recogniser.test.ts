import { afterAll, describe, expect, it } from 'vitest'
import { recognisedText, type RecognisedPage } from '#core/bundle/recognition'
import { newRecogniser } from '../../../src-main/recognise/recogniser.ts'
import {
  photograph,
  scannedPdf,
  sideways,
  statement,
  wear,
  wordErrorRate,
} from '../../support/scanned-page.ts'

/** Word error rate that a worn scan of plain print stays under; measured 0.6 to 1.2 per cent. */
const bound = 0.05

const seen = (answer: unknown): RecognisedPage => {
  if (typeof answer !== 'object' || answer === null) throw new Error(`Not read: ${String(answer)}`)
  return answer as RecognisedPage
}

describe('reading the words of scanned pages', () => {
  const recogniser = newRecogniser()
  afterAll(() => recogniser.stop())
  const read = (sha256: string, bytes: Uint8Array, page = 1) =>
    recogniser.read({ sha256, page, bytes: () => bytes.slice() })

  it('reads a worn page laid in askew, with the place of every word', async () => {
    const scan = wear(await photograph(statement), 0.012)
    const page = seen(await read('worn', await scannedPdf([scan])))
    expect(wordErrorRate(statement, recognisedText(page))).toBeLessThan(bound)
    expect(page.confidence).toBeGreaterThan(80)
    expect(page.upright).toBe(0)
    // The first line was typed at 60 points from the left, its foot at 760 from the foot of the page.
    const first = page.lines[0]?.[0]
    expect(first?.text).toBe('The')
    const [left = 0, low = 0, right = 0, high = 0] = first?.box ?? []
    expect(Math.abs(left - 60)).toBeLessThan(8)
    expect(Math.abs(low - 760)).toBeLessThan(8)
    expect(right - left).toBeGreaterThan(10)
    expect(high - low).toBeGreaterThan(4)
  }, 60_000)

  it('reads a page that was laid sideways, and says which way up its words stand', async () => {
    const short = 'Statement of the sergeant about the search of the records on 9 March 2026'
    const scan = sideways(await photograph(short, 18))
    const page = seen(await read('sideways', await scannedPdf([scan])))
    expect(recognisedText(page)).toContain('Statement of the sergeant')
    expect(page.upright).toBe(270)
    const turned = seen(await read('turned', await scannedPdf([scan], 270)))
    expect(recognisedText(turned)).toBe(recognisedText(page))
    expect(turned.upright).toBe(270)
    expect(turned.lines[0]?.[0]?.box.map(Math.round)).toEqual(
      page.lines[0]?.[0]?.box.map(Math.round),
    )
  }, 60_000)

  it('says why a page cannot be read, and reads the next file', async () => {
    expect(await read('empty', await scannedPdf([null]))).toBe('NO_PICTURE')
    expect(await read('broken', new Uint8Array([37, 80, 68, 70]))).toBe('UNREADABLE')
    expect(await read('empty again', await scannedPdf([null]))).toBe('NO_PICTURE')
  }, 60_000)
})

describe('a thread that a page stops', () => {
  const thread = new URL('./stops.child.ts', import.meta.url)
  const bytes = () => new Uint8Array(1)

  it('is replaced, and the page is named with the reason', async () => {
    const recogniser = newRecogniser({ thread, wait: 2_000 })
    const read = (page: number) => recogniser.read({ sha256: 'a', page, bytes })
    expect(await read(1)).toBe('NO_PICTURE')
    expect(await read(2)).toBe('STOPPED')
    expect(await read(1)).toBe('NO_PICTURE')
    expect(await read(3)).toBe('TOO_LONG')
    expect(await read(1)).toBe('NO_PICTURE')
    recogniser.stop()
  })

  it('ends at once when it is told to, with nothing to keep', async () => {
    const recogniser = newRecogniser({ thread })
    const reading = recogniser.read({ sha256: 'a', page: 3, bytes })
    recogniser.stop()
    expect(await reading).toBeNull()
  })
})
