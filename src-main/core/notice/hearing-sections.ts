import { formatDate } from '../dates.ts'
import { hasLive } from '../law/live-warnings.ts'
import { known } from '../regime.ts'
import type { ChairCapacity, PartialDate } from '../vocabulary.ts'
import {
  capacityLabel,
  delegateBasisLabel,
  forumLabel,
  officerLabel,
  rankLabel,
  regimeLabel,
  representationLabel,
  standingLabel,
} from '../wording.ts'
import { facts, inSentence, listed } from './draft.ts'
import type { DraftSection } from './draft.ts'
import type { NoticeInput } from './notice-context.ts'

/** Regulation under which the report is made. */
const REGULATION = { MEETING: '43', HEARING: '43', AMH: '63' } as const

export function hearingSection(input: NoticeInput): DraftSection {
  const { particulars, reference, version } = input.hearingCase
  const { forum } = particulars
  return {
    id: 'hearing',
    heading: forum === 'MEETING' ? 'The meeting' : 'The hearing',
    blocks: facts([
      ['Case', `${reference}, version ${version}`],
      ['Date of this notice', formatDate(input.issuedOn)],
      [
        'Proceedings',
        `${forumLabel(forum)}; report under regulation ${REGULATION[forum]} of the Police (Conduct) Regulations 2020`,
      ],
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
      [
        input.hearingCase.particulars.forum === 'AMH'
          ? 'Regulation 51 notice'
          : 'Regulation 30 notice',
        day(dates.referralNotice),
      ],
      ['Heard', span(dates.hearingFrom, dates.hearingTo)],
      ['Decision', day(dates.decision)],
      ['Officer told', day(dates.notified)],
      ['Rules', rulesInWords(input)],
      ['Use of force', forceTestInWords(input)],
      ['Warnings', warningsInWords(input)],
    ]),
  }
}

const day = (date: PartialDate | null): string | null => (date === null ? null : formatDate(date))

function span(from: PartialDate | null, to: PartialDate | null): string | null {
  if (from === null) return day(to)
  return to === null || to === from ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`
}

function rulesInWords({ hearingCase }: NoticeInput): string {
  const { regime } = hearingCase
  switch (known(regime.conductRegime)) {
    case 'CR2012':
      return 'Police (Conduct) Regulations 2012'
    case 'CR2020_BASE':
      return 'Police (Conduct) Regulations 2020 as they stood before 28 May 2025'
    case 'CR2020_2025':
      return 'Police (Conduct) Regulations 2020 as they stand from 28 May 2025'
    case 'UNKNOWN':
      return regimeLabel(regime)
  }
}

/** Printed only where the standard on the use of force is in issue. */
function forceTestInWords({ hearingCase }: NoticeInput): string | null {
  const inIssue = hearingCase.findings.allegations.some(({ standards }) =>
    standards.includes('SPB04_USE_OF_FORCE'),
  )
  if (!inIssue) return null
  switch (known(hearingCase.regime.forceTest)) {
    case 'CIVIL_REASONABLE_BELIEF':
      return 'Judged by the standard as it stood before 30 June 2026 (belief must be reasonable)'
    case 'CRIMINAL_HONEST_BELIEF':
      return 'Judged by the standard as it stands from 30 June 2026 (belief must be honestly held)'
    case 'UNKNOWN':
      return null
  }
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
