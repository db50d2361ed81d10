import { formatLongDate } from '../dates.ts'
import type { HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import { ok, refuse, type Result } from '../result.ts'
import { addWorkingDays, holidaySet } from '../working-days.ts'
import { officerLabel, standingLabel } from '../wording.ts'
import {
  facts,
  numbered,
  paragraph,
  paragraphs,
  type DraftBlock,
  type DraftSection,
} from './draft.ts'
import type { NoticeDocument, Passage } from './notice.ts'
import { isUnder2012 } from './rules-in-words.ts'
import type { WorkingPaper } from './working-paper.ts'

/** Papers that go out with a signed notice. */
export type PaperKind = 'COVERING_LETTER' | 'BARRED_LIST'

/** What such a paper is drawn from: the case, and the full notice as it was signed. */
export type PaperInput = {
  readonly hearingCase: HearingCase
  readonly law: Law
  readonly full: NoticeDocument
  /** Of the file as it now stands. */
  readonly sha256: string
  readonly author: string
}

const BY_HAND = 'Enter by hand: it is not held in this library'
const LINE = '______________________________'

/** The paper as data, unsigned; its words on appeal and its reasons are those of the signed notice. */
export function composePaper(kind: PaperKind, input: PaperInput): Result<WorkingPaper> {
  if (kind === 'COVERING_LETTER') return ok(coveringLetter(input))
  const { outcome } = input.hearingCase.decision
  return outcome === 'DWN' || outcome === 'WHBD'
    ? ok(barredListReport(input, outcome))
    : refuse('NOT_BARRED', 'Only a dismissal, or a finding in its place, goes to the barred list.')
}

function paper(
  { hearingCase, full, author }: PaperInput,
  title: string,
  sections: readonly DraftSection[],
): WorkingPaper {
  const { reference, version, particulars } = hearingCase
  return {
    kind: 'FULL',
    language: 'en-GB',
    title,
    marking: 'OFFICIAL-SENSITIVE',
    number: reference,
    caseReference: reference,
    version,
    replaces: null,
    force: particulars.force,
    author,
    sections: numbered(sections),
    ...passagesOf(full, sections),
  }
}

/** What is repeated from a notice in another language stays told of as that language. */
function passagesOf(
  full: NoticeDocument,
  sections: readonly DraftSection[],
): Pick<WorkingPaper, 'passages'> {
  const told = new Map(
    (full.passages ?? []).map((one) => [one.map(({ text }) => text).join(''), one] as const),
  )
  const repeated = new Set(full.sections.flatMap(({ blocks }) => blocks.flatMap(textOf)))
  const passages = sections
    .flatMap(({ blocks }) => blocks.flatMap(textOf))
    .filter((text) => repeated.has(text))
    .flatMap((text): readonly (readonly Passage[])[] => {
      const known = told.get(text)
      if (known !== undefined) return [known]
      return full.language === 'en-GB' ? [] : [[{ language: full.language, text }]]
    })
  return passages.length === 0 ? {} : { passages }
}

const textOf = (block: DraftBlock): readonly string[] =>
  block.kind === 'paragraph' || block.kind === 'subheading' ? [block.text] : []

/** The paragraphs of a section of the notice, as that notice has them. */
const repeat = (full: NoticeDocument, sectionId: string): readonly DraftBlock[] =>
  full.sections
    .filter(({ id }) => id === sectionId)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): readonly DraftBlock[] => {
      if (block.kind === 'paragraph') return [paragraph(block.text)]
      return block.kind === 'subheading' ? [block] : []
    })

/** The reasons for the outcome; what the legal adviser advised stays with the panel and the parties. */
function reasonsOf({ full, hearingCase }: PaperInput): readonly DraftBlock[] {
  const advice = new Set(paragraphs(hearingCase.decision.adviserAdvice).flatMap(textOf))
  const kept = repeat(full, 'outcome-reasons').filter(
    (block) => !textOf(block).some((text) => advice.has(text)),
  )
  return kept.filter(({ kind }, at) => kind !== 'subheading' || kept[at + 1]?.kind === 'paragraph')
}

