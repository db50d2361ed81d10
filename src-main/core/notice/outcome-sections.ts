import type { Neighbour } from '../comparison/comparison.ts'
import { formatDate, warningExpiry } from '../dates.ts'
import type { HearingCase } from '../hearing-case.ts'
import { presumesDismissal } from '../law/presumption.ts'
import { isBlank } from '../law/situation.ts'
import { laterHistoryLabel, outcomeLabel, outcomeWithLength, rankLabel } from '../wording.ts'
import { inSentence, paragraph, paragraphs, sentence, subheading } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { reliedOn } from './annex.ts'
import { decider, mayTell } from './notice-context.ts'
import type { NoticeInput } from './notice-context.ts'

/** Months that the Regulations give each warning where no other length was set. */
const USUAL_MONTHS = { WW: 18, FWW: 24 } as const

export function reasonsForOutcomeSection(input: NoticeInput): DraftSection {
  const { decision } = input.hearingCase
  return {
    id: 'outcome-reasons',
    heading: 'Stage 3: choosing the outcome',
    blocks: [
      ...representations(input),
      ...presumption(input),
      ...considered(input),
      ...titled('Why the officer is not dismissed', decision.reasonsForNotDismissing),
      ...titled('Departure from the outcomes guidance', decision.guidanceDeparture),
      ...comparators(input),
      ...titled('Departure from like cases', decision.comparatorDeparture),
      ...(input.kind === 'FULL' ? titled('Legal advice', decision.adviserAdvice) : []),
    ],
  }
}

function titled(heading: string, text: string): readonly DraftBlock[] {
  const blocks = paragraphs(text)
  return blocks.length === 0 ? [] : [subheading(heading), ...blocks]
}

function representations({ hearingCase }: NoticeInput): readonly DraftBlock[] {
  const { representationsHeardOn } = hearingCase.decision
  if (representationsHeardOn === null) return []
  const who = decider(hearingCase.particulars.forum)
  const on = formatDate(representationsHeardOn)
  return [paragraph(`${who} heard representations on outcome on ${on} before deciding it.`)]
}

/** From the mildest up, in the order of the law data. */
function considered({ hearingCase, law }: NoticeInput): readonly DraftBlock[] {
  const order = law.outcomes.map(({ id }) => id)
  const entries = hearingCase.decision.considered
    .filter(({ reasons }) => !isBlank(reasons))
    .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
  if (entries.length === 0) return []
  return [
    subheading('Outcomes considered, from the mildest'),
    ...entries.flatMap(({ outcome, reasons }) =>
      paragraphs(reasons, `${outcomeLabel(outcome, law)}.`),
    ),
  ]
}

/** Only where gross misconduct is found under the rules in force from 28 May 2025. */
function presumption({ hearingCase }: NoticeInput): readonly DraftBlock[] {
  if (!presumesDismissal(hearingCase)) return []
  const { decision, particulars } = hearingCase
  const { found, reasons } = decision.exceptionalCircumstances
  if (found === null) return []
  const who = decider(particulars.forum)
  const lead = found
    ? `${who} found exceptional circumstances.`
    : `${who} found no exceptional circumstances.`
  const given = paragraphs(reasons, lead)
  return [
    subheading('Presumption of dismissal'),
    paragraph(
      'Under the rules that apply, an officer found to have committed gross misconduct is ' +
        'dismissed unless exceptional circumstances justify another outcome.',
    ),
    ...(given.length > 0 ? given : [paragraph(lead)]),
  ]
}

/** Past cases are printed only where the decision relied on them. */
function comparators(input: NoticeInput): readonly DraftBlock[] {
  const { decision, particulars } = input.hearingCase
  const relied = reliedOn(input)
  if (relied.length === 0) return []
  const answers = new Map(decision.comparatorAnswers.map(({ ref, answer }) => [ref, answer]))
  return [
    subheading('Past cases relied on'),
    paragraph(
      `${decider(particulars.forum)} relied on the past cases below. Each case turns on its own ` +
        'facts, and none of them decided this one. The annex sets them out.',
    ),
    ...relied.flatMap((one) => onComparator(input, one, answers.get(one.ref) ?? '')),
  ]
}

function onComparator(
  input: NoticeInput,
  neighbour: Neighbour,
  answer: string,
): readonly DraftBlock[] {
  const { law } = input
  if (!mayTell(input, neighbour.ref))
    return [
      paragraph(`${neighbour.ref}, a case that is not published. The full notice says more of it.`),
    ]
  const outcome = inSentence(outcomeWithLength(neighbour.outcome, neighbour.outcomeMonths, law))
  const later = inSentence(laterHistoryLabel(neighbour.laterHistory, law))
  const lead = `${neighbour.ref}, ${sentence(neighbour.title)} Outcome: ${outcome}; ${later}.`
  const told = paragraphs(answer, lead)
  return told.length > 0 ? told : [paragraph(lead)]
}

export function outcomeSection(input: NoticeInput): DraftSection {
  const { decision } = input.hearingCase
  const lines =
    decision.outcome === null
      ? ['Not yet decided']
      : [outcomeLabel(decision.outcome, input.law), ...terms(input.hearingCase)]
  return {
    id: 'outcome',
    heading: 'Outcome',
    blocks: [
      { kind: 'outcome', label: 'What was decided', lines },
      ...authorityViews(input.hearingCase),
      ...(decision.outcome === 'RPRP'
        ? paragraphs(decision.reflectivePractice, 'Reflective practice.')
        : []),
    ],
  }
}

function terms({ decision, particulars }: HearingCase): readonly string[] {
  const { notified } = particulars.dates
  const start = notified === null ? 'the day the officer is told of it' : formatDate(notified)
  const { outcome } = decision
  if (outcome === 'WW' || outcome === 'FWW') {
    const months = decision.months ?? USUAL_MONTHS[outcome]
    const end = notified === null ? '' : ` to ${formatDate(warningExpiry(notified, months, 0))}`
    return [
      `For ${months} months, from ${start}${end}, both days included`,
      'A career break does not count towards this time',
    ]
  }
  if (outcome === 'DWN') return [`From ${start}`]
  if (outcome === 'WHBD') return formerTerms(particulars)
  if (outcome !== 'RIR') return []
  const { newRank } = decision
  const rank = newRank === null ? [] : [`To the rank of ${inSentence(rankLabel(newRank))}`]
  return [...rank, `From ${start}`]
}

/** What the finding says, and the day from which the barred-list report is counted. */
const formerTerms = ({ dates }: HearingCase['particulars']): readonly string[] => [
  'Disciplinary action for gross misconduct, had the officer still been serving',
  ...(dates.decision === null ? [] : [`Found on ${formatDate(dates.decision)}`]),
]

function authorityViews({ decision }: HearingCase): readonly DraftBlock[] {
  const { recorded, summary } = decision.authorityViewsOnReduction
  if (!recorded || decision.outcome !== 'RIR') return []
  const lead = 'The appropriate authority gave its views on reduction in rank.'
  const given = paragraphs(summary, lead)
  return given.length > 0 ? given : [paragraph(lead)]
}
