import type { Neighbour } from '../comparison/comparison.ts'
import { warningExpiry } from '../dates.ts'
import { presumesDismissal } from '../law/presumption.ts'
import { isBlank } from '../law/situation.ts'
import { allegationFinding, overallFinding } from '../overall-finding.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { rankLabel } from '../wording.ts'
import { forceAndYear } from './annex-record.ts'
import { inSentence, paragraph, paragraphs, sentence, subheading } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, mayTell, outcomeName, sourceOf } from './notice-context.ts'
import type { NoticeContext } from './notice-context.ts'
import { laterInWords, outcomeAndLength } from './past-case-words.ts'
import { publicNumber, reliedOn } from './relied-on.ts'
import type { Words } from './words/words.ts'

/** Months that the Regulations give each warning where no other length was set. */
const USUAL_MONTHS = { WW: 18, FWW: 24 } as const

export function reasonsForOutcomeSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { decision } = hearingCase
  return {
    id: 'outcome-reasons',
    heading: words.say('stageThree.heading'),
    blocks: [
      ...representations(input),
      ...presumption(input),
      ...considered(input),
      ...notDismissed(input),
      ...titled(words.say('stageThree.guidance'), decision.guidanceDeparture),
      ...comparators(input),
      ...titled(words.say('stageThree.comparators'), decision.comparatorDeparture),
      ...(input.kind === 'FULL'
        ? titled(words.say('stageThree.advice'), decision.adviserAdvice)
        : []),
    ],
  }
}

/** For gross misconduct alone; what was typed before the panel came to dismissal is not printed. */
function notDismissed({ hearingCase, words }: NoticeContext): readonly DraftBlock[] {
  const { outcome, reasonsForNotDismissing } = hearingCase.decision
  const isGross = overallFinding(hearingCase.findings) === 'GROSS_MISCONDUCT'
  if (!isGross || outcome === 'DWN' || outcome === 'WHBD') return []
  return titled(words.say('stageThree.notDismissed'), reasonsForNotDismissing)
}

function titled(heading: string, text: string): readonly DraftBlock[] {
  const blocks = paragraphs(text)
  return blocks.length === 0 ? [] : [subheading(heading), ...blocks]
}

function representations({ hearingCase, words }: NoticeContext): readonly DraftBlock[] {
  const { representationsHeardOn } = hearingCase.decision
  if (representationsHeardOn === null) return []
  const who = decider(hearingCase.particulars.forum)
  const date = (one: Words) => one.date(representationsHeardOn)
  return [paragraph(words.say('stageThree.heard', { who, date }))]
}

/** From the mildest up, in the order of the law data. */
function considered(input: NoticeContext): readonly DraftBlock[] {
  const { hearingCase, law, words } = input
  const order = law.outcomes.map(({ id }) => id)
  const entries = hearingCase.decision.considered
    .filter(({ reasons }) => !isBlank(reasons))
    .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
  if (entries.length === 0) return []
  return [
    subheading(words.say('stageThree.considered')),
    ...entries.flatMap(({ outcome, reasons }) =>
      paragraphs(reasons, `${outcomeName(input, outcome)}.`),
    ),
  ]
}

/** Only where gross misconduct is found under the rules in force from 28 May 2025. */
function presumption({ hearingCase, words }: NoticeContext): readonly DraftBlock[] {
  if (!presumesDismissal(hearingCase)) return []
  const { decision, particulars } = hearingCase
  const { found, reasons } = decision.exceptionalCircumstances
  if (found === null) return []
  const who = decider(particulars.forum)
  const lead = words.say(found ? 'presumption.found' : 'presumption.notFound', { who })
  const given = paragraphs(reasons, lead)
  return [
    subheading(words.say('presumption.heading')),
    paragraph(words.say('presumption.rule')),
    ...(given.length > 0 ? given : [paragraph(lead)]),
  ]
}

/** Past cases are printed only where the decision relied on them. */
function comparators(input: NoticeContext): readonly DraftBlock[] {
  const { hearingCase, words } = input
  const { decision, particulars } = hearingCase
  const relied = reliedOn(input)
  if (relied.length === 0) return []
  const answers = new Map(decision.comparatorAnswers.map(({ ref, answer }) => [ref, answer]))
  return [
    subheading(words.say('relied.heading')),
    paragraph(words.say('relied.lead', { who: decider(particulars.forum) })),
    ...relied.flatMap((one) => onComparator(input, one, answers.get(one.ref) ?? '')),
  ]
}

