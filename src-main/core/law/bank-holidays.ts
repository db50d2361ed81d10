import { z } from 'zod'
import { isRealDate } from '../dates.ts'
import { checkHarmless } from '../import/hostile.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isoDateSchema, type IsoDate } from '../vocabulary.ts'
import type { Law } from './law.ts'

export type BankHolidays = Law['bankHolidays']

/** Bank holidays taken in from a file, as kept in the library. */
export type HolidayUpdate = {
  /** File name and day of taking in, in words. */
  readonly source: string
  readonly days: BankHolidays['days']
  readonly recordedAt: string
  readonly recordedBy: string
}

/** What a file would change in what is known now. */
export type HolidayChange = {
  readonly added: BankHolidays['days']
  readonly removed: BankHolidays['days']
  readonly knownUntil: IsoDate
}

/** England and Wales have eight standing days a year; a year with fewer is not told whole. */
const WHOLE_YEAR = 8
const MOST_IN_A_YEAR = 20

const eventSchema = z.object({
  title: z.string().trim().min(1).max(200),
  date: isoDateSchema.refine(isRealDate, 'is not a day of the calendar'),
})
const fileSchema = z.object({
  'england-and-wales': z.object({ events: z.array(eventSchema).min(1).max(1000) }),
})

/**
 * Reads a file in the form of the government's bank-holidays.json: the days for England and Wales,
 * in order. Refuses `NOT_JSON`, `NOT_BANK_HOLIDAYS` with the place, `NO_WHOLE_YEAR`, `IMPLAUSIBLE`,
 * and whatever no honest file holds.
 */
export function readBankHolidays(text: string): Result<BankHolidays['days']> {
  const json = parse(text)
  if (!json.ok) return json
  const harmless = checkHarmless(json.value)
  if (!harmless.ok) return harmless
  const parsed = fileSchema.safeParse(json.value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(
      'NOT_BANK_HOLIDAYS',
      `This is not a file of bank holidays for England and Wales: ${issue?.message ?? ''}.`,
      issue?.path.join('.'),
    )
  }
  const days = inOrder(
    parsed.data['england-and-wales'].events.map(({ title, date }) => ({ date, label: title })),
  )
  const years = countByYear(days)
  const crowded = [...years].find(([, count]) => count > MOST_IN_A_YEAR)
  if (crowded !== undefined)
    return refuse('IMPLAUSIBLE', `The file lists ${crowded[1]} days in ${crowded[0]}: too many.`)
  if (![...years.values()].some((count) => count >= WHOLE_YEAR))
    return refuse('NO_WHOLE_YEAR', 'The file does not list every bank holiday of any one year.')
  return ok(days)
}

function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return refuse('NOT_JSON', 'The file cannot be read as JSON. Nothing was changed.')
  }
}

/**
 * What is known after an update. A year that the file tells whole replaces that year; days of other
 * years are added. "Known until" moves on only over whole years without a gap, and never back.
 */
export function applyHolidays(
  known: BankHolidays,
  update: Pick<HolidayUpdate, 'source' | 'days'>,
): BankHolidays {
  const whole = wholeYears(update.days)
  const kept = known.days.filter(({ date }) => !whole.has(date.slice(0, 4)))
  let until = known.knownUntil
  for (;;) {
    const next = String(Number(until.slice(0, 4)) + 1)
    if (!whole.has(next)) break
    until = `${next}-12-31`
  }
  const years = [...whole].toSorted()
  return {
    knownUntil: until,
    days: inOrder([...kept, ...update.days]),
    source: `${years.join(', ')}: ${update.source}. Other years: ${known.source}`,
  }
}

/** What an update changes, for the person who took it in and for the record. */
export function holidayChange(known: BankHolidays, after: BankHolidays): HolidayChange {
  const listed = (days: BankHolidays['days']) => new Set(days.map(({ date }) => date))
  const [before, now] = [listed(known.days), listed(after.days)]
  return {
    added: after.days.filter(({ date }) => !before.has(date)),
    removed: known.days.filter(({ date }) => !now.has(date)),
    knownUntil: after.knownUntil,
  }
}

/** True for a day after the last on which bank holidays are known: such a date may yet move. */
export const beyondKnown = (date: IsoDate, law: Pick<Law, 'bankHolidays'>): boolean =>
  date > law.bankHolidays.knownUntil

/** By date; of two on one day the first stands. */
function inOrder(days: BankHolidays['days']): BankHolidays['days'] {
  const byDate = new Map<IsoDate, BankHolidays['days'][number]>()
  for (const day of days) if (!byDate.has(day.date)) byDate.set(day.date, day)
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

function countByYear(days: BankHolidays['days']): ReadonlyMap<string, number> {
  const years = new Map<string, number>()
  for (const { date } of days) years.set(date.slice(0, 4), (years.get(date.slice(0, 4)) ?? 0) + 1)
  return years
}

const wholeYears = (days: BankHolidays['days']): ReadonlySet<string> =>
  new Set([...countByYear(days)].filter(([, count]) => count >= WHOLE_YEAR).map(([year]) => year))
