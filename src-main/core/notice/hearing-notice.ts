import { formatLongDate } from '../dates.ts'
import type { HearingCase } from '../hearing-case.ts'
import { ok, refuse, type Result } from '../result.ts'
import { officerLabel } from '../wording.ts'
import { facts, numbered, paragraph, paragraphs, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { isUnder2012, proceedingsOf } from './rules-in-words.ts'
import type { WorkingPaper } from './working-paper.ts'

/** What a chair may require the public notice of a hearing to tell (CR 36(1), 53(1)). */
export const HEARING_ITEMS = ['NAME', 'DATE', 'TIME', 'PLACE', 'CONDUCT'] as const
export type HearingItem = (typeof HEARING_ITEMS)[number]

/** What the chair ruled on the notice, and what the case does not hold. */
export type HearingNotice = {
  readonly leftOut: readonly HearingItem[]
  /** Why the chair leaves it out; never printed. */
  readonly reason: string
  readonly time: string
  readonly place: string
  /** What practice adds: how to book, conditions, restrictions, contact. */
  readonly additions: string
}

const MISSING: Readonly<Record<HearingItem, string>> = {
  NAME: 'The officer’s name is not recorded.',
  DATE: 'The first day of the hearing is not recorded.',
  TIME: 'Say at what time the hearing begins.',
  PLACE: 'Say where the hearing is held.',
  CONDUCT: 'No allegation is recorded.',
}

/** The public notice of a hearing as data, unsigned: it tells what is alleged and nothing found. */
export function composeHearingNotice(
  hearingCase: HearingCase,
  asked: HearingNotice,
): Result<WorkingPaper> {
  const held = proceedingsOf(hearingCase)
  if (held === 'MEETING')
    return refuse('PRIVATE', 'A misconduct meeting is held in private: it has no public notice.')
  const told = HEARING_ITEMS.filter((item) => !asked.leftOut.includes(item))
  if (told.length === 0) return refuse('NOTHING_TOLD', 'Everything is left out: nothing is told.')
  if (told.length < HEARING_ITEMS.length && asked.reason.trim() === '')
    return refuse('NO_REASON', 'Say why the chair leaves it out. The reason is not printed.')
  const said = wordsOf(hearingCase, asked)
  const missing = told.find((item) => said[item] === '')
  return missing === undefined
    ? ok(
        paper(
          hearingCase,
          TITLES[held],
          sectionsOf(hearingCase, asked, (item) => told.includes(item)),
        ),
      )
    : refuse('NOT_RECORDED', `${MISSING[missing]} Or leave it out, with the chair’s reason.`)
}

function wordsOf({ particulars, findings }: HearingCase, asked: HearingNotice) {
  const { hearingFrom, hearingTo } = particulars.dates
  const last =
    hearingTo === null || hearingTo === hearingFrom ? '' : ` to ${formatLongDate(hearingTo)}`
  return {
    NAME: tidy(particulars.officer.name),
    DATE: hearingFrom === null ? '' : `${formatLongDate(hearingFrom)}${last}`,
    TIME: tidy(asked.time),
    PLACE: tidy(asked.place),
    CONDUCT: findings.allegations.map((one) => tidy(one.particulars)).join(''),
  } satisfies Readonly<Record<HearingItem, string>>
}

function sectionsOf(
  hearingCase: HearingCase,
  asked: HearingNotice,
  tells: (item: HearingItem) => boolean,
): readonly DraftSection[] {
  const { particulars, findings } = hearingCase
  const { rank, standing } = particulars.officer
  const said = wordsOf(hearingCase, asked)
  return [
    {
      id: 'hearing',
      heading: 'The hearing',
      blocks: [
        ...facts([
          ['Officer', tells('NAME') ? said.NAME : null],
          // A rank may point to a person whose name is left out.
          ['Rank', tells('NAME') && rank !== null ? officerLabel(rank, standing) : null],
          ['Appropriate authority', particulars.appropriateAuthority],
          ['Date', tells('DATE') ? said.DATE : null],
          ['Time', tells('TIME') ? said.TIME : null],
          ['Place', tells('PLACE') ? said.PLACE : null],
        ]),
        ...lawOf(hearingCase),
      ],
    },
    {
      id: 'conduct',
      heading: 'The conduct alleged',
      blocks: tells('CONDUCT')
        ? [
            paragraph('What follows is alleged. Nothing is decided before the hearing.'),
            ...findings.allegations.flatMap((one) => paragraphs(one.particulars)),
          ]
        : [],
    },
    { id: 'attending', heading: 'For those who attend', blocks: paragraphs(asked.additions) },
  ]
}

/** The Regulations of 2012, whose numbering was not read, are not cited. */
function lawOf(hearingCase: HearingCase): readonly DraftBlock[] {
  if (isUnder2012(hearingCase)) return []
  const regulation = hearingCase.particulars.forum === 'AMH' ? '53' : '36'
  return [
    paragraph(
      `The chair requires this notice under regulation ${regulation} of the Police (Conduct) Regulations 2020.`,
    ),
  ]
}

const TITLES = {
  HEARING: 'Notice of a misconduct hearing',
  AMH: 'Notice of an accelerated misconduct hearing',
  SPECIAL_CASE: 'Notice of a special case hearing',
} as const

function paper(
  hearingCase: HearingCase,
  title: string,
  sections: readonly DraftSection[],
): WorkingPaper {
  const { reference, version, particulars } = hearingCase
  return {
    kind: 'PUBLISHED',
    language: 'en-GB',
    title,
    marking: 'OFFICIAL',
    number: reference,
    caseReference: reference,
    version,
    replaces: null,
    force: particulars.force,
    // The public is not told who printed it.
    author: particulars.force,
    sections: numbered(sections),
  }
}
