import { csvOf } from '../csv.ts'
import { ukDay } from '../date-and-clock.ts'
import { addDays, formatDate } from '../dates.ts'
import type { HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import { isBlank } from '../law/situation.ts'
import type { Problem } from '../result.ts'
import type { IsoDate } from '../vocabulary.ts'

/** What a person records: that the force put a report on its website, and that it took it down. */
export type PublicationDays = {
  /** Null takes a wrongly recorded publication back. */
  readonly publishedOn: IsoDate | null
  /** Where it stands on the force's website. */
  readonly address: string
  readonly takenDownOn: IsoDate | null
  /** Why it was taken down before its time. */
  readonly reason: string
}

/** What was recorded, by whom, and which file was out. */
export type PublicationEntry = PublicationDays & {
  readonly sha256: string
  readonly at: string
  readonly by: string
}

/** PRIVATE: a meeting. MAY_COME_DOWN: out for the time that the rules ask for at least. */
export type PublicationState =
  'PRIVATE' | 'WITHHELD' | 'TO_PUBLISH' | 'OUT' | 'MAY_COME_DOWN' | 'TAKEN_DOWN'

export type Publication = {
  readonly noticeId: string
  readonly caseId: string
  readonly number: string
  readonly reference: string
  readonly issuedOn: IsoDate
  readonly state: PublicationState
  /** The chair who decided on publication, and the reasons given for leaving out or withholding. */
  readonly decidedBy: string
  readonly isRedacted: boolean
  readonly reasons: string
  readonly publishedOn: IsoDate | null
  readonly address: string
  /** First day on which it may come down: the report stays up at least 28 days. */
  readonly mayComeDownOn: IsoDate | null
  readonly takenDownOn: IsoDate | null
  readonly takenDownEarly: string
  /** Who recorded it last, and when; null where only the clocks tell the day, or nothing does. */
  readonly recorded: { readonly at: string; readonly by: string } | null
  /** SHA-256 of the file that is or was out; before publication, of the file as it now stands. */
  readonly sha256: string
  /** The full notice of the same decision, as it now stands. */
  readonly full: FullNotice | null
  /** Number of the correction that stands in its place. */
  readonly replacedBy: string | null
}

/** What joins a full notice to its published one. */
type FullNotice = { readonly id: string; readonly number: string; readonly sha256: string }

/** A signed case with its published notice. */
export type SignedPublication = {
  readonly hearingCase: HearingCase
  readonly notice: {
    readonly id: string
    readonly number: string
    readonly issuedAt: string
    readonly currentSha256: string
  }
  readonly full: FullNotice | null
  readonly entry: PublicationEntry | null
  readonly replacedBy: string | null
}

/** Days for which a report stays on the force's website, the first one counted (CR 43(7), 63(7)). */
const daysUp = (law: Law): number =>
  law.timeLimits.find(({ id }) => id === 'TL22')?.length?.count ?? 28

/** Where the publication of one notice stands on the day `today`. */
export function publicationOf(
  { hearingCase, notice, full, entry, replacedBy }: SignedPublication,
  law: Law,
  today: IsoDate,
): Publication {
  const { publication } = hearingCase.decision
  const issuedOn = ukDay(notice.issuedAt)
  const publishedOn = entry === null ? fromClocks(hearingCase, issuedOn) : entry.publishedOn
  const mayComeDownOn = publishedOn === null ? null : addDays(publishedOn, daysUp(law))
  const takenDownOn = entry?.takenDownOn ?? null
  return {
    noticeId: notice.id,
    caseId: hearingCase.id,
    number: notice.number,
    reference: hearingCase.reference,
    issuedOn,
    state: stateOf(hearingCase, { mayComeDownOn, takenDownOn }, today),
    decidedBy: hearingCase.particulars.chair.label,
    isRedacted: publication.decision === 'PUBLISH_REDACTED',
    reasons: publication.reasons,
    publishedOn,
    address: entry?.address ?? '',
    mayComeDownOn,
    takenDownOn,
    takenDownEarly: entry?.reason ?? '',
    recorded: entry === null ? null : { at: entry.at, by: entry.by },
    sha256: entry?.publishedOn == null ? notice.currentSha256 : entry.sha256,
    full,
    replacedBy,
  }
}

/** The clocks know one day for all versions of a case: an earlier one is not this notice's. */
function fromClocks({ particulars }: HearingCase, issuedOn: IsoDate): IsoDate | null {
  const { published } = particulars.dates
  return published !== null && published >= issuedOn ? published : null
}

function stateOf(
  { particulars, decision }: HearingCase,
  days: Pick<Publication, 'mayComeDownOn' | 'takenDownOn'>,
  today: IsoDate,
): PublicationState {
  if (particulars.forum === 'MEETING') return 'PRIVATE'
  if (decision.publication.decision === 'WITHHOLD') return 'WITHHELD'
  if (days.mayComeDownOn === null) return 'TO_PUBLISH'
  if (days.takenDownOn !== null) return 'TAKEN_DOWN'
  return today >= days.mayComeDownOn ? 'MAY_COME_DOWN' : 'OUT'
}

/** Everything that is wrong with what is to be recorded. */
export function checkPublication(
  recorded: PublicationDays,
  issuedOn: IsoDate,
  law: Law,
  today: IsoDate,
): readonly Problem[] {
  const { publishedOn, takenDownOn, address, reason } = recorded
  const problem = (field: string, message: string): Problem => ({
    code: 'NOT_PUBLICATION',
    field,
    message,
  })
  if (publishedOn === null)
    return takenDownOn === null
      ? []
      : [problem('publishedOn', 'Enter the day it was published: nothing else can come down.')]
  const free = addDays(publishedOn, daysUp(law))
  const early = takenDownOn !== null && takenDownOn < free
  return [
    publishedOn > today &&
      problem('publishedOn', 'This day is still to come. Record what was done.'),
    publishedOn < issuedOn &&
      problem('publishedOn', `The notice was signed on ${formatDate(issuedOn)}, after this day.`),
    isBlank(address) && problem('address', 'Write where it stands on the website of the force.'),
    takenDownOn !== null &&
      takenDownOn > today &&
      problem('takenDownOn', 'This day is still to come. Record what was done.'),
    takenDownOn !== null &&
      takenDownOn < publishedOn &&
      problem('takenDownOn', 'This is before the day it was published.'),
    early &&
      isBlank(reason) &&
      problem(
        'reason',
        `It was to stay until ${formatDate(addDays(free, -1))}. Write why it came down before.`,
      ),
  ].filter((one) => one !== false)
}

const states: Readonly<Record<PublicationState, string>> = {
  PRIVATE: 'Not published: a meeting is private',
  WITHHELD: 'Withheld',
  TO_PUBLISH: 'To be published',
  OUT: 'Published',
  MAY_COME_DOWN: 'Published, may come down',
  TAKEN_DOWN: 'Taken down',
}
/** The state as the screen and the file say it. */
export const publicationStateLabel = (state: PublicationState): string => states[state]

/** The register as a table for a spreadsheet. */
export const publicationsCsv = (rows: readonly Publication[]): string =>
  csvOf([
    [
      'Notice',
      'Case',
      'Signed on',
      'State',
      'Decided by',
      'Parts left out',
      'Reasons',
      'Published on',
      'Address',
      'May come down on',
      'Taken down on',
      'Why before its time',
      'Replaced by',
      'SHA-256 of the file',
      'Full notice',
      'SHA-256 of the full notice',
      'Recorded at',
      'Recorded by',
    ],
    ...rows.map((row) => [
      row.number,
      row.reference,
      row.issuedOn,
      publicationStateLabel(row.state),
      row.decidedBy,
      row.isRedacted ? 'Yes' : 'No',
      row.reasons,
      row.publishedOn ?? '',
      row.address,
      row.mayComeDownOn ?? '',
      row.takenDownOn ?? '',
      row.takenDownEarly,
      row.replacedBy ?? '',
      row.sha256,
      row.full?.number ?? '',
      row.full?.sha256 ?? '',
      row.recorded?.at ?? '',
      row.recorded?.by ?? '',
    ]),
  ])
