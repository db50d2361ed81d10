import type { GroundId } from '../bundle/redaction/grounds.ts'
import type { HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import { isDisciplinary } from '../law/situation.ts'
import { overallFinding } from '../overall-finding.ts'
import { addWorkingDays, holidaySet } from '../working-days.ts'
import { serviceMethodLabel } from '../wording.ts'
import { facts, inSentence, paragraph, paragraphs, sentence, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { groundName, type NoticeContext } from './notice-context.ts'
import { isUnder2012, numbered2020 } from './rules-in-words.ts'
import type { Words } from './words/words.ts'

const count = (law: Law, id: string, usual: number): number =>
  law.timeLimits.find((limit) => limit.id === id)?.length.count ?? usual

/** Where misconduct or gross misconduct is found (CR 43(3), (4)). */
export function appealSection({ hearingCase, law, words }: NoticeContext): DraftSection {
  const { particulars, findings, decision } = hearingCase
  const finding = overallFinding(findings)
  const may = finding === 'MISCONDUCT' || finding === 'GROSS_MISCONDUCT'
  const meeting = particulars.forum === 'MEETING'
  const days = meeting ? count(law, 'TL24', 7) : count(law, 'TL26', 10)
  const limit = meeting ? 'appeal.timeReport' : 'appeal.timeDecision'
  const time = (one: Words) => one.say(limit, { days })
  const to = decision.appealTo.trim()
  // The Rules that went with the Regulations of 2012 were not read.
  const tribunal = isUnder2012(hearingCase) ? 'appeal.tribunal2012' : 'appeal.tribunal2020'
  const blocks = [
    paragraph(
      meeting
        ? words.say('appeal.meeting', { regulation: numbered2020(hearingCase, '45') })
        : words.say(tribunal),
    ),
    paragraph(words.say('appeal.grounds')),
    paragraph(to === '' ? time(words) : words.say('appeal.goesTo', { time, to: sentence(to) })),
  ]
  return { id: 'appeal', heading: words.say('appeal.heading'), blocks: may ? blocks : [] }
}

/** Dismissal, and the finding that stands in its place for a former officer (BLR 3). */
export function barredListSection({ hearingCase, law, words }: NoticeContext): DraftSection {
  const { outcome } = hearingCase.decision
  const { notified, decision } = hearingCase.particulars.dates
  const applies = outcome === 'DWN' || outcome === 'WHBD'
  const from = outcome === 'WHBD' ? (decision ?? notified) : notified
  const days = count(law, 'TL23', 5)
  const isDismissal = outcome === 'DWN'
  const report =
    from === null
      ? words.say(isDismissal ? 'barred.dismissalWithin' : 'barred.findingWithin', { days })
      : words.say(isDismissal ? 'barred.dismissalBy' : 'barred.findingBy', {
          date: (one) => one.date(addWorkingDays(from, days, 'INCLUDING', holidaySet(law))),
        })
  return {
    id: 'barred-list',
    heading: words.say('barred.heading'),
    blocks: applies ? [paragraph(report)] : [],
  }
}

export function restrictionsSection({ hearingCase, kind, words }: NoticeContext): DraftSection {
  const blocks = paragraphs(hearingCase.decision.restrictions)
  return {
    id: 'restrictions',
    heading: words.say('restrictions.heading'),
    // The terms of a restriction may name what it protects.
    blocks:
      blocks.length > 0 && kind === 'PUBLISHED'
        ? [paragraph(words.say('restrictions.kept'))]
        : blocks,
  }
}

type Publication = NonNullable<HearingCase['decision']['publication']['decision']>

export function publicationSection(input: NoticeContext): DraftSection {
  const { publication } = input.hearingCase.decision
  const { forum } = input.hearingCase.particulars
  return {
    id: 'publication',
    heading: input.words.say('publication.heading'),
    blocks:
      publication.decision === null || forum === 'MEETING'
        ? []
        : publicationBlocks(input, publication.decision),
  }
}

function publicationBlocks(
  { hearingCase, law, kind, leftOut = [], words }: NoticeContext,
  decision: Publication,
): readonly DraftBlock[] {
  const days = count(law, 'TL22', 28)
  // An order to leave something out stands beside the decision to publish, and is told with it.
  const told = decision === 'PUBLISH' && leftOut.length > 0 ? 'PUBLISH_REDACTED' : decision
  const period = decision === 'WITHHOLD' ? '' : ` ${words.say('publication.period', { days })}`
  const lead = words.say(`publication.${told}`) + period
  // Why something is kept back may give it away.
  const reasons = kind === 'FULL' ? hearingCase.decision.publication.reasons : ''
  const given = paragraphs(reasons, lead)
  return [
    ...(given.length > 0 ? given : [paragraph(lead)]),
    ...(kind === 'FULL' && decision !== 'WITHHOLD' ? leftOutByOrder(leftOut, words) : []),
  ]
}

/** Field 26: how much is left out and on which grounds, in the copy that leaves nothing out. */
function leftOutByOrder(grounds: readonly GroundId[], words: Words): readonly DraftBlock[] {
  if (grounds.length === 0) return []
  const each = (one: Words) =>
    one.names([...new Set(grounds)].map((ground) => inSentence(groundName(one, ground))))
  const key = grounds.length === 1 ? 'publication.leftOutOne' : 'publication.leftOut'
  return [paragraph(words.say(key, { count: grounds.length, grounds: each }))]
}

/** What the officer must know about when the outcome begins. */
export function effectSection({ hearingCase, words }: NoticeContext): DraftSection {
  const { outcome } = hearingCase.decision
  // For a former officer there is nothing left to take effect.
  const applies = isDisciplinary(outcome) && outcome !== 'WHBD'
  return {
    id: 'effect',
    heading: words.say('effect.heading'),
    blocks: applies ? [paragraph(words.say('effect.day'))] : [],
  }
}

/**
 * Field 28: what is known of service when the notice is signed. Days that come later are kept with
 * the case; in what is published, how the officer was reached has no place.
 */
export function serviceSection({ hearingCase, kind, words }: NoticeContext): DraftSection {
  const { service, dates } = hearingCase.particulars
  const day = (date: string | null) => (date === null ? null : words.date(date))
  const { method } = service
  return {
    id: 'service',
    heading: words.say('service.heading'),
    blocks:
      kind === 'PUBLISHED'
        ? []
        : facts([
            [
              words.say('service.how'),
              method === null ? null : words.term('service', method, serviceMethodLabel(method)),
            ],
            [words.say('service.by'), tidy(service.by)],
            [words.say('service.on'), day(dates.served)],
            [words.say('service.deemed'), day(dates.deemedServed)],
          ]),
  }
}
