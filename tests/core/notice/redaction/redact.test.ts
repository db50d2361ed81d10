import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import { identifiersIn } from '#core/notice/redaction/identifiers'
import { leftOutRows } from '#core/notice/redaction/left-out-log'
import { findPlaces, type NoticePlace } from '#core/notice/redaction/places'
import { redact, standing, stillThere, type NoticeRedaction } from '#core/notice/redaction/redact'
import { sampleCase } from '../../../support/sample-case.ts'

const paragraph = (number: number, text: string): NoticeBlock => ({
  kind: 'paragraph',
  number,
  text,
})
const notice = (
  blocks: readonly NoticeBlock[],
  more: Partial<NoticeDocument> = {},
): NoticeDocument => ({
  kind: 'PUBLISHED',
  language: 'en-GB',
  title: 'Outcome of a misconduct hearing',
  marking: 'OFFICIAL',
  number: 'EH-2026-014/1/P',
  caseReference: 'EH-2026-014',
  version: 1,
  replaces: null,
  force: 'County force',
  sections: [{ id: 'reasons', heading: 'Reasons', blocks }],
  signature: { signer: 'Chair', capacity: 'Chair', statement: 'Decided.' },
  fingerprint: null,
  ...more,
})
const cut = (
  place: NoticePlace,
  ground: NoticeRedaction['ground'] = 'THIRD_PARTY',
): NoticeRedaction => ({
  sectionId: place.sectionId,
  text: place.text,
  nth: place.nth,
  from: place.from,
  to: place.to,
  ground,
  id: `${place.text}${place.nth}${place.from}${ground}`,
  note: 'She lives next door',
  markedBy: 'Chair',
  markedAt: '2026-11-19T10:00:00.000Z',
})
const marked = (document: NoticeDocument, words: string) =>
  findPlaces(document.sections, words).map((place) => cut(place))
const textOf = (document: NoticeDocument) => JSON.stringify(document)

describe('leaving something out of the published notice', () => {
  const told = notice([
    paragraph(1, 'The officer spoke to Mrs Holt at 4 Mill Lane.'),
    { kind: 'facts', rows: [['Place', '4 Mill Lane']] },
    { kind: 'table', caption: 'T', columns: ['Who'], rows: [['Mrs Holt'], ['Mrs Holt']] },
  ])

  it('puts a mark with the ground in its place, in paragraphs, facts and cells alike', () => {
    const published = redact(told, [...marked(told, 'mrs holt'), ...marked(told, 'Mill Lane')])
    const mark = '[left out: personal data of a third party]'
    expect(published.sections[0]?.blocks).toEqual([
      paragraph(1, `The officer spoke to ${mark} at 4 ${mark}.`),
      { kind: 'facts', rows: [['Place', `4 ${mark}`]] },
      { kind: 'table', caption: 'T', columns: ['Who'], rows: [[mark], [mark]] },
    ])
  })

  it('takes whole words, so that no end of a name is left standing', () => {
    const [place] = findPlaces(told.sections, 'Hol')
    expect(place?.words).toBe('Holt')
  })

  it('takes out one of two texts that read the same', () => {
    const [, , second] = marked(told, 'Mrs Holt')
    const published = redact(told, second === undefined ? [] : [second])
    expect(published.sections[0]?.blocks[2]).toMatchObject({
      rows: [['Mrs Holt'], [expect.stringContaining('left out')]],
    })
  })

  it('empties a whole section, heading and first number kept', () => {
    const whole = cut({ sectionId: 'reasons', text: '', nth: 0, from: 0, to: 0 }, 'PRIVATE_SESSION')
    expect(redact(told, [whole]).sections[0]).toEqual({
      id: 'reasons',
      heading: 'Reasons',
      blocks: [paragraph(1, '[left out: heard in private]')],
    })
  })

  it('finds the words again where the text around them changed, and says where it cannot', () => {
    const marks = marked(told, 'Mill Lane').slice(0, 1)
    const changed = notice([paragraph(7, 'He went to 4 Mill Lane.')])
    expect(standing(changed, marks)[0]?.at?.label).toBe('Reasons, paragraph 7')
    expect(textOf(redact(changed, marks))).not.toContain('Mill Lane')
    for (const blocks of [
      [paragraph(1, 'He went to Mill Road.')],
      // Two places with these words: which one was meant cannot be told.
      [paragraph(1, 'Mill Lane, then.'), paragraph(2, 'Mill Lane again.')],
    ])
      expect(standing(notice(blocks), marks)[0]?.at).toBeNull()
    const gone = { ...notice([]), sections: [] }
    expect(standing(gone, marks)[0]?.at).toBeNull()
  })

  it('tells which language each part of a Welsh notice is in, the mark being in English', () => {
    const text = 'Aeth y swyddog i Mill Lane ddoe.'
    const welsh = notice([paragraph(1, text)], { language: 'cy', passages: [] })
    const published = redact(welsh, marked(welsh, 'Mill Lane'))
    expect(published.passages).toEqual([
      [
        { language: 'cy', text: 'Aeth y swyddog i ' },
        { language: 'en-GB', text: '[left out: personal data of a third party]' },
        { language: 'cy', text: ' ddoe.' },
      ],
    ])
  })

  it('counts where the same words still stand', () => {
    const [first, ...others] = marked(told, 'Mrs Holt')
    const one = first === undefined ? [] : [first]
    expect([...stillThere(redact(told, one), one).values()]).toEqual([2])
    expect([...stillThere(redact(told, [...one, ...others]), one).values()]).toEqual([])
  })

  it('never leaves a letter of what is covered, however the parts meet', () => {
    const letters = fc.string({ unit: fc.constantFrom('x', 'y', ' '), minLength: 1, maxLength: 30 })
    const ranges = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 6 })
    fc.assert(
      fc.property(letters, ranges, (text, drawn) => {
        const document = notice([paragraph(1, text)])
        const cuts = drawn
          .map(([a, b]) => [Math.min(a, b), Math.min(Math.max(a, b) + 1, text.length)] as const)
          .filter(([from, to]) => from < to)
        const marks = cuts.map(([from, to]) =>
          cut({ sectionId: 'reasons', text, nth: 0, from, to }),
        )
        const kept = [...text].filter((_, at) => !cuts.some(([from, to]) => from <= at && at < to))
        const [block] = redact(document, marks).sections[0]?.blocks ?? []
        const left = block?.kind === 'paragraph' ? block.text : ''
        expect(left.replaceAll('[left out: personal data of a third party]', '')).toBe(
          kept.join(''),
        )
      }),
    )
  })
})

