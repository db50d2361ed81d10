import { describe, expect, it } from 'vitest'
import { isHere, placesFor } from '../../../src-renderer/shell/places.ts'

const labels = (role: Parameters<typeof placesFor>[0]) => placesFor(role).map(({ label }) => label)

describe('the rail', () => {
  it('shows an oversight lead no way to a live case', () => {
    expect(labels('OVERSIGHT')).toEqual(['Precedents', 'Settings'])
    expect(labels('CHAIR')).toEqual(['Hearings', 'Precedents', 'Library & audit', 'Settings'])
  })

  it('marks exactly one place for every path', () => {
    const here = (path: string) =>
      placesFor('CHAIR')
        .filter((place) => isHere(place, path))
        .map(({ label }) => label)
    expect(here('/')).toEqual(['Hearings'])
    expect(here('/case/7/3')).toEqual(['Hearings'])
    expect(here('/precedents/P-0001')).toEqual(['Precedents'])
    expect(here('/import')).toEqual(['Precedents'])
    expect(here('/library')).toEqual(['Library & audit'])
    expect(here('/settings')).toEqual(['Settings'])
  })
})
