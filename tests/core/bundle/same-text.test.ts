import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameTexts } from '#core/bundle/same-text'

const words = 'The officer looked at the record of the incident on five nights. '.repeat(5)
const read = (title: string, ...texts: readonly string[]) => ({ title, texts })

describe('documents with the same words', () => {
  it('are named together, whatever their line ends, capitals and commas', () => {
    const told = sameTexts([
      read('Report', words, 'End.'),
      read('Other', `${words} Not the same`),
      read('Report scanned', words.toUpperCase().replaceAll('. ', ',\n'), 'end'),
    ])
    expect(told).toEqual([['Report', 'Report scanned']])
  })

  it('are compared to their end where they begin alike', () => {
    const form = words.repeat(20)
    const told = sameTexts([
      read('Statement A', form, 'I saw him at ten.'),
      read('Statement B', form, 'I saw nobody.'),
      read('Statement A again', `${form} I saw`, 'him, at ten!'),
    ])
    expect(told).toEqual([['Statement A', 'Statement A again']])
  })

  it('are read no further than they may be alike', () => {
    const gone: string[] = []
    const long = (title: string) => ({
      title,
      texts: {
        *[Symbol.iterator]() {
          for (let page = 1; page <= 500; page++) {
            gone.push(`${title} ${page}`)
            yield `${title} ${words.repeat(10)}`
          }
        },
      },
    })
    expect(sameTexts([long('Report'), long('Log')])).toEqual([])
    expect(gone.length).toBeLessThan(10)
  })

  it('are the same that whole texts tell', () => {
    const pages = fc.array(fc.constantFrom(words, words.toUpperCase(), 'Blank', 'One. ', '—', ''))
    fc.assert(
      fc.property(fc.array(pages), (bundle) => {
        const letters = bundle.map((texts) =>
          texts
            .join('')
            .toLowerCase()
            .replaceAll(/[^a-z]+/g, ''),
        )
        const isSame = (a: number, b: number) =>
          (letters[a]?.length ?? 0) >= 200 && letters[a] === letters[b]
        const told = sameTexts(bundle.map((texts, at) => ({ title: String(at), texts })))
        const groups = new Map(told.flatMap((group) => group.map((title) => [title, group])))
        for (const a of bundle.keys())
          for (const b of bundle.keys())
            if (a !== b)
              expect(groups.get(String(a))?.includes(String(b)) ?? false).toBe(isSame(a, b))
      }),
    )
  })

  it('are not told by a short text or by none: cover sheets and scans are alike by chance', () => {
    expect(
      sameTexts([read('Scan'), read('Photo', ''), read('A', 'Blank'), read('B', 'Blank')]),
    ).toEqual([])
  })
})
