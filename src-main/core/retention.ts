import { formatDate } from './dates.ts'
import type { HearingCase } from './hearing-case.ts'
import { ok, refuse, type Result } from './result.ts'

// How long a force keeps its records is for its own retention schedule, which this application does
// not ship. Without a rule a reason is asked for and kept; with one, a case stays until its day.

/** Last day on which something happened that the period is counted from; null where nothing ended. */
function endOf({ particulars }: Pick<HearingCase, 'particulars'>): string | null {
  const { hearingTo, decision, notified, served, appealDetermined, appealResultNotified } =
    particulars.dates
  const days = [hearingTo, decision, notified, served, appealDetermined, appealResultNotified]
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

const yearsAfter = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4) === '-02-29' ? '-03-01' : day.slice(4)}`

/**
 * Whether a case may be deleted today. Refused while a hold or an appeal is open (`HELD`,
 * `APPEAL_OPEN`), and, once its notice is signed, until the force's own period is over (`RETAINED`).
 * @param years the force's period, null where it recorded none.
 */
export function checkDeletion(
  hearingCase: Pick<HearingCase, 'particulars' | 'status'>,
  years: number | null,
  today: string,
): Result<null> {
  const { dates, clockHolds } = hearingCase.particulars
  const hold = clockHolds.find(({ from, to }) => from !== null && (to === null || to >= today))
  if (hold !== undefined)
    return refuse('HELD', 'A hold on this case is still open. End it under Clocks first.')
  const { appealNotice, appealDetermined, appealResultNotified } = dates
  if (appealNotice !== null && appealDetermined === null && appealResultNotified === null)
    return refuse('APPEAL_OPEN', 'An appeal in this case is still open.')
  const end = endOf(hearingCase)
  if (years === null || hearingCase.status === 'OPEN' || end === null) return ok(null)
  const until = yearsAfter(end, years)
  return today >= until
    ? ok(null)
    : refuse('RETAINED', `This force keeps the case until ${formatDate(until)}.`)
}
