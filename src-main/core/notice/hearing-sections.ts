import { hasLive } from '../law/live-warnings.ts'
import { known } from '../regime.ts'
import type { ChairCapacity, PartialDate } from '../vocabulary.ts'
import {
  capacityLabel,
  delegateBasisLabel,
  rankLabel,
  representationLabel,
  standingLabel,
} from '../wording.ts'
import { facts, inSentence, tidy } from './draft.ts'
import type { DraftSection } from './draft.ts'
import { officerRank, type NoticeContext } from './notice-context.ts'
import { proceedingsInWords, referralLabel, ruleRows } from './rules-in-words.ts'
import { nameOfCapacity } from './words/terms.ts'
import type { Words } from './words/words.ts'

export function hearingSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { particulars, reference, version } = hearingCase
  const { forum } = particulars
  return {
    id: 'hearing',
    heading: words.say(forum === 'MEETING' ? 'meeting.heading' : 'hearing.heading'),
    blocks: facts([
      [words.say('hearing.case'), words.say('hearing.version', { reference, version })],
      [
        words.say('hearing.correction'),
        input.kind === 'FULL' ? tidy(hearingCase.correctionReason ?? '') : null,
      ],
      [words.say('hearing.noticeDate'), words.date(input.issuedOn)],
      [words.say('hearing.proceedings'), proceedingsInWords(input)],
      [words.say('hearing.authority'), particulars.appropriateAuthority],
      [words.say('hearing.originating'), particulars.originatingAuthority],
      [words.say('hearing.together'), heardTogether(input)],
      [words.say('hearing.decision'), input.decisionMark ?? null],
    ]),
  }
}

/** Other officers are named by the references of their cases alone, and so in every copy. */
function heardTogether({ hearingCase, heardWith = [], words }: NoticeContext): string | null {
  const hearing = tidy(hearingCase.particulars.hearing.reference)
  if (heardWith.length === 0) return hearing
  return words.say('hearing.others', { hearing, cases: (one) => one.list(heardWith) })
}

export function officerSection({ hearingCase, kind, words }: NoticeContext): DraftSection {
  const { officer } = hearingCase.particulars
  const { rankAtTime, standing, representation } = officer
  return {
    id: 'officer',
    heading: words.say('officer.heading'),
    blocks: facts([
      [words.say('officer.name'), officer.name],
      [words.say('officer.rank'), officerRank(officer, words)],
      [
        words.say('officer.rankThen'),
        rankAtTime === null ? null : words.term('rank', rankAtTime, rankLabel(rankAtTime)),
      ],
      [words.say('officer.number'), kind === 'PUBLISHED' ? null : officer.number],
      [words.say('officer.standing'), words.term('standing', standing, standingLabel(standing))],
      [
        words.say('officer.representation'),
        representation === null
          ? null
          : words.term('representation', representation, representationLabel(representation)),
      ],
    ]),
  }
}

export function decidersSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { chair, members, forum } = hearingCase.particulars
  const { delegateBasis } = chair
  const basis =
    chair.capacity === 'DELEGATE' && delegateBasis !== null
      ? ` (${inSentence(words.term('basis', delegateBasis, delegateBasisLabel(delegateBasis)))})`
      : ''
  const capacity =
    chair.capacity === null ? '' : `, ${capacityInSentence(chair.capacity, words)}${basis}`
  return {
    id: 'decision-makers',
    heading: words.say('deciders.heading'),
    blocks: facts([
      [
        words.say(forum === 'HEARING' ? 'deciders.chair' : 'deciders.decidedBy'),
        `${chair.label}${capacity}`,
      ],
      [
        words.say('deciders.members'),
        forum === 'HEARING' ? membersInWords(members, words) || words.say('notRecorded') : null,
      ],
      [words.say('deciders.adviser'), adviserInWords(input)],
    ]),
  }
}

function membersInWords(members: readonly { readonly label: string }[], words: Words): string {
  const labels = members.map(({ label }) => label)
  const ownStops = labels.some((label) => /,| and /.test(label))
  return ownStops ? words.names(labels) : words.list(labels)
}

/**
 * An adviser takes no part in the decision, and the row says so; who advised is not published. A
 * hearing under the rules from May 2024 has one: where none is recorded the reader is told.
 */
function adviserInWords({ hearingCase, kind, words }: NoticeContext): string | null {
  const { particulars, regime } = hearingCase
  const adviser = tidy(particulars.adviser?.label ?? '')
  if (adviser !== '')
    return kind === 'FULL'
      ? words.say('deciders.advisedBy', { adviser })
      : words.say('deciders.advised')
  const isDue =
    particulars.forum === 'HEARING' && known(regime.panelModel) === 'CHIEF_OFFICER_CHAIR'
  return isDue ? words.say('notRecorded') : null
}

function capacityInSentence(capacity: ChairCapacity, words: Words): string {
  const label = words.term('capacity', capacity, nameOfCapacity(capacityLabel(capacity)))
  return capacity === 'HMCIC_OR_HMI' ? label : inSentence(label)
}

export function datesSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { dates } = hearingCase.particulars
  const day = (date: PartialDate | null) => (date === null ? null : words.date(date))
  return {
    id: 'dates',
    heading: words.say('dates.heading'),
    blocks: facts([
      [words.say('dates.conduct'), span(words, dates.conductFrom, dates.conductTo)],
      [words.say('dates.attention'), day(dates.cameToAttention)],
      [words.say('dates.severity'), day(dates.severityAssessment)],
      [referralLabel(input), day(dates.referralNotice)],
      [words.say('dates.heard'), span(words, dates.hearingFrom, dates.hearingTo)],
      [words.say('dates.decision'), day(dates.decision)],
      [words.say('dates.told'), day(dates.notified)],
      ...ruleRows(input),
      [words.say('dates.warnings'), warningsInWords(input)],
    ]),
  }
}

function span(words: Words, from: PartialDate | null, to: PartialDate | null): string | null {
  const only = from ?? to
  if (only === null) return null
  return from === null || to === null || to === from
    ? words.date(only)
    : words.say('dates.span', { from: (one) => one.date(from), to: (one) => one.date(to) })
}

function warningsInWords({ hearingCase, words }: NoticeContext): string | null {
  const { particulars } = hearingCase
  if (particulars.officer.standing === 'FORMER') return null
  const written = hasLive(particulars, 'WW')
  const final = hasLive(particulars, 'FWW')
  const live = (one: Words) =>
    one.list([
      ...(written === true ? [one.say('dates.written')] : []),
      ...(final === true ? [one.say('dates.finalWritten')] : []),
    ])
  const said =
    written === true || final === true
      ? words.say('dates.live', { warnings: live })
      : words.say(written === null || final === null ? 'dates.unknownLive' : 'dates.noneLive')
  const { previouslyReducedInRank: before } = particulars
  return said + words.say(before === null ? 'dates.unknownReduced' : REDUCED[`${before}`])
}

const REDUCED = { true: 'dates.reduced', false: 'dates.notReduced' } as const
