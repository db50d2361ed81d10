import { hasLive } from '../law/live-warnings.ts'
import type { ChairCapacity, PartialDate } from '../vocabulary.ts'
import {
  capacityLabel,
  delegateBasisLabel,
  officerLabel,
  rankLabel,
  representationLabel,
  standingLabel,
} from '../wording.ts'
import { facts, inSentence } from './draft.ts'
import type { DraftSection } from './draft.ts'
import type { NoticeContext } from './notice-context.ts'
import { proceedingsInWords, referralLabel, ruleRows } from './rules-in-words.ts'
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
      [words.say('hearing.noticeDate'), words.date(input.issuedOn)],
      [words.say('hearing.proceedings'), proceedingsInWords(input)],
      [words.say('hearing.authority'), particulars.appropriateAuthority],
      [words.say('hearing.originating'), particulars.originatingAuthority],
    ]),
  }
}

export function officerSection({ hearingCase, kind, words }: NoticeContext): DraftSection {
  const { officer } = hearingCase.particulars
  const { rank, rankAtTime, standing, representation } = officer
  return {
    id: 'officer',
    heading: words.say('officer.heading'),
    blocks: facts([
      [words.say('officer.name'), officer.name],
      [
        words.say('officer.rank'),
        standing === 'FORMER'
          ? words.term('former', rank ?? 'UNKNOWN', officerLabel(rank, standing))
          : rank === null
            ? words.say('notStated')
            : words.term('rank', rank, rankLabel(rank)),
      ],
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

export function decidersSection({ hearingCase, words }: NoticeContext): DraftSection {
  const { chair, members, adviser, forum } = hearingCase.particulars
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
        forum === 'HEARING' && members.length > 0
          ? words.list(members.map(({ label }) => label))
          : null,
      ],
      // An adviser takes no part in the decision, and the row says so.
      [words.say('deciders.adviser'), adviser === null ? null : words.say('deciders.advised')],
    ]),
  }
}

function capacityInSentence(capacity: ChairCapacity, words: Words): string {
  const label = words.term('capacity', capacity, capacityLabel(capacity))
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
  const reduced = particulars.previouslyReducedInRank === true ? words.say('dates.reduced') : ''
  if (written === true || final === true)
    return `${words.say('dates.live', { warnings: live })}${reduced}`
  return written === null || final === null ? null : `${words.say('dates.noneLive')}${reduced}`
}
