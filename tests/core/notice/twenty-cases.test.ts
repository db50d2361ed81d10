import { describe, expect, it } from 'vitest'
import { formatDate } from '#core/dates'
import { checkIssuable } from '#core/law/issuable'
import type { NoticeBlock, NoticeDocument, NoticeSection } from '#core/notice/notice'
import { ENGLISH_ONLY } from '#core/notice/words/cy'
import { welshDate } from '#core/notice/words/words'
import type { WorkingPaper } from '#core/notice/working-paper'
import {
  inputOf,
  noticeOf,
  paperOf,
  publicNoticeOf,
  twentyCases,
} from '../../support/twenty-cases/twenty-cases.ts'

type Paper = NoticeDocument | WorkingPaper

const papers = twentyCases.flatMap((one) =>
  [
    noticeOf(one, 'FULL'),
    noticeOf(one, 'PUBLISHED'),
    paperOf(one, 'COVERING_LETTER'),
    paperOf(one, 'BARRED_LIST'),
    publicNoticeOf(one),
  ].flatMap((paper) =>
    paper === null ? [] : [{ name: `${one.name}: ${paper.title}, ${paper.number}`, paper }],
  ),
)

const sectionsOf = (paper: Paper): readonly NoticeSection[] => [
  ...paper.sections,
  ...('annex' in paper ? (paper.annex ?? []) : []),
]

function textsOf(block: NoticeBlock): readonly string[] {
  switch (block.kind) {
    case 'subheading':
    case 'paragraph':
      return [block.text]
    case 'facts':
      return block.rows.flat()
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()]
    case 'outcome':
      return [block.label, ...block.lines]
  }
}

const saying = (paper: Paper): readonly string[] => [
  paper.title,
  ...sectionsOf(paper).flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOf)]),
  ...('signature' in paper ? [paper.signature.capacity, paper.signature.statement] : []),
]

const DAY = /\b(\d{1,2}) (\p{Lu}\p{L}+) (\d{4})\b/gu
const MONTHS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => {
    const number = String(at + 1).padStart(2, '0')
    const day = `2026-${number}-01`
    return [formatDate(day), welshDate(day)].map((said) => [said.split(' ')[1] ?? '', number])
  }).flat(),
)

const namedCase = (name: string) => {
  const found = twentyCases.find((one) => one.name.includes(name))
  if (found === undefined) throw new Error(`No case ${name}`)
  return found
}

const all = (name: string, kind: NoticeDocument['kind'] = 'FULL') =>
  saying(noticeOf(namedCase(name), kind)).join('\n')

describe('The papers of twenty cases, read as a court clerk would', () => {
  it('are of twenty cases', () => {
    expect(twentyCases).toHaveLength(20)
    expect(papers.length).toBeGreaterThan(80)
  })

  it.each(twentyCases.filter(({ name }) => !/not yet known|known in part/.test(name)))(
    '$name: can be signed as it stands',
    (one) => {
      const { hearingCase, law } = inputOf(one, 'FULL')
      const looked = { sealed: true, comparatorsConsulted: true, pointingAway: [] }
      expect(checkIssuable(hearingCase, law, looked)).toEqual([])
    },
  )

  it.each(twentyCases)('$name: every day that an allegation names is one of its conduct', (one) => {
    const { findings, particulars } = inputOf(one, 'FULL').hearingCase
    const { conductFrom, conductTo, hearingFrom } = particulars.dates
    const last = (particulars.convictionType === 'NONE' ? conductTo : hearingFrom) ?? conductFrom
    for (const { particulars: alleged } of findings.allegations)
      for (const [, day = '', month = '', year = ''] of alleged.matchAll(DAY)) {
        const at = `${year}-${MONTHS[month] ?? ''}-${day.padStart(2, '0')}`
        expect([at, at.slice(0, conductFrom?.length) >= (conductFrom ?? '')]).toEqual([at, true])
        expect([at, at.slice(0, last?.length) <= (last ?? '')]).toEqual([at, true])
      }
  })

  it.each(papers)('$name: no heading stands over nothing', ({ paper }) => {
    for (const { blocks } of sectionsOf(paper)) {
      expect(blocks.length).toBeGreaterThan(0)
      blocks.forEach((block, at) => {
        const next = blocks[at + 1]?.kind
        if (block.kind === 'subheading') expect([undefined, 'subheading']).not.toContain(next)
      })
    }
  })

  it.each(papers)('$name: paragraphs are numbered on, without a gap', ({ paper }) => {
    const numbers = sectionsOf(paper)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'paragraph' ? [block.number] : []))
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  })

  it.each(papers)(
    '$name: no sign stands twice, no space is lost, no name is left in braces',
    ({ paper }) => {
      for (const text of saying(paper)) {
        expect(text).not.toMatch(/\.\.|,,|;;| {2}| [,.;:]|\{|\}|undefined|null|NaN/)
        expect(text).not.toContain(`${ENGLISH_ONLY} ${ENGLISH_ONLY}`)
      }
    },
  )

  it('tell before the hearing nothing that is left out after it', () => {
    for (const name of ['complainant anonymous', 'in parallel']) {
      const one = namedCase(name)
      const paper = publicNoticeOf(one)
      const told = paper === null ? '' : saying(paper).join('\n')
      expect(told).toContain('[left out: ')
      for (const words of [...one.secret, ...(one.leftOut ?? []).map((left) => left.words)])
        expect(told).not.toContain(words)
    }
  })

  it('tell standards apart that have a comma or an “and” of their own', () => {
    expect(all('complainant anonymous')).toContain(
      'the standards of Honesty and integrity; Authority, respect and courtesy; and Discreditable conduct that amounts',
    )
    expect(all('complainant anonymous')).toContain(
      'complainant of a sexual offence; and health or other special category.',
    )
  })

  it('say who decided at a meeting, and call nothing published that is kept private', () => {
    expect(all('misconduct meeting')).toContain('The person conducting the meeting applied')
    for (const name of ['misconduct meeting', 'report withheld']) {
      const text = all(name, 'PUBLISHED')
      expect(text).toContain('This stands in place of a published report of the decision of')
      expect(text).not.toContain('published form')
    }
  })

  it('name the Regulations of 2008 for what came to attention under them, and those of 2012 after', () => {
    const before = all('2008 rules')
    expect(before).toContain('report under the Police (Conduct) Regulations 2008')
    expect(before).not.toContain('Regulations 2012')
    expect(all('2012 rules')).toContain('Schedule 2 to the Police (Conduct) Regulations 2012')
    expect(all('2012 rules')).not.toContain('2008')
  })

  it('call an outcome as the Regulations do that have it', () => {
    expect(all('2012 rules')).toContain('\nDismissal with notice\n')
    for (const { paper } of papers) expect(saying(paper).join()).not.toContain('older Regulations')
  })

  it('say what is not recorded of a hearing', () => {
    expect(noticeOf(namedCase('not yet known'), 'FULL').sections[2]?.blocks).toMatchObject([
      {
        rows: [
          ['Chair', 'Chair'],
          ['Members', 'Not recorded'],
          ['Adviser', 'Not recorded'],
        ],
      },
    ])
  })
})
