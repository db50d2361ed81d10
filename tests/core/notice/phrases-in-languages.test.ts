import { describe, expect, it } from 'vitest'
import { composeInLanguages, phraseInLanguages } from '#core/notice/in-languages'
import type { NoticeLanguages } from '#core/notice/notice-wording'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'

const translations = new Map([
  ['publication.heading', 'Cyhoeddi'],
  ['annex.relied', 'Achosion blaenorol'],
  ['annex.part', 'Atodiad, rhan {number}: {heading}'],
  ['repeat.methodVersion', '{method}, fersiwn {version}'],
  ['capacity.CHIEF_OFFICER', 'Prif swyddog'],
  ['capacity.CHAIR', 'Cadeirydd'],
])
const chosen = (languages: NoticeLanguages) => ({
  languages,
  typed: 'en-GB' as const,
  translations,
})

describe('A few words put into a notice', () => {
  const phrase = (languages: NoticeLanguages, key: 'publication.heading' | 'effect.heading') =>
    phraseInLanguages((words) => words.say(key), chosen(languages))

  it('stand in the languages that are chosen, each told as its own', () => {
    const english = { language: 'en-GB', text: 'Publication' }
    const welsh = { language: 'cy', text: 'Cyhoeddi' }
    expect(phrase('EN', 'publication.heading')).toEqual({ passages: [english], untranslated: [] })
    expect(phrase('CY', 'publication.heading')).toEqual({ passages: [welsh], untranslated: [] })
    const both = phrase('BOTH', 'publication.heading').passages
    expect(both.map(({ text }) => text).join('')).toBe('Publication / Cyhoeddi')
    expect(both.at(-1)).toEqual(welsh)
  })

  it('say what has no Welsh', () => {
    const { passages, untranslated } = phrase('CY', 'effect.heading')
    expect(untranslated.map(({ key }) => key)).toEqual(['effect.heading'])
    expect(passages[0]).toEqual({ language: 'en-GB', text: 'When it takes effect' })
    expect(phrase('EN', 'effect.heading').untranslated).toEqual([])
  })
})

describe('A notice in Welsh', () => {
  const compose = (languages: NoticeLanguages, capacity = 'Chief officer') =>
    composeInLanguages(
      {
        hearingCase: sampleCase({ decision: { reliedOnComparators: ['P-0001'] } }),
        law: sampleLaw(),
        kind: 'FULL',
        number: 'EH-2026-014/1',
        issuedOn: '2026-11-19',
        documents: [],
        comparison: sampleComparison,
        signer: { label: 'Chair', capacity },
      },
      chosen(languages),
    ).document

  it('speaks it in the annex and beside the fingerprint too', () => {
    const { annex, fingerprint } = compose('CY')
    expect(annex?.[0]?.heading).toMatch(/^Atodiad, rhan 1: /)
    expect(fingerprint?.method).toBe('Evenhand likeness, fersiwn 2')
    expect(fingerprint?.result).toBe(sampleComparison.fingerprint.result)
    expect(compose('BOTH').annex?.[0]?.heading).toMatch(/^Annex, part 1: .+ \/ Atodiad, rhan 1: /)
    expect(compose('EN').annex?.[0]?.heading).toMatch(/^Annex, part 1: /)
  })

  it('names the capacity of the signer by its code, and as chair where it has none', () => {
    expect(compose('CY').signature.capacity).toBe('Prif swyddog')
    expect(compose('CY', 'Chair').signature.capacity).toBe('Cadeirydd')
  })
})