function onComparator(
  input: NoticeContext,
  neighbour: Neighbour,
  answer: string,
): readonly DraftBlock[] {
  const { law, words } = input
  const number = publicNumber(input, neighbour.ref)
  if (!mayTell(input, neighbour.ref))
    return [paragraph(words.say('relied.notPublished', { number }))]
  const lead = words.say(input.kind === 'FULL' ? 'relied.outcome' : 'relied.public', {
    case: neighbour.ref,
    number,
    where: forceAndYear(neighbour.force, neighbour.year),
    source: (one) => one.englishOnly(inSentence(sourceOf(input, neighbour.ref) ?? '')),
    title: sentence(neighbour.title),
    outcome: (one) => inSentence(outcomeAndLength({ law, words: one }, neighbour)),
    later: (one) => inSentence(laterInWords({ law, words: one }, neighbour.laterHistory)),
  })
  const told = paragraphs(answer, lead)
  return told.length > 0 ? told : [paragraph(lead)]
}

export function outcomeSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { decision } = hearingCase
  const lines =
    decision.outcome === null
      ? [words.say('outcome.notYet')]
      : [decidedOutcome(input, decision.outcome), ...terms(input)]
  return {
    id: 'outcome',
    heading: words.say('outcome.heading'),
    blocks: [
      { kind: 'outcome', label: words.say('outcome.label'), lines },
      ...authorityViews(input),
      ...(decision.outcome === 'RPRP'
        ? paragraphs(decision.reflectivePractice, words.say('outcome.reflective'))
        : []),
    ],
  }
}

/** An end without action has two grounds under one name: where all rests on one, it is said. */
function decidedOutcome(input: NoticeContext, outcome: OutcomeCode): string {
  const { allegations } = input.hearingCase.findings
  const found = new Set(allegations.map((one) => allegationFinding(one)))
  if (outcome === 'NO_BREACH' && found.size === 1) {
    if (found.has('NOT_PROVED')) return input.words.say('outcome.notProved')
    if (found.has('NO_BREACH')) return input.words.say('outcome.noBreach')
  }
  return outcomeName(input, outcome)
}

function terms(input: NoticeContext): readonly string[] {
  const { hearingCase, words } = input
  const { decision, particulars } = hearingCase
  const { notified } = particulars.dates
  const start = (one: Words) =>
    notified === null ? one.say('outcome.untilTold') : one.date(notified)
  const { outcome } = decision
  if (outcome === 'WW' || outcome === 'FWW') {
    const months = decision.months ?? USUAL_MONTHS[outcome]
    const lasts =
      notified === null
        ? words.say('outcome.months', { months, start })
        : words.say('outcome.monthsTo', {
            months,
            start,
            end: (one) => one.date(warningExpiry(notified, months, 0)),
          })
    return [lasts, words.say('outcome.careerBreak')]
  }
  const from = words.say('outcome.from', { start })
  if (outcome === 'DWN') return [from]
  if (outcome === 'DISMISSAL_WITH_NOTICE') return [noticeEnd(input)]
  if (outcome === 'WHBD') return formerTerms(input)
  if (outcome === 'AMH_RETURN_TO_AA') return [words.say('outcome.returned')]
  if (outcome !== 'RIR') return []
  const { newRank } = decision
  const rank = (one: Words) =>
    newRank === null ? '' : inSentence(one.term('rank', newRank, rankLabel(newRank)))
  return [...(newRank === null ? [] : [words.say('outcome.toRank', { rank })]), from]
}

/** The officer serves until the notice has run. */
function noticeEnd({ hearingCase, words }: NoticeContext): string {
  const { noticeEnds } = hearingCase.decision
  return noticeEnds === null
    ? words.say('outcome.noticeEnds')
    : words.say('outcome.noticeEndsOn', { date: (one) => one.date(noticeEnds) })
}

/** What the finding says, and the day from which the barred-list report is counted. */
function formerTerms({ hearingCase, words }: NoticeContext): readonly string[] {
  const on = hearingCase.particulars.dates.decision
  return [
    words.say('outcome.former'),
    ...(on === null ? [] : [words.say('outcome.foundOn', { date: (one) => one.date(on) })]),
  ]
}

function authorityViews({ hearingCase, words }: NoticeContext): readonly DraftBlock[] {
  const { decision } = hearingCase
  const { recorded, summary } = decision.authorityViewsOnReduction
  if (!recorded || decision.outcome !== 'RIR') return []
  const lead = words.say('outcome.views')
  const given = paragraphs(summary, lead)
  return given.length > 0 ? given : [paragraph(lead)]
}
