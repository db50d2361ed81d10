import { HEARING_ITEMS, type HearingItem } from '../hearing.ts'
import type { HearingCase } from '../hearing-case.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { IsoDate } from '../vocabulary.ts'
import { facts, numbered, paragraph, paragraphs, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { officerRank } from './notice-context.ts'
import { isUnder2012, proceedingsOf } from './rules-in-words.ts'
import type { Words } from './words/words.ts'
import type { WorkingPaper } from './working-paper.ts'

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

type Notice = {
  readonly asked: HearingNotice
  /** The officers heard, a case each, in the order of their references. */
  readonly cases: readonly HearingCase[]
  readonly words: Words
}

const MISSING: Readonly<Record<HearingItem, string>> = {
  NAME: 'The name of an officer is not recorded.',
  DATE: 'The first day of the hearing is not recorded.',
  TIME: 'Say at what time the hearing begins.',
  PLACE: 'Say where the hearing is held.',
  CONDUCT: 'No allegation is recorded against an officer.',
}

/** Whether the public notice of this hearing can be made, and if not, everything it wants. */
export function checkHearingNotice(
  hearingCase: HearingCase,
  asked: HearingNotice,
  others: readonly HearingCase[] = [],
): Result<null> {
  if (proceedingsOf(hearingCase) === 'MEETING')
    return refuse('PRIVATE', 'A misconduct meeting is held in private: it has no public notice.')
  const told = HEARING_ITEMS.filter((item) => !asked.leftOut.includes(item))
  if (told.length === 0) return refuse('NOTHING_TOLD', 'Everything is left out: nothing is told.')
  if (told.length < HEARING_ITEMS.length && asked.reason.trim() === '')
    return refuse('NO_REASON', 'Say why the chair leaves it out. The reason is not printed.')
  const missing = told.find((item) => isMissing(item, asked, [hearingCase, ...others]))
  return missing === undefined
    ? ok(null)
    : refuse('NOT_RECORDED', `${MISSING[missing]} Or leave it out, with the chair’s reason.`)
}

function isMissing(
  item: HearingItem,
  asked: HearingNotice,
  cases: readonly HearingCase[],
): boolean {
  switch (item) {
    case 'NAME':
      return cases.some(({ particulars }) => tidy(particulars.officer.name) === '')
    case 'DATE':
      return cases[0]?.particulars.dates.hearingFrom == null
    case 'TIME':
      return tidy(asked.time) === ''
    case 'PLACE':
      return tidy(asked.place) === ''
    case 'CONDUCT':
      return cases.some(({ findings }) =>
        findings.allegations.every(({ particulars }) => tidy(particulars) === ''),
      )
  }
}

/**
 * The public notice of a hearing as data, unsigned: it tells what is alleged and nothing found. One
 * notice tells of every officer who is heard.
 */
export function composeHearingNotice(
  hearingCase: HearingCase,
  asked: HearingNotice,
  others: readonly HearingCase[],
  words: Words,
): WorkingPaper {
  const { reference, version, particulars } = hearingCase
  const held = proceedingsOf(hearingCase)
  const cases = [hearingCase, ...others].toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
  const hearing = tidy(particulars.hearing.reference)
  return {
    kind: 'PUBLISHED',
    language: words.language,
    title: words.say(`public.${held === 'MEETING' ? 'HEARING' : held}`),
    marking: 'OFFICIAL',
    number: others.length > 0 && hearing !== '' ? hearing : reference,
    caseReference: reference,
    version,
    replaces: null,
    force: particulars.force,
    // The public is not told who printed it.
    author: particulars.force,
    sections: numbered(sectionsOf(hearingCase, { asked, cases, words })),
  }
}

function sectionsOf(hearingCase: HearingCase, notice: Notice): readonly DraftSection[] {
  const { asked, cases, words } = notice
  const { particulars } = hearingCase
  const tells = (item: HearingItem) => !asked.leftOut.includes(item)
  return [
    {
      id: 'hearing',
      heading: words.say('hearing.heading'),
      blocks: [
        ...facts([
          ...(tells('NAME') ? officerRows(cases, words) : []),
          [words.say('hearing.authority'), particulars.appropriateAuthority],
          [words.say('public.day'), tells('DATE') ? daysOf(hearingCase, words) : null],
          [words.say('public.time'), tells('TIME') ? tidy(asked.time) : null],
          [words.say('public.place'), tells('PLACE') ? tidy(asked.place) : null],
        ]),
        ...lawOf(hearingCase, words),
      ],
    },
    {
      id: 'conduct',
      heading: words.say('public.conduct'),
      blocks: tells('CONDUCT')
        ? [
            paragraph(words.say('public.alleged')),
            ...cases.flatMap((one, at) => allegedOf(one, at, tells('NAME'), notice)),
          ]
        : [],
    },
    {
      id: 'attending',
      heading: words.say('public.attending'),
      blocks: paragraphs(asked.additions),
    },
  ]
}

type Rows = readonly (readonly [label: string, value: string | null])[]

/** A rank may point to a person whose name is left out, so that it goes with the name. */
function officerRows(cases: readonly HearingCase[], words: Words): Rows {
  const rank = ({ particulars: { officer } }: HearingCase) =>
    officer.rank === null ? null : officerRank(officer, words)
  const [only, ...others] = cases
  if (only !== undefined && others.length === 0)
    return [
      [words.say('public.officer'), tidy(only.particulars.officer.name)],
      [words.say('paper.rank'), rank(only)],
    ]
  return cases.map((one, at) => {
    const name = tidy(one.particulars.officer.name)
    const has = rank(one)
    return [
      words.say('public.officerNo', { number: at + 1 }),
      has === null ? name : words.say('public.officerIs', { name, rank: has }),
    ] as const
  })
}

function daysOf({ particulars }: HearingCase, words: Words): string | null {
  const { hearingFrom, hearingTo } = particulars.dates
  if (hearingFrom === null) return null
  const day = (date: IsoDate) => (one: Words) => one.longDate(date)
  return hearingTo === null || hearingTo === hearingFrom
    ? words.longDate(hearingFrom)
    : words.say('dates.span', { from: day(hearingFrom), to: day(hearingTo) })
}

function allegedOf(
  { findings, particulars }: HearingCase,
  at: number,
  tellsName: boolean,
  { cases, words }: Notice,
): readonly DraftBlock[] {
  const alleged = findings.allegations.flatMap((one) => paragraphs(one.particulars))
  if (cases.length === 1) return alleged
  const name = tellsName ? tidy(particulars.officer.name) : ''
  return [subheading(name || words.say('public.officerNo', { number: at + 1 })), ...alleged]
}

/** The Regulations of 2012, whose numbering was not read, are not cited. */
function lawOf(hearingCase: HearingCase, words: Words): readonly DraftBlock[] {
  if (isUnder2012(hearingCase)) return []
  const regulation = hearingCase.particulars.forum === 'AMH' ? '53' : '36'
  return [paragraph(words.say('public.rule', { regulation }))]
}
