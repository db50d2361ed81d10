import { describe, expect, it } from 'vitest'
import type { HearingCase } from '#core/hearing-case'
import { composeNotice } from '#core/notice/compose'
import type { NoticeLanguages } from '#core/notice/notice-wording'
import { findPlaces } from '#core/notice/redaction/places'
import type { NoticeRedaction } from '#core/notice/redaction/redact'
import { sayHearingNotice } from '#core/notice/say-hearing-notice'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../../../support/sample-case.ts'

const law = sampleLaw()
const asked = {
  leftOut: [],
  reason: '',
  time: '10.00',
  place: 'The old court house',
  additions: 'Ask for Mrs Holt at the desk.',
}
const caseWith = (particulars: string, reasons = '', given: SampleOverrides = {}) =>
  sampleCase({ findings: { allegations: [sampleAllegation({ particulars, reasons })] }, ...given })

const publishedOf = (hearingCase: HearingCase) =>
  composeNotice({
    hearingCase,
    law,
    kind: 'PUBLISHED',
    number: 'EH-2026-014/1/P',
    issuedOn: '2026-11-19',
    documents: [],
    comparison: null,
    signer: { label: 'Chair', capacity: 'Chief officer' },
  })

const order = { ground: 'WITNESS', note: '', markedBy: 'Chair', markedAt: '' } as const

/** Words marked in the published notice: in one section of it, or wherever they stand. */
function marked(
  hearingCase: HearingCase,
  words: string,
  sectionId = '',
): readonly NoticeRedaction[] {
  const found = findPlaces(publishedOf(hearingCase).sections, words).filter(
    (place) =>
      (sectionId === '' || place.sectionId === sectionId) &&
      place.words.toLowerCase() === words.toLowerCase(),
  )
  expect(found.length).toBeGreaterThan(0)
  return found.map((place, at) => ({ ...order, ...place, id: String(at) }))
}

const whole = (sectionId: string): readonly NoticeRedaction[] => [
  { ...order, id: 'w', sectionId, text: '', nth: 0, from: 0, to: 0 },
]

const say = (
  hearingCase: HearingCase,
  redactions: readonly NoticeRedaction[],
  others: readonly HearingCase[] = [],
  languages: NoticeLanguages = 'EN',
) =>
  sayHearingNotice(
    { hearingCase, asked, others, redactions, law },
    { languages, typed: 'en-GB', translations: new Map() },
  )
const textOf = (...given: Parameters<typeof say>) => JSON.stringify(say(...given).document.sections)

const MARK = '[left out: identity or safety of a witness or informant]'

describe('What the published notice leaves out, in the public notice of the hearing', () => {
  it('is left out there too, with the ground in its place', () => {
    const one = caseWith('The officer followed Ann Holt home.')
    const text = textOf(one, marked(one, 'Holt'))
    expect(text).toContain(`The officer followed Ann ${MARK} home.`)
    expect(text).toContain(`Ask for Mrs ${MARK} at the desk.`)
    expect(textOf(one, [])).toContain('followed Ann Holt home')
  })

  it('is left out also where it was marked in the reasons alone', () => {
    const one = caseWith('The officer followed Ann Holt home.', 'ann holt was believed.')
    expect(textOf(one, marked(one, 'Ann Holt', 'findings'))).not.toMatch(/ann holt/i)
  })

  it('is left out where a line ends in the middle of it', () => {
    const one = caseWith('First he wrote.\nThen he followed Ann\nHolt home. Nobody saw.')
    const text = textOf(one, marked(one, 'followed Ann Holt home'))
    expect(text).not.toMatch(/followed|Ann|Holt home/)
    expect(text).toContain('Then he ')
    expect(text).toContain('. Nobody saw.')
    const all = textOf(
      one,
      marked(one, 'First he wrote. Then he followed Ann Holt home. Nobody saw.'),
    )
    expect(all).not.toMatch(/wrote|followed|Nobody saw/)
  })

  it('takes no word that only begins or ends with it, and nothing as short as a letter', () => {
    const one = caseWith('A plan of Ann was found. Nobody planned it.', 'A friend of Ann spoke.')
    const text = textOf(one, marked(one, 'Ann', 'allegations'))
    expect(text).toContain(`A plan of ${MARK} was found. Nobody planned it.`)
    expect(textOf(one, marked(one, 'A', 'findings'))).toContain('A plan of')
    const initials = caseWith('The officer followed AB home.')
    expect(textOf(initials, marked(initials, 'AB', 'allegations'))).toContain(`followed ${MARK}`)
  })

  it('is the whole conduct where all allegations are left out, and no more than that otherwise', () => {
    const one = caseWith('The officer followed Ann Holt home.')
    const { sections } = say(one, whole('allegations')).document
    const conduct = sections.find(({ id }) => id === 'conduct')
    expect(conduct?.blocks).toEqual([expect.objectContaining({ text: MARK })])
    expect(textOf(one, whole('findings'))).toBe(textOf(one, []))
  })

  it('is left out of the name of an officer, and never of day, time or place', () => {
    const one = caseWith('The officer was seen at the old court house.')
    const named = textOf(one, marked(one, 'Sample Officer'))
    expect(named).toContain(`["Officer","${MARK}"]`)
    const text = textOf(one, marked(one, 'the old court house'))
    expect(text).toContain('["Place","The old court house"]')
    expect(text).toContain(`seen at ${MARK}.`)
  })

  it('is left out for every officer who is heard, whoever’s notice it was marked in', () => {
    const one = caseWith('The officer followed Ann Holt home.')
    const other = caseWith('The officer told Ann Holt nothing.', '', { reference: 'EH-2026-015' })
    const text = textOf(one, marked(other, 'Ann Holt'), [other])
    expect(text).not.toContain('Ann Holt')
    expect(text.split(MARK)).toHaveLength(3)
  })

  it('has its mark in the languages of the notice, and what has no Welsh is told of once', () => {
    const one = caseWith('Ann Holt was followed. Ann Holt was afraid.')
    const { document, untranslated } = say(one, marked(one, 'Ann Holt'), [], 'CY')
    expect(JSON.stringify(document)).not.toContain('Ann Holt')
    const mark = { language: 'en-GB', text: MARK }
    expect(document.passages?.flat()).toContainEqual(expect.objectContaining(mark))
    expect(untranslated.filter(({ key }) => key === 'leftOut.mark')).toHaveLength(1)
  })
})
