import { formatDate } from '../dates.ts'
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
import { facts, inSentence, listed } from './draft.ts'
import type { DraftSection } from './draft.ts'
import type { NoticeInput } from './notice-context.ts'
import { proceedingsInWords, referralLabel, ruleRows } from './rules-in-words.ts'

export function hearingSection(input: NoticeInput): DraftSection {
  const { particulars, reference, version } = input.hearingCase
  const { forum } = particulars
  return {
    id: 'hearing',
    heading: forum === 'MEETING' ? 'The meeting' : 'The hearing',
    blocks: facts([
      ['Case', `${reference}, version ${version}`],
      ['Date of this notice', formatDate(input.issuedOn)],
      ['Proceedings', proceedingsInWords(input.hearingCase)],
      ['Appropriate authority', particulars.appropriateAuthority],
      ['Originating authority', particulars.originatingAuthority],
    ]),
  }
}

export function officerSection(input: NoticeInput): DraftSection {
  const { officer } = input.hearingCase.particulars
  const number = input.kind === 'PUBLISHED' ? null : officer.number
  return {
    id: 'officer',
    heading: 'The officer concerned',
    blocks: facts([
      ['Name', officer.name],
      ['Rank', officerLabel(officer.rank, officer.standing)],
      ['Rank at the time', officer.rankAtTime === null ? null : rankLabel(officer.rankAtTime)],
      ['Number', number],
      ['Standing', standingLabel(officer.standing)],
      [
        'Representation',
        officer.representation === null ? null : representationLabel(officer.representation),
      ],
    ]),
  }
}

export function decidersSection(input: NoticeInput): DraftSection {
  const { chair, members, adviser, forum } = input.hearingCase.particulars
  const basis =
    chair.capacity === 'DELEGATE' && chair.delegateBasis !== null
      ? ` (${inSentence(delegateBasisLabel(chair.delegateBasis))})`
      : ''
  const capacity = chair.capacity === null ? '' : `, ${capacityInSentence(chair.capacity)}${basis}`
  const first = forum === 'HEARING' ? 'Chair' : 'Decided by'
  return {
    id: 'decision-makers',
    heading: 'Who decided',
    blocks: facts([
      [first, `${chair.label}${capacity}`],
      [
        'Members',
        forum === 'HEARING' && members.length > 0
          ? listed(members.map(({ label }) => label))
          : null,
      ],
      // An adviser takes no part in the decision, and the row says so.
      [
        'Adviser',
        adviser === null ? null : 'A legally qualified person advised; no part in the decision',
      ],
    ]),
  }
}

const capacityInSentence = (capacity: ChairCapacity): string =>
  capacity === 'HMCIC_OR_HMI' ? capacityLabel(capacity) : inSentence(capacityLabel(capacity))

export function datesSection(input: NoticeInput): DraftSection {
  const { dates } = input.hearingCase.particulars
  return {
    id: 'dates',
    heading: 'Dates and rules',
    blocks: facts([
      ['Conduct', span(dates.conductFrom, dates.conductTo)],
      ['Came to attention', day(dates.cameToAttention)],
      ['Severity assessment', day(dates.severityAssessment)],
      [referralLabel(input.hearingCase), day(dates.referralNotice)],
      ['Heard', span(dates.hearingFrom, dates.hearingTo)],
      ['Decision', day(dates.decision)],
      ['Officer told', day(dates.notified)],
      ...ruleRows(input),
      ['Warnings', warningsInWords(input)],
    ]),
  }
}

const day = (date: PartialDate | null): string | null => (date === null ? null : formatDate(date))

function span(from: PartialDate | null, to: PartialDate | null): string | null {
  if (from === null) return day(to)
  return to === null || to === from ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`
}

function warningsInWords({ hearingCase }: NoticeInput): string | null {
  const { particulars } = hearingCase
  if (particulars.officer.standing === 'FORMER') return null
  const written = hasLive(particulars, 'WW')
  const final = hasLive(particulars, 'FWW')
  const live = [
    ...(written === true ? ['a written warning'] : []),
    ...(final === true ? ['a final written warning'] : []),
  ]
  const reduced = particulars.previouslyReducedInRank === true ? '; reduced in rank before' : ''
  if (live.length > 0) return `Live at the severity assessment: ${listed(live)}${reduced}`
  return written === null || final === null
    ? null
    : `None live at the severity assessment${reduced}`
}