const signing = (who: string): DraftSection => ({
  id: 'signed',
  heading: who,
  blocks: facts([
    ['Name', LINE],
    ['Signed', LINE],
    ['Date', LINE],
  ]),
})

const noticeRows = ({ full, sha256, hearingCase }: PaperInput) =>
  [
    ['Case', hearingCase.reference],
    ['Notice', full.number],
    ['SHA-256 of the notice', sha256],
  ] as const

/** To the officer, with the report and the right of appeal (CR 43(2)-(4), 63(3)). */
function coveringLetter(input: PaperInput): WorkingPaper {
  const { hearingCase, full } = input
  const { particulars, decision } = hearingCase
  const { officer, dates, forum } = particulars
  const rule = isUnder2012(hearingCase)
    ? ''
    : ` It is sent under regulation ${forum === 'AMH' ? '63(3)' : '43(2)'} of the Police (Conduct) Regulations 2020.`
  const day = dates.decision === null ? '' : `, decided on ${formatLongDate(dates.decision)}`
  const what = forum === 'MEETING' ? 'misconduct meeting' : 'misconduct hearing'
  const appeal = repeat(full, 'appeal')
  return paper(input, 'Letter to the officer with the report', [
    {
      id: 'letter',
      heading: 'To the officer',
      blocks: [
        ...facts([
          ['To', officer.name],
          ['Rank', officerLabel(officer.rank, officer.standing)],
          ['From', particulars.appropriateAuthority],
          ...noticeRows(input),
        ]),
        paragraph(`The report of your ${what}${day}, comes with this letter.${rule}`),
        ...repeat(full, 'effect'),
      ],
    },
    {
      id: 'appeal',
      heading: 'Right of appeal',
      blocks:
        appeal.length === 0
          ? []
          : decision.appealTo.trim() === ''
            ? [...appeal, ...facts([['An appeal goes to', `${BY_HAND}. ${LINE}`]])]
            : appeal,
    },
    { id: 'publication', heading: 'Publication', blocks: repeat(full, 'publication') },
    signing('For the appropriate authority'),
  ])
}

/** To the College of Policing, with what the report has to hold (BLR 3(2)). */
function barredListReport(input: PaperInput, outcome: 'DWN' | 'WHBD'): WorkingPaper {
  const { hearingCase, law } = input
  const { officer, dates, force } = hearingCase.particulars
  const isDismissal = outcome === 'DWN'
  const from = isDismissal ? (dates.notified ?? dates.decision) : (dates.decision ?? dates.notified)
  const days = law.timeLimits.find(({ id }) => id === 'TL23')?.length.count ?? 5
  const due = from === null ? null : addWorkingDays(from, days, 'INCLUDING', holidaySet(law))
  return paper(input, 'Report to the police barred list', [
    {
      id: 'report',
      heading: 'The person reported',
      blocks: [
        ...facts([
          ['Full name', officer.name],
          ['Force', force],
          ['Date of birth', BY_HAND],
          ['Status', standingLabel(officer.standing)],
          ['Rank', officerLabel(officer.rank, officer.standing)],
          ['Warrant or collar number', officer.number.trim() || BY_HAND],
          [
            isDismissal ? 'Dismissed on' : 'Found on',
            from === null ? BY_HAND : formatLongDate(from),
          ],
          ['Report due by', due === null ? null : formatLongDate(due)],
          ...noticeRows(input),
        ]),
        paragraph(
          isDismissal
            ? 'The officer was dismissed without notice. This report is made under regulation 3 of the Police Barred List and Police Advisory List Regulations 2017.'
            : 'It was found that the former officer would have been dismissed. This report is made under regulation 3 of the Police Barred List and Police Advisory List Regulations 2017.',
        ),
      ],
    },
    { id: 'reasons', heading: 'Reasons', blocks: reasonsOf(input) },
    signing('For the appropriate authority'),
  ])
}
