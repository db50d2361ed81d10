import { describe, expect, it } from 'vitest'
import { missingWelsh, type PrintedPaper } from '#core/notice/missing-welsh'
import { noticePage } from '#core/notice/page'
import { ENGLISH_ONLY } from '#core/notice/words/cy'
import { catalogue } from '#core/notice/words/catalogue'
import type { NoticeDocument } from '#core/notice/notice'
import type { WorkingPaper } from '#core/notice/working-paper'
import { sampleLaw } from '../../support/sample-case.ts'
import {
  inputOf,
  noticeOf,
  paperOf,
  publicNoticeOf,
  redactionsOf,
  twentyCases,
} from '../../support/twenty-cases/twenty-cases.ts'
import type { TwentyCase } from '../../support/twenty-cases/twenty-case.ts'

const welsh = { languages: 'CY', typed: 'en-GB', translations: new Map<string, string>() } as const

const inWelsh = (one: TwentyCase): TwentyCase => ({
  ...one,
  given: {
    ...one.given,
    particulars: {
      ...one.given.particulars,
      wording: { languages: 'CY', typed: 'en-GB', allowsEnglish: true },
    },
  },
})

const drawnFrom = (one: TwentyCase) => ({
  full: inputOf(one, 'FULL'),
  published: inputOf(one, 'PUBLISHED'),
  others: [],
  redactions: redactionsOf(one),
})

const listOf = (one: TwentyCase, translations: ReadonlyMap<string, string> = new Map()) =>
  missingWelsh(drawnFrom(one), { ...welsh, translations })

/** Every English passage that a paper prints before the mark that says so. */
function printedInEnglish(paper: NoticeDocument | WorkingPaper): readonly string[] {
  return (paper.passages ?? []).flatMap((passages) =>
    passages.flatMap(({ language, text }, at) =>
      language === 'en-GB' && passages[at + 1]?.text.trimStart().startsWith(ENGLISH_ONLY) === true
        ? [text]
        : [],
    ),
  )
}

const papersOf = (
  one: TwentyCase,
): readonly (readonly [PrintedPaper, NoticeDocument | WorkingPaper])[] =>
  (
    [
      ['NOTICE', noticeOf(one, 'FULL')],
      ['NOTICE', noticeOf(one, 'PUBLISHED')],
      ['COVERING_LETTER', paperOf(one, 'COVERING_LETTER')],
      ['BARRED_LIST', paperOf(one, 'BARRED_LIST')],
      ['HEARING_NOTICE', publicNoticeOf(one)],
    ] as const
  ).flatMap(([name, paper]) => (paper === null ? [] : [[name, paper] as const]))

describe('What is missing in Welsh', () => {
  it.each(twentyCases)('is listed with the paper that prints it in English: $name', (given) => {
    const one = inWelsh(given)
    const listed = listOf(one)
    for (const [name, paper] of papersOf(one)) {
      const printed = printedInEnglish(paper)
      expect(printed.length).toBeGreaterThan(3)
      // What goes out with a notice repeats words of it, which are listed there.
      const goesWithIt = name === 'COVERING_LETTER' || name === 'BARRED_LIST'
      const here = listed.filter(
        ({ papers }) => papers.includes(name) || (goesWithIt && papers.includes('NOTICE')),
      )
      // What stands in braces is filled in on the page.
      const patterns = here.map(({ english }) =>
        english.split(/\{[A-Za-z]+\}/).filter((part) => part.trim() !== ''),
      )
      const unlisted = printed.filter(
        (text) =>
          !patterns.some((parts) =>
            parts.some((part) => text.toLowerCase().includes(part.trim().toLowerCase())),
          ),
      )
      expect([name, unlisted]).toEqual([name, []])
    }
  })

  it.each([
    ['COVERING_LETTER', 'letter.title', 'complainant anonymous'],
    ['BARRED_LIST', 'report.title', 'complainant anonymous'],
    ['HEARING_NOTICE', 'public.conduct', 'complainant anonymous'],
    ['HEARING_NOTICE', 'leftOut.mark', 'complainant anonymous'],
    ['NOTICE', 'annex.lead', 'comparators relied on'],
    ['NOTICE', 'web.skip', 'nothing proved'],
    ['NOTICE', 'leftOut.mark', 'nothing proved'],
  ] as const)(
    'names the %s for its own phrase %s, until that is translated',
    (paper, key, name) => {
      const one = inWelsh(twentyCases.find((given) => given.name.includes(name)) ?? twentyCases[0]!)
      const listed = listOf(one)
      expect(listed.find((missing) => missing.key === key)?.papers).toContain(paper)
      const after = listOf(one, new Map([[key, 'Cymraeg']]))
      expect(after.map((missing) => missing.key)).not.toContain(key)
    },
  )

  it('is nothing where all is translated, and nothing in English', () => {
    const all = new Map(catalogue(sampleLaw()).map(({ key, english }) => [key, english]))
    for (const one of twentyCases.map(inWelsh)) {
      const left = listOf(one, all)
      // Words that the program made elsewhere are in no catalogue, and have no Welsh.
      expect(left.filter(({ key }) => all.has(key))).toEqual([])
    }
    const [one] = twentyCases
    if (one === undefined) throw new Error('No case')
    expect(missingWelsh(drawnFrom(one), { ...welsh, languages: 'EN' })).toEqual([])
  })

  it('of papers that there are not is not asked for', () => {
    const meeting = twentyCases.find(({ name }) => name.includes('misconduct meeting'))
    if (meeting === undefined) throw new Error('No meeting')
    const papers = new Set(listOf(inWelsh(meeting)).flatMap((one) => one.papers))
    expect([...papers].toSorted()).toEqual(['COVERING_LETTER', 'NOTICE'])
  })

  it('stands on the web page with its mark, each in its language', () => {
    const one = inWelsh(twentyCases[2]!)
    const page = noticePage(noticeOf(one, 'PUBLISHED'), { fileName: 'a.pdf', sha256: 'ab' })
    expect(page).toContain('<span lang="en-GB">Go to the notice</span>')
    expect(page).toContain(ENGLISH_ONLY)
  })
})
