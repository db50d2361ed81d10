import { describe, expect, it } from 'vitest'
import type { PrecedentContent } from '#core/precedent'
import { sampleContent } from '../../support/make-db.ts'
import { newLibrary, value } from '../../support/open-library.ts'

/** A library of these, and what a search finds in it. */
async function holding(contents: readonly PrecedentContent[]) {
  const { handlers } = await newLibrary({ role: 'SECRETARIAT' })
  for (const content of contents) value(await handlers['precedent:record'](content))
  const found = async (query: string) =>
    value(await handlers['precedent:list']({ query })).cases.map(({ ref }) => ref)
  return { handlers, found }
}
const three = [1, 2, 3].map((number) => sampleContent(number))

describe('searching the precedents', () => {
  it('reads what a person types as words only, and a reference as a reference', async () => {
    const { found } = await holding(three)
    expect(await found('abuse posit')).toHaveLength(3)
    expect(await found('NEIGHBOUR searching')).toHaveLength(3)
    expect(await found('neighb" OR NOT (')).toEqual([])
    expect(await found('title:* ^ ()')).toEqual([])
    expect(await found(' -- "" ')).toHaveLength(3)
    expect(await found('p-2')).toEqual(['P-0002'])
    expect(await found('P-0099')).toEqual([])
  })

  it('puts the case that says most of it first, and wants every word', async () => {
    const { found } = await holding([
      ...three,
      sampleContent(4, { title: 'Bribery of a neighbour who was a neighbour' }),
    ])
    expect((await found('neighbour'))[0]).toBe('P-0004')
    expect(await found('neighbour bribery')).toEqual(['P-0004'])
    expect(await found('neighbour bribery warrant')).toEqual([])
  })

  it('finds the new words of a corrected case and no longer the old', async () => {
    const { handlers, found } = await holding(three)
    expect(await found('neighbour')).toContain('P-0001')
    const { profile } = sampleContent(1)
    const content = sampleContent(1, {
      title: 'Zebra crossing',
      profile: { ...profile, narrative: '' },
    })
    value(await handlers['precedent:correct']({ ref: 'P-0001', content, reason: 'Misread' }))
    expect(await found('zebra')).toEqual(['P-0001'])
    expect(await found('neighbour')).not.toContain('P-0001')
  })
})
