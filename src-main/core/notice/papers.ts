import type { HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import { ok, refuse, type Result } from '../result.ts'
import { addWorkingDays, holidaySet } from '../working-days.ts'
import { standingLabel } from '../wording.ts'
import {
  facts,
  grouped,
  numbered,
  paragraph,
  paragraphs,
  subheading,
  type DraftBlock,
  type DraftSection,
} from './draft.ts'
import { officerRank } from './notice-context.ts'
import type { NoticeBlock, NoticeDocument } from './notice.ts'
import { isUnder2012 } from './rules-in-words.ts'
import { passagesIn } from './words/furniture.ts'
import type { Words } from './words/words.ts'
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

type Speaking = PaperInput & { readonly words: Words }

const LINE = '______________________________'

/** Whether there is such a paper of this decision. */
export function checkPaper(kind: PaperKind, { decision }: HearingCase): Result<null> {
  const isBarred = decision.outcome === 'DWN' || decision.outcome === 'WHBD'
  return kind === 'COVERING_LETTER' || isBarred
    ? ok(null)
    : refuse('NOT_BARRED', 'Only a dismissal, or a finding in its place, goes to the barred list.')
}

/**
 * The paper as data, unsigned; its words on appeal and its reasons are those of the signed notice.
 * @param words in which it speaks: those of the notice that it goes out with.
 */
export const composePaper = (kind: PaperKind, input: PaperInput, words: Words): WorkingPaper =>
  kind === 'COVERING_LETTER'
    ? coveringLetter({ ...input, words })
    : barredListReport({ ...input, words })

function paper(
  { hearingCase, author, words }: Speaking,
  title: string,
  sections: readonly DraftSection[],
): WorkingPaper {
  const { reference, version, particulars } = hearingCase
  return {
    kind: 'FULL',
    language: words.language,
    title,
    marking: 'OFFICIAL-SENSITIVE',
    number: reference,
    caseReference: reference,
    version,
    replaces: null,
    force: particulars.force,
    author,
    sections: numbered(sections),
  }
}

const textOf = (block: NoticeBlock | DraftBlock): readonly string[] =>
  block.kind === 'paragraph' || block.kind === 'subheading' ? [block.text] : []

/** A text of the signed notice, in the languages it has there. */
const againIn =
  ({ full, words }: Pick<Speaking, 'full' | 'words'>) =>
  (text: string): string =>
    words.again(passagesIn(full, text) ?? [{ language: full.language, text }])

/** The paragraphs of a section of the notice, as that notice has them and in its languages. */
function repeat(
  { full, words }: Pick<Speaking, 'full' | 'words'>,
  sectionId: string,
  isTold: (text: string) => boolean = () => true,
): readonly DraftBlock[] {
  const again = againIn({ full, words })
  const kept = full.sections
    .filter(({ id }) => id === sectionId)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => textOf(block).some(isTold))
  return kept.flatMap((block, at): readonly DraftBlock[] => {
    if (block.kind === 'paragraph') return [paragraph(again(block.text))]
    // A subheading without its paragraphs goes with them.
    return block.kind === 'subheading' && kept[at + 1]?.kind === 'paragraph'
      ? [subheading(again(block.text))]
      : []
  })
}

/** The reasons for the outcome; what the legal adviser advised stays with the panel and the parties. */
function reasonsOf(input: Speaking): readonly DraftBlock[] {
  const advice = new Set(paragraphs(input.hearingCase.decision.adviserAdvice).flatMap(textOf))
  return repeat(input, 'outcome-reasons', (text) => !advice.has(text))
}

/** What the reasons are the reasons for: each allegation that was proved, as the notice has it. */
function provedIn(input: Speaking): readonly DraftBlock[] {
  const { full, hearingCase, words } = input
  const again = againIn(input)
  const isProved = (at: number) => hearingCase.findings.allegations[at]?.proved === true
  return full.sections
    .filter(({ id }) => id === 'allegations')
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): readonly DraftBlock[] =>
      block.kind === 'table'
        ? [
            {
              ...block,
              caption: words.say('report.proved'),
              columns: block.columns.map(again),
              rows: block.rows.filter((_, at) => isProved(at)).map((row) => row.map(again)),
            },
          ]
        : [],
    )
}

