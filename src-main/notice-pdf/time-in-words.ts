const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `19 November 2026, 16:02 UTC` from any ISO time; universal time, so that nobody has to guess. */
export function timeInWords(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return 'at a time that cannot be read'
  const clock = time.toISOString().slice(11, 16)
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}, ${clock} UTC`
}

/** `19 November 2026`: the day alone. */
export const dayInWords = (iso: string): string => timeInWords(iso).replace(/,.*$/, '')
