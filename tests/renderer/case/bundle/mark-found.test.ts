import { describe, expect, it } from 'vitest'
import { rangesOf } from '../../../../src-renderer/case/bundle/mark-found.ts'
import { nextZoom } from '../../../../src-renderer/case/bundle/zoom.ts'

const box = (...pieces: readonly string[]) => {
  const made = document.createElement('div')
  for (const piece of pieces)
    made.append(Object.assign(document.createElement('span'), { textContent: piece }))
  return made
}
const marked = (pieces: readonly string[], query: string) =>
  rangesOf(box(...pieces), query).map(String)

describe('words marked on a page', () => {
  it('are those looked for, in every piece of its text', () => {
    expect(marked(['The officer', 'said the Officer’s'], 'officer')).toEqual(['officer', 'Officer'])
  })

  it('are marked piece by piece where words between quotes run over two', () => {
    expect(marked(['no task', 'linked here'], '"task linked"')).toEqual(['task', 'linked'])
  })

  it('are none where nothing is looked for', () => {
    expect(marked(['The officer'], '  ')).toEqual([])
  })
})

describe('the next step of the zoom', () => {
  it('is the one above or below the size shown, fitted or not', () => {
    expect(nextZoom(83, 1)).toBe(90)
    expect(nextZoom(83, -1)).toBe(75)
    expect(nextZoom(100, 1)).toBe(125)
  })

  it('is none at the ends', () => {
    expect(nextZoom(500, 1)).toBeNull()
    expect(nextZoom(25, -1)).toBeNull()
  })
})
