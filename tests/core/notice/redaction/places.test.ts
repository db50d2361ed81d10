import { describe, expect, it } from 'vitest'
import type { NoticeBlock, NoticeDocument, NoticeSection } from '#core/notice/notice'
import { findPlaces, mapTexts, textsOf, wholeWords } from '#core/notice/redaction/places'
import { redact, standing, type NoticeRedaction } from '#core/notice/redaction/redact'

const paragraph = (number: number, text: string): NoticeBlock => ({
  kind: 'paragraph',
  number,
  text,
})
const section = (id: string, ...blocks: readonly NoticeBlock[]): NoticeSection => ({
  id,
  heading: `Heading of ${id}`,
  blocks,
})
const every = section(
  'all',
  { kind: 'subheading', text: 'Over it' },
  paragraph(7, 'Holt lives there.'),
  { kind: 'facts', rows: [['Who', 'Holt']] },
  { kind: 'table', caption: 'T', columns: ['Name', 'Role'], rows: [['Holt', 'Witness']] },
  { kind: 'outcome', label: 'What was decided', lines: ['Holt', 'Dismissal'] },
)

describe('The texts of a section', () => {
  it('are told by where they stand, those that read the same by their order', () => {
    expect(textsOf(every).map(({ text, nth, label }) => [text, nth, label])).toEqual([
      ['Over it', 0, 'Heading of all, subheading'],
      ['Holt lives there.', 0, 'Heading of all, paragraph 7'],
      ['Holt', 0, 'Heading of all, Who'],
      ['Holt', 1, 'Heading of all, row 1, Name'],
      ['Witness', 0, 'Heading of all, row 1, Role'],
      ['Holt', 2, 'Heading of all, line 1'],
      ['Dismissal', 0, 'Heading of all, line 2'],
    ])
  })

  it('are changed in the same order, labels and captions kept', () => {
    const told: string[] = []
    const changed = mapTexts(every, ({ text, nth }) => {
      told.push(`${text}${nth}`)
      return `${text}!`
    })
    expect(told).toEqual(textsOf(every).map(({ text, nth }) => `${text}${nth}`))
    expect(textsOf(changed).map(({ text }) => text)).toEqual(
      textsOf(every).map(({ text }) => `${text}!`),
    )
    expect(textsOf(changed).map(({ label }) => label)).toEqual(
      textsOf(every).map(({ label }) => label),
    )
    expect(mapTexts(every, ({ text }) => text)).toEqual(every)
  })
})

describe('Words found in a notice', () => {
  const place = (text: string, words: string) =>
    findPlaces([section('a', paragraph(1, text))], words)

  it('are whole words, whatever part of them was looked for', () => {
    const text = 'Mrs Holt-Lane.'
    const words = (from: number, to: number) => text.slice(...wholeWords(text, from, to))
    expect(words(4, 8)).toBe('Holt')
    expect(words(5, 7)).toBe('Holt')
    expect(words(6, 11)).toBe('Holt-Lane')
    expect(words(0, 1)).toBe('Mrs')
    expect(words(12, 13)).toBe('Lane')
    expect(words(13, 14)).toBe('.')
    expect(words(3, 4)).toBe(' ')
    expect(place('Mrs Holt-Lane', 'ol').map((one) => one.words)).toEqual(['Holt'])
  })

  it('are found whatever their capitals and spaces, and never by signs alone', () => {
    expect(place('MRS  holt came.', ' Mrs Holt ').map((one) => one.words)).toEqual(['MRS  holt'])
    for (const nothing of ['', ' ', '.', '—']) expect(place('Mrs Holt. — ', nothing)).toEqual([])
    expect(place('a+b (c) aab', 'a+b (c)').map((one) => one.words)).toEqual(['a+b (c)'])
  })

  it('are shown with what stands around them, cut between words where that is long', () => {
    const [short] = place('Then Holt left.', 'Holt')
    expect([short?.before, short?.after]).toEqual(['Then ', ' left.'])
    const long = 'word '.repeat(30)
    const [found] = place(`${long}Holt ${long.trim()}`, 'Holt')
    expect(found?.before).toMatch(/^… (word )+$/)
    expect(found?.after).toMatch(/^( word)+ …$/)
    for (const part of [found?.before, found?.after]) {
      expect(part?.length).toBeLessThan(70)
      expect(part?.length).toBeGreaterThan(40)
    }
  })
})