describe('the log of a published notice', () => {
  const published = notice([
    paragraph(1, 'The officer spoke to Mrs Holt.'),
    { kind: 'facts', rows: [['Name', 'Officer A']] },
  ])
  const full: NoticeDocument = {
    ...notice([
      paragraph(1, 'The officer spoke to Mrs Holt (bundle page 12).'),
      {
        kind: 'facts',
        rows: [
          ['Name', 'Officer A'],
          ['Warrant number', '4711'],
        ],
      },
    ]),
    kind: 'FULL',
  }

  it('says where, why, who and when, what the rules leave out too, and never what', () => {
    const found = standing(published, marked(published, 'Mrs Holt'))
    const rows = leftOutRows(full, published, found, '2026-11-20T09:00:00.000Z')
    expect(rows.map(({ number, place, markedBy }) => [number, place, markedBy])).toEqual([
      [1, 'Reasons, paragraph 1', 'Chair'],
      [2, 'Reasons, Warrant number', 'Rule'],
      [3, 'Reasons, part of 1 paragraph', 'Rule'],
    ])
    expect(rows[0]).toMatchObject({
      ground: 'Personal data of a third party',
      markedAt: '2026-11-19T10:00:00.000Z',
    })
    for (const secret of ['Holt', '4711', 'page 12', 'next door'])
      expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

describe('the order of the log', () => {
  it('is that of the notice, whatever was marked first', () => {
    const document = notice([paragraph(1, 'First came one Holt.'), paragraph(2, 'Holt was next.')])
    const marks = standing(document, marked(document, 'Holt').toReversed())
    expect(leftOutRows(document, document, marks, '').map(({ place }) => place)).toEqual([
      'Reasons, paragraph 1',
      'Reasons, paragraph 2',
    ])
  })
})

describe('what may still identify somebody', () => {
  const { officer, chair, members } = sampleCase().particulars
  const kindsIn = (text: string, change: Partial<Parameters<typeof identifiersIn>[1]> = {}) =>
    identifiersIn(notice([paragraph(1, text)]), { officer, chair, members, ...change }).map(
      ({ kind, words }) => [kind, words],
    )

  it.each([
    ['She lives at AB1 2CD.', 'POSTCODE', 'AB1 2CD'],
    ['Write to a.b@force.example now.', 'EMAIL', 'a.b@force.example'],
    ['He rang 07700 900123 twice.', 'TELEPHONE', '07700 900123'],
    ['He rang +44 7700 900123 twice.', 'TELEPHONE', '+44 7700 900123'],
    ['She was born on 4 May 1990 there.', 'BIRTH', 'born on 4 May 1990'],
    ['It was PC 4711 who drove.', 'COLLAR', 'PC 4711'],
    ['With collar number 812.', 'COLLAR', 'collar number 812'],
    ['Number QQ 12 34 56 C was read.', null, null],
    ['Number JG 12 34 56 C was read.', 'NATIONAL_INSURANCE', 'JG 12 34 56 C'],
    ['A car, AB12 CDE, left.', 'VEHICLE', 'AB12 CDE'],
    ['He told Mrs Holt.', 'PERSON', 'Mrs Holt'],
    ['The evidence of Witness B.', 'PERSON', 'Witness B'],
    ['It took 28 days under regulation 63(7).', null, null],
  ])('in "%s" is %s', (text, kind, words) => {
    expect(kindsIn(text)).toEqual(kind === null ? [] : [[kind, words]])
  })

  it('is not the officer or the panel, whose names are published', () => {
    const told = 'It was Mr Dale.'
    expect(kindsIn(told, { officer: { ...officer, name: 'Dale' } })).toEqual([])
    expect(kindsIn(told, { chair: { ...chair, label: 'Mr Dale' } })).toEqual([])
    expect(kindsIn(told, { members: [{ label: 'Dale', profileId: null }] })).toEqual([])
    expect(kindsIn(told, { officer: { ...officer, name: ' ' } })).toEqual([['PERSON', 'Mr Dale']])
  })
})
