import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

const fixture = new URL('../../support/uk-outcomes.jsonl', import.meta.url)
const texts = readFileSync(fixture, 'utf8').toLowerCase().trim().split('\n')

async function filled(): Promise<TestLibrary> {
  const library = await newLibrary()
  library.answers.openFiles = [fixture.pathname]
  value(await library.handlers['import:run']())
  return library
}
const refs = async ({ handlers }: TestLibrary, words?: string) =>
  value(await handlers['precedent:list'](words === undefined ? {} : { words })).cases.map(
    ({ ref }) => ref,
  )

describe('the words of the matrix', () => {
  it('narrow its numbers and its list alike, by the thesaurus of the comparison', async () => {
    const library = await filled()
    const all = await refs(library)
    const matrix = value(await library.handlers['precedent:matrix']({ words: 'lied' }))
    const lied = await refs(library, 'lied')
    expect(lied).toHaveLength(matrix.cases)
    expect(lied.length).toBeLessThan(all.length)
    // More cases are told in words that stand for it than in the word itself.
    expect(lied.length).toBeGreaterThan(texts.filter((text) => /\blied\b/.test(text)).length)
    const both = await refs(library, 'lied warrant')
    expect(both.every((ref) => lied.includes(ref))).toBe(true)
    expect(both.length).toBeLessThan(lied.length)
  })

  it('find a word while it is still being typed, and narrow nothing where they tell nothing', async () => {
    const library = await filled()
    const whole = await refs(library, 'warrant')
    const typed = await refs(library, 'warr')
    expect(whole.length).toBeGreaterThan(0)
    expect(whole.every((ref) => typed.includes(ref))).toBe(true)
    expect(await refs(library, 'the of')).toEqual(await refs(library))
    const none = value(await library.handlers['precedent:matrix']({ words: 'zzyzzx' }))
    expect([none.cases, none.emptiedBy]).toEqual([0, expect.stringContaining('words of the facts')])
  })

  it('put the case nearest to them first', async () => {
    const library = await filled()
    const [first] = await refs(library)
    const { precedent } = value(await library.handlers['precedent:open']({ ref: first ?? '' }))
    const words = precedent.profile.narrative.slice(0, 400)
    expect((await refs(library, words))[0]).toBe(first)
  })

  it('are bounded', async () => {
    const library = await filled()
    await expect(
      library.handlers['precedent:matrix']({ words: 'x'.repeat(501) }),
    ).resolves.toMatchObject({ ok: false })
  })
})