const signing = (words: Words): DraftSection => ({
  id: 'signed',
  heading: words.say('paper.signing'),
  blocks: facts([
    [words.say('paper.name'), LINE],
    [words.say('paper.signed'), LINE],
    [words.say('paper.date'), LINE],
  ]),
})

const noticeRows = ({ full, sha256, hearingCase, words }: Speaking) =>
  [
    [words.say('hearing.case'), hearingCase.reference],
    [words.say('paper.notice'), full.number],
    [words.say('paper.hash'), grouped(sha256)],
  ] as const

/** To the officer, with the report and the right of appeal (CR 43(2)-(4), 63(3)). */
function coveringLetter(input: Speaking): WorkingPaper {
  const { hearingCase, words } = input
  const { particulars, decision } = hearingCase
  const { officer } = particulars
  const appeal = repeat(input, 'appeal')
  const byHand = (one: Words) => one.say('paper.byHand')
  return paper(input, words.say('letter.title'), [
    {
      id: 'letter',
      heading: words.say('letter.heading'),
      blocks: [
        ...facts([
          [words.say('letter.to'), officer.name],
          [words.say('paper.rank'), officerRank(officer, words)],
          [words.say('letter.from'), particulars.appropriateAuthority],
          ...noticeRows(input),
        ]),
        paragraph(lead(input)),
        ...repeat(input, 'effect'),
      ],
    },
    {
      id: 'appeal',
      heading: words.say('appeal.heading'),
      blocks:
        appeal.length === 0 || decision.appealTo.trim() !== ''
          ? appeal
          : [
              ...appeal,
              ...facts([
                [words.say('letter.appealTo'), words.say('letter.writeIn', { byHand, line: LINE })],
              ]),
            ],
    },
    {
      id: 'publication',
      heading: words.say('publication.heading'),
      blocks: repeat(input, 'publication'),
    },
    signing(words),
  ])
}

/** "The report of your misconduct hearing, decided on ..., comes with this letter." */
function lead({ full, hearingCase, words }: Speaking): string {
  const { dates, forum } = hearingCase.particulars
  const { decision: decided } = dates
  const kind = forum === 'MEETING' ? 'meeting' : 'hearing'
  const comes =
    decided === null
      ? words.say(`letter.${kind}`)
      : words.say(`letter.${kind}On`, { date: (one) => one.date(decided) })
  const sent =
    full.replaces === null
      ? comes
      : `${comes} ${words.say('letter.replaces', { number: full.replaces })}`
  if (isUnder2012(hearingCase)) return sent
  return `${sent} ${words.say('letter.rule', { regulation: forum === 'AMH' ? '63(3)' : '43(2)' })}`
}

/** To the College of Policing, with what the report has to hold (BLR 3(2)). */
function barredListReport(input: Speaking): WorkingPaper {
  const { hearingCase, law, words } = input
  const { officer, dates, force } = hearingCase.particulars
  const isDismissal = hearingCase.decision.outcome === 'DWN'
  const from = isDismissal ? (dates.notified ?? dates.decision) : (dates.decision ?? dates.notified)
  const days = law.timeLimits.find(({ id }) => id === 'TL23')?.length.count ?? 5
  const due = from === null ? null : addWorkingDays(from, days, 'INCLUDING', holidaySet(law))
  const byHand = words.say('paper.byHand')
  return paper(input, words.say('report.title'), [
    {
      id: 'report',
      heading: words.say('report.heading'),
      blocks: [
        ...facts([
          [words.say('report.fullName'), officer.name],
          [words.say('report.force'), force],
          [words.say('report.born'), byHand],
          [
            words.say('report.status'),
            words.term('standing', officer.standing, standingLabel(officer.standing)),
          ],
          [words.say('paper.rank'), officerRank(officer, words)],
          [words.say('report.number'), officer.number.trim() || byHand],
          [
            words.say(isDismissal ? 'report.dismissedOn' : 'report.foundOn'),
            from === null ? byHand : words.date(from),
          ],
          [words.say('report.due'), due === null ? null : words.longDate(due)],
          ...noticeRows(input),
        ]),
        paragraph(words.say(isDismissal ? 'report.dismissal' : 'report.finding')),
      ],
    },
    { id: 'found', heading: words.say('report.found'), blocks: provedIn(input) },
    { id: 'reasons', heading: words.say('report.reasons'), blocks: reasonsOf(input) },
    signing(words),
  ])
}
