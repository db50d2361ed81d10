import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { POLICE_WORDS } from '../../../../src-renderer/case/editor/police-words.ts'
import {
  answerTo,
  replaceWord,
  wordsIn,
  type Speller,
} from '../../../../src-renderer/case/editor/spelling.ts'

type Made = Speller & { readonly add: (word: string) => void }
const load = createRequire(import.meta.url)
const folder = dirname(load.resolve('dictionary-en-gb'))
const part = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The dictionary itself, as the worker opens it. */
function realSpeller(): Speller {
  const make: (affixes: string, dictionary: string) => Made = load('nspell')
  const speller = make(part('index.aff'), part('index.dic'))
  for (const word of POLICE_WORDS) speller.add(word)
  return speller
}
const speller = realSpeller()
const unknown = (text: string) =>
  answerTo({ id: 1, what: 'CHECK', words: wordsIn(text) }, speller).words

describe('the words that are looked up', () => {
  it('leave out references, numbers, addresses and abbreviations', () => {
    const text = 'IOPC report EH-2026-001, [bundle page 12], P-0036, 4pm, a@b, and PCs'
    expect(wordsIn(text)).toEqual(['report', 'and'])
  })

  it('come once, without a possessive ending, and with straight apostrophes', () => {
    expect(wordsIn('The officer’s duty; the officer didn’t')).toEqual([
      'The',
      'officer',
      'duty',
      'the',
      "didn't",
    ])
  })
})

describe('spelling', () => {
  it('knows British English and the words of the Regulations', () => {
    const text =
      'The panel’s culpability assessment organises colour-coded comparators; the constable was ' +
      'disproportionately supervised, and a whistleblower didn’t feel heard. Prima facie.'
    expect(unknown(text)).toEqual([])
  })

  it('names what it does not know, and American spelling', () => {
    expect(unknown('The panal recieved the color-coded organization chart')).toEqual([
      'panal',
      'recieved',
      'color-coded',
      'organization',
    ])
  })

  it('answers each question under its own number, with few suggestions', () => {
    const told = answerTo({ id: 7, what: 'SUGGEST', word: 'recieved' }, speller)
    expect(told.id).toBe(7)
    expect(told.words).toContain('received')
    expect(told.words.length).toBeLessThanOrEqual(5)
  })

  it('puts words with the same first letter first', () => {
    const told = answerTo({ id: 1, what: 'SUGGEST', word: 'panal' }, speller)
    expect(told.words[0]).toBe('panel')
  })

  it('writes a word anew wherever it stands whole, and nowhere else', () => {
    expect(replaceWord('panal, (panal) panals Panal', 'panal', 'panel')).toBe(
      'panel, (panel) panals Panal',
    )
    expect(replaceWord('it didn’t', "didn't", 'did $& not')).toBe('it did $& not')
  })
})
