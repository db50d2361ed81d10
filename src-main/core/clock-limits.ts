import type { HearingCase } from './hearing-case.ts'
import type { IsoDate } from './vocabulary.ts'

// What starts and what ends each time limit in a case (domain brief, section 6). How long it is,
// and how it counts, is law data.

/** Where a case stands: investigated, referred, being heard, signed. */
export const STAGES = ['INVESTIGATION', 'BEFORE_HEARING', 'HEARING', 'SIGNED'] as const
export type Stage = (typeof STAGES)[number]

export type LimitPlan = {
  readonly id: string
  /** First and last stage in which it concerns a case that has not recorded its start. */
  readonly from: Stage
  readonly until: Stage
  /** DUTY: late when not done. WINDOW: may be used until it has run out. MARK: a day that comes by itself. */
  readonly kind: 'DUTY' | 'WINDOW' | 'MARK'
  /** Asked for in the list of hearings even while the day that starts it is not recorded. */
  readonly prominent?: true
  readonly applies: (hearingCase: HearingCase) => boolean
  readonly start: (hearingCase: HearingCase) => IsoDate | null
  /** Day on which what is due was done, where a date of the case tells it. */
  readonly done: (hearingCase: HearingCase) => IsoDate | null
  /** Working days before which it may not be done: an accelerated hearing is not held too soon. */
  readonly notBefore?: number
  /** Met by a day that is set ahead: the hearing. */
  readonly setAhead?: true
}

type DateName = Exclude<keyof HearingCase['particulars']['dates'], 'conductFrom' | 'conductTo'>
type Forum = HearingCase['particulars']['forum']

const on =
  (...names: readonly DateName[]) =>
  ({ particulars: { dates } }: HearingCase): IsoDate | null =>
    names.map((name) => dates[name]).find((date) => date !== null) ?? null
const never = () => null
const always = () => true
const forums =
  (...of: readonly Forum[]) =>
  ({ particulars }: HearingCase) =>
    of.includes(particulars.forum)
const recorded =
  (...names: readonly DateName[]) =>
  (hearingCase: HearingCase) =>
    on(...names)(hearingCase) !== null
const outcome =
  (...codes: readonly string[]) =>
  ({ decision }: HearingCase) =>
    codes.includes(decision.outcome ?? '')
const both =
  (...tests: readonly LimitPlan['applies'][]) =>
  (hearingCase: HearingCase) =>
    tests.every((test) => test(hearingCase))

/** The hearing that follows a replacement on the panel is the one with a later first day. */
function heardAfterReplacement({ particulars: { dates } }: HearingCase): IsoDate | null {
  const { panelReplaced, hearingFrom } = dates
  return panelReplaced !== null && hearingFrom !== null && hearingFrom > panelReplaced
    ? hearingFrom
    : null
}

/** Dismissal takes effect on the day it is told (CR 42(4), 62(2)); a finding is made when decided. */
const dismissedOrFound = (hearingCase: HearingCase) =>
  hearingCase.decision.outcome === 'DWN'
    ? on('notified', 'decision')(hearingCase)
    : on('decision', 'notified')(hearingCase)

/** Received, or deemed to be: what is not known to have been read runs from the day the rules give. */
const received = on('decisionReceived', 'deemedServed', 'served')

const published = ({ decision }: HearingCase) => decision.publication.decision !== 'WITHHOLD'

type Row = readonly [
  id: string,
  stages: readonly [Stage, Stage],
  kind: LimitPlan['kind'],
  applies: LimitPlan['applies'],
  start: LimitPlan['start'],
  done: LimitPlan['done'],
  more?: Pick<LimitPlan, 'prominent' | 'notBefore' | 'setAhead'>,
]

const investigation = ['INVESTIGATION', 'INVESTIGATION'] as const
const before = ['BEFORE_HEARING', 'BEFORE_HEARING'] as const
const untilHeard = ['INVESTIGATION', 'BEFORE_HEARING'] as const
const heard = ['BEFORE_HEARING', 'HEARING'] as const
const untilSent = ['BEFORE_HEARING', 'SIGNED'] as const
const signed = ['SIGNED', 'SIGNED'] as const
const asked = { prominent: true } as const
const askedHearing = { prominent: true, setAhead: true } as const

const hearing = forums('HEARING')
const notAmh = forums('HEARING', 'MEETING')
const amh = forums('AMH')
const meeting = forums('MEETING')
const panel = forums('HEARING', 'AMH')

