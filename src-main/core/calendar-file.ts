import type { CaseClock } from './clocks.ts'
import { addDays, daysBetween, formatLongDate } from './dates.ts'
import type { IsoDate } from './vocabulary.ts'

/** The clocks of one case, named by its reference alone. */
export type ClocksOfCase = {
  /** Stays the same from version to version, and no two cases share it: references may repeat. */
  readonly key: string
  readonly reference: string
  readonly clocks: readonly CaseClock[]
}

/** A line may hold 75 octets without its break (RFC 5545, 3.1). */
const LINE = 75

/**
 * A calendar of last days, in the form of RFC 5545: one all-day event for each clock that runs and
 * has a last day. An event keeps its UID from one file to the next, and its sequence rises with the
 * time of the file, so that a later file moves it.
 * Nothing but reference, time limit and the event it starts with goes in: a calendar is read by
 * many, and the reason of a hold is not for them.
 * @param stamp When the file is made, as an ISO instant in UTC.
 */
export function icsOf(cases: readonly ClocksOfCase[], stamp: string): string {
  const events = cases.flatMap(({ key, reference, clocks }) =>
    clocks.flatMap((clock) =>
      clock.due !== null && RUNS.has(clock.state)
        ? eventOf({ key, reference, stamp }, clock, clock.due)
        : [],
    ),
  )
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Evenhand//Clocks//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const RUNS: ReadonlySet<CaseClock['state']> = new Set(['RUNNING', 'DUE_SOON', 'LATE', 'HELD'])

function eventOf(
  { key, reference, stamp }: Omit<ClocksOfCase, 'clocks'> & { readonly stamp: string },
  clock: CaseClock,
  due: IsoDate,
): readonly string[] {
  const { limitId, label, source, starts, verified } = clock
  const description = [
    `${limitId}, ${source}${verified ? '' : ', not yet verified'}`,
    `Starts with: ${starts.event}${starts.date === null ? '' : `, ${formatLongDate(starts.date)}`}.`,
  ].join('\n')
  return [
    'BEGIN:VEVENT',
    `UID:${key.toLowerCase().replace(/[^a-z0-9-]/g, '-')}-${limitId.toLowerCase()}@evenhand`,
    `DTSTAMP:${stampOf(stamp)}`,
    `SEQUENCE:${sequenceOf(stamp)}`,
    `DTSTART;VALUE=DATE:${compact(due)}`,
    `DTEND;VALUE=DATE:${compact(addDays(due, 1))}`,
    `SUMMARY:${escape(`${reference}: ${label}`)}`,
    `DESCRIPTION:${escape(description)}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]
}

const compact = (iso: IsoDate) => iso.replaceAll('-', '')

/** `2026-11-22T09:00:00.000Z` as `20261122T090000Z`. */
const stampOf = (instant: string) => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`

/** Whole minutes since 2020: a calendar takes the event with the higher number (RFC 5546, 2.1.4). */
const sequenceOf = (instant: string): number =>
  daysBetween('2020-01-01', instant.slice(0, 10)) * 1440 +
  Number(instant.slice(11, 13)) * 60 +
  Number(instant.slice(14, 16))

/** Backslash, semicolon, comma and line break, as TEXT asks for; other control characters go. */
function escape(text: string): string {
  return text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** Breaks a line before its 76th octet, never inside a character. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
