import { formatDate } from '../dates.ts'
import type { HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import { isDisciplinary } from '../law/situation.ts'
import { overallFinding } from '../overall-finding.ts'
import { addWorkingDays, holidaySet } from '../working-days.ts'
import { serviceMethodLabel } from '../wording.ts'
import { facts, paragraph, paragraphs, sentence, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import type { NoticeInput } from './notice-context.ts'
import { isUnder2012, numbered2020 } from './rules-in-words.ts'

const count = (law: Law, id: string, usual: number): number =>
  law.timeLimits.find((limit) => limit.id === id)?.length.count ?? usual

/** The Rules that go with the Regulations of 2020; those that went with 2012’s were not read. */
const tribunalRules = (hearingCase: HearingCase): string =>
  isUnder2012(hearingCase) ? '' : ' (Police Appeals Tribunals Rules 2020)'

/** Where misconduct or gross misconduct is found (CR 43(3), (4)). */
export function appealSection({ hearingCase, law }: NoticeInput): DraftSection {
  const { particulars, findings, decision } = hearingCase
  const finding = overallFinding(findings)
  const may = finding === 'MISCONDUCT' || finding === 'GROSS_MISCONDUCT'
  const meeting = particulars.forum === 'MEETING'
  const days = meeting ? count(law, 'TL24', 7) : count(law, 'TL26', 10)
  const to = decision.appealTo.trim()
  const blocks = [
    paragraph(
      meeting
        ? `The officer may appeal against the finding or the outcome to an appeal meeting${numbered2020(hearingCase, '45')}.`
        : `The officer may appeal against the finding or the outcome to a police appeals tribunal${tribunalRules(hearingCase)}.`,
    ),
    paragraph(
      'The grounds are that the finding or the disciplinary action was unreasonable; that there ' +
        'is evidence that could not reasonably have been considered and could have made a ' +
        'difference; or that a serious breach of procedure or other unfairness could have made one.',
    ),
    paragraph(
      `Notice of appeal must be given within ${days} working days, beginning with the first ` +
        'working day after the officer first received ' +
        `${meeting ? 'the report' : 'the written decision'}.${to === '' ? '' : ` It goes to: ${sentence(to)}`}`,
    ),
  ]
  return { id: 'appeal', heading: 'Right of appeal', blocks: may ? blocks : [] }
}

/** Dismissal, and the finding that stands in its place for a former officer (BLR 3). */
export function barredListSection({ hearingCase, law }: NoticeInput): DraftSection {
  const { outcome } = hearingCase.decision
  const { notified, decision } = hearingCase.particulars.dates
  const applies = outcome === 'DWN' || outcome === 'WHBD'
  const from = outcome === 'WHBD' ? (decision ?? notified) : notified
  const days = count(law, 'TL23', 5)
  const due =
    from === null
      ? `within ${days} working days, beginning with that day`
      : `by ${formatDate(addWorkingDays(from, days, 'INCLUDING', holidaySet(law)))}`
  const what = outcome === 'DWN' ? 'dismissal' : 'finding'
  return {
    id: 'barred-list',
    heading: 'Police barred list',
    blocks: applies
      ? [
          paragraph(
            `The appropriate authority must report this ${what} to the College of Policing ${due}, ` +
              'so that the officer is entered in the police barred list.',
          ),
        ]
      : [],
  }
}

export function restrictionsSection(input: NoticeInput): DraftSection {
  const blocks = paragraphs(input.hearingCase.decision.restrictions)
  return {
    id: 'restrictions',
    heading: 'Restrictions',
    // The terms of a restriction may name what it protects.
    blocks:
      blocks.length > 0 && input.kind === 'PUBLISHED'
        ? [paragraph('Restrictions were made at this hearing. Their terms are in the full notice.')]
        : blocks,
  }
}

const publicationWords = {
  PUBLISH: 'The report is to be published.',
  PUBLISH_REDACTED: 'The report is to be published with parts removed.',
  WITHHOLD: 'The report is not to be published.',
} as const

export function publicationSection(input: NoticeInput): DraftSection {
  const { publication } = input.hearingCase.decision
  const { forum } = input.hearingCase.particulars
  return {
    id: 'publication',
    heading: 'Publication',
    blocks:
      publication.decision === null || forum === 'MEETING'
        ? []
        : publicationBlocks(input, publication.decision),
  }
}

function publicationBlocks(
  { hearingCase, law, kind }: NoticeInput,
  decision: keyof typeof publicationWords,
): readonly DraftBlock[] {
  const days = count(law, 'TL22', 28)
  const period =
    decision === 'WITHHOLD'
      ? ''
      : ` The appropriate authority keeps it on its website for at least ${days} days.`
  const lead = `${publicationWords[decision]}${period}`
  // Why something is kept back may give it away.
  const reasons = kind === 'FULL' ? hearingCase.decision.publication.reasons : ''
  const given = paragraphs(reasons, lead)
  return given.length > 0 ? given : [paragraph(lead)]
}

/** What the officer must know about when the outcome begins. */
export function effectSection({ hearingCase }: NoticeInput): DraftSection {
  const { outcome } = hearingCase.decision
  // For a former officer there is nothing left to take effect.
  const applies = isDisciplinary(outcome) && outcome !== 'WHBD'
  return {
    id: 'effect',
    heading: 'When it takes effect',
    blocks: applies
      ? [paragraph('Disciplinary action takes effect on the day the officer is told of it.')]
      : [],
  }
}

/**
 * Field 28: what is known of service when the notice is signed. Days that come later are kept with
 * the case; in what is published, how the officer was reached has no place.
 */
export function serviceSection({ hearingCase, kind }: NoticeInput): DraftSection {
  const { service, dates } = hearingCase.particulars
  const day = (date: string | null) => (date === null ? null : formatDate(date))
  return {
    id: 'service',
    heading: 'Service',
    blocks:
      kind === 'PUBLISHED'
        ? []
        : facts([
            ['How', service.method === null ? null : serviceMethodLabel(service.method)],
            ['Served by', tidy(service.by)],
            ['Served on', day(dates.served)],
            ['Deemed served on', day(dates.deemedServed)],
          ]),
  }
}