const rows: readonly Row[] = [
  [
    'TL01',
    investigation,
    'DUTY',
    always,
    on('investigationStart'),
    on('investigatorReport', 'referralNotice'),
  ],
  ['TL02', investigation, 'WINDOW', always, on('reg17Notice'), on('officerStatement')],
  [
    'TL03',
    investigation,
    'DUTY',
    always,
    on('investigatorReport'),
    on('referralDecision', 'referralNotice'),
  ],
  [
    'TL04',
    investigation,
    'DUTY',
    recorded('referralDecision'),
    on('referralDecision'),
    on('referralNotice'),
  ],
  ['TL05', before, 'WINDOW', always, on('namingNotice'), never],
  ['TL06', before, 'DUTY', notAmh, on('papersSupplied'), on('officerResponse')],
  ['TL07', before, 'DUTY', notAmh, on('officerResponse'), on('witnessListsExchanged')],
  ['TL08', before, 'DUTY', hearing, on('witnessListsExchanged'), on('witnessListsToChair')],
  ['TL09', before, 'DUTY', hearing, on('officerResponse'), on('documentsToChair')],
  ['TL10', before, 'DUTY', hearing, on('documentsToChair'), on('preHearing')],
  ['TL11', before, 'WINDOW', both(hearing, recorded('preHearingSet')), on('preHearingSet'), never],
  ['TL12', untilHeard, 'DUTY', hearing, on('referralNotice'), on('hearingFrom'), askedHearing],
  [
    'TL13',
    before,
    'DUTY',
    meeting,
    on('officerResponse', 'papersSupplied'),
    on('hearingFrom'),
    { setAhead: true },
  ],
  ['TL14', before, 'DUTY', hearing, on('hearingFrom'), on('publicNotice'), asked],
  [
    'TL15',
    untilHeard,
    'DUTY',
    amh,
    on('referralNotice'),
    on('hearingFrom'),
    { ...askedHearing, notBefore: 10 },
  ],
  [
    'TL16',
    before,
    'DUTY',
    both(amh, recorded('panelReplaced')),
    on('panelReplaced'),
    heardAfterReplacement,
    { setAhead: true, notBefore: 10 },
  ],
  ['TL17', before, 'DUTY', amh, on('papersSupplied'), on('officerResponse')],
  ['TL18', before, 'DUTY', amh, on('amhNotice'), on('publicNotice')],
  // A signed notice is not yet a report that was sent.
  ['TL19', untilSent, 'DUTY', recorded('hearingFrom'), on('hearingTo'), on('reportSent'), asked],
  [
    'TL20',
    heard,
    'DUTY',
    both(recorded('hearingFrom'), recorded('reportDelegated')),
    on('hearingTo'),
    on('reportDrafted'),
  ],
  ['TL21', signed, 'DUTY', always, on('reportReceivedByAuthority'), on('notified')],
  ['TL22', signed, 'MARK', both(panel, published), on('published'), never, asked],
  ['TL23', signed, 'DUTY', outcome('DWN', 'WHBD'), dismissedOrFound, on('barredListReport')],
  ['TL24', signed, 'WINDOW', meeting, received, on('appealNotice')],
  [
    'TL25',
    signed,
    'DUTY',
    both(meeting, recorded('appealDetermined')),
    on('appealDetermined'),
    on('appealResultNotified'),
  ],
  ['TL26', signed, 'WINDOW', panel, received, on('appealNotice')],
  [
    'TL27',
    signed,
    'DUTY',
    both(panel, recorded('appealNotice', 'appealCopyReceived')),
    on('appealCopyReceived'),
    on('respondentPapers'),
  ],
  ['TL28', signed, 'MARK', outcome('WW', 'FWW'), on('notified'), never],
  [
    'TL29',
    ['INVESTIGATION', 'HEARING'],
    'DUTY',
    recorded('suspensionReviewed'),
    on('suspensionReviewed'),
    never,
  ],
  ['TL30', signed, 'MARK', recorded('barredListed'), on('barredListed'), never],
]

/** Every time limit of the law data, TL01 to TL30; a test holds the two to the same ids. */
export const LIMIT_PLANS: readonly LimitPlan[] = rows.map(
  ([id, [from, until], kind, applies, start, done, more]) => ({
    id,
    from,
    until,
    kind,
    applies,
    start,
    done,
    ...more,
  }),
)

/**
 * Where the case stands on a day. What the panel decided is told by nothing here before the notice
 * is signed: the list of clocks is read by people who may not know it.
 */
export function stageOf({ status, particulars: { dates } }: HearingCase, today: IsoDate): Stage {
  if (status !== 'OPEN') return 'SIGNED'
  if (dates.hearingFrom !== null && today >= dates.hearingFrom) return 'HEARING'
  if (dates.referralNotice !== null || dates.hearingFrom !== null) return 'BEFORE_HEARING'
  return 'INVESTIGATION'
}