const document = (
  sections: readonly NoticeSection[],
  more: Partial<NoticeDocument> = {},
): Pick<NoticeDocument, 'sections' | 'annex' | 'language' | 'passages'> => ({
  language: 'en-GB',
  sections,
  ...more,
})
const cut = (place: Pick<NoticeRedaction, 'sectionId' | 'text' | 'nth' | 'from' | 'to'>) =>
  ({
    ...place,
    ground: 'THIRD_PARTY',
    id: `${place.sectionId}${place.nth}${place.from}`,
    note: '',
    markedBy: 'Chair',
    markedAt: '2026-11-19T10:00:00.000Z',
  }) satisfies NoticeRedaction
const MARK = '[left out: personal data of a third party]'
const whole = (sectionId: string, text: string) =>
  cut({ sectionId, text, nth: 0, from: 0, to: text.length })

describe('Something left out', () => {
  it('is left out of its own section, and stands where nobody marked it', () => {
    const told = document([section('a', paragraph(1, 'Holt')), section('b', paragraph(2, 'Holt'))])
    expect(redact(told, [whole('b', 'Holt')]).sections).toEqual([
      section('a', paragraph(1, 'Holt')),
      section('b', paragraph(2, MARK)),
    ])
  })

  it('is left out of the annex too, which stays', () => {
    const annex = [section('c', paragraph(3, 'Holt'), paragraph(4, 'Cases.'))]
    const told = document([section('a', paragraph(1, 'Facts.'))], { annex })
    expect(redact(told, [whole('c', 'Holt')]).annex).toEqual([
      section('c', paragraph(3, MARK), paragraph(4, 'Cases.')),
    ])
    expect(redact(told, [whole('a', 'Facts.')]).annex).toEqual(annex)
  })

  it('may be a whole section, of which the heading and the first number stay', () => {
    const facts: NoticeBlock = { kind: 'facts', rows: [['Who', 'Holt']] }
    const of = (...blocks: readonly NoticeBlock[]) =>
      redact(document([section('a', ...blocks)]), [whole('a', '')]).sections[0]?.blocks
    expect(of(facts, paragraph(5, 'Holt'), paragraph(6, 'Lane'))).toEqual([paragraph(5, MARK)])
    expect(of(facts)).toEqual([{ kind: 'subheading', text: MARK }])
  })

  it('stands in no list of passages either, those of other texts do', () => {
    const passages = [
      [
        { language: 'en-GB', text: 'Holt lives ' },
        { language: 'cy', text: 'yn y dref' },
      ],
      [{ language: 'cy', text: 'Tystion' }],
    ] as const
    const texts = passages.map((parts) => parts.map(({ text }) => text).join(''))
    const told = document([section('a', ...texts.map((text, at) => paragraph(at + 1, text)))], {
      passages,
    })
    const text = texts[0] ?? ''
    const left = redact(told, [cut({ sectionId: 'a', text, nth: 0, from: 0, to: 4 })])
    expect(left.sections[0]?.blocks[0]).toEqual(paragraph(1, `${MARK} lives yn y dref`))
    expect(left.passages).toEqual([
      passages[1],
      [
        { language: 'en-GB', text: MARK },
        { language: 'en-GB', text: ' lives ' },
        { language: 'cy', text: 'yn y dref' },
      ],
    ])
    const welsh = redact(told, [cut({ sectionId: 'a', text, nth: 0, from: 11, to: 20 })])
    expect(welsh.sections[0]?.blocks[0]).toEqual(paragraph(1, `Holt lives ${MARK}`))
    expect(welsh.passages).toEqual([passages[1]])
  })

  it('is found again by the same words with the same capitals, where they stand once', () => {
    const was = 'Then Holt left.'
    const marked = cut({ sectionId: 'a', text: was, nth: 0, from: 5, to: 9 })
    const at = (...now: readonly string[]) =>
      standing(document([section('a', ...now.map((text, n) => paragraph(n + 1, text)))]), [
        marked,
      ]).map((one) => one.at && [one.at.text, one.at.from, one.at.label])
    expect(at(was)).toEqual([[was, 5, 'Heading of a, paragraph 1']])
    expect(at('In the holt.', 'Later Holt left.')).toEqual([
      ['Later Holt left.', 6, 'Heading of a, paragraph 2'],
    ])
    expect(at('Holt and Holt.')).toEqual([null])
    expect(at('In the holt.')).toEqual([null])
    expect(standing(document([section('b', paragraph(1, was))]), [marked])[0]?.at).toBeNull()
  })
})
