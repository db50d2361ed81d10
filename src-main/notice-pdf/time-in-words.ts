import type { NoticeDocument } from '#core/notice/notice'
import { welshMonths } from '#core/notice/words/cy'

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

type Languages = Pick<NoticeDocument, 'language' | 'secondLanguage'>

const inWelsh = (text: string): string =>
  text.replace(/[A-Z][a-z]{2,}/, (month) => welshMonths[months.indexOf(month)] ?? month)

/** In the language of a notice, or in both of them. */
function inLanguages({ language, secondLanguage }: Languages, english: string): string {
  if (language === 'cy') return inWelsh(english)
  return secondLanguage === 'cy' ? `${english} / ${inWelsh(english)}` : english
}

export const timeOfNotice = (notice: Languages, iso: string): string =>
  inLanguages(notice, timeInWords(iso))

export const dayOfNotice = (notice: Languages, iso: string): string =>
  inLanguages(notice, dayInWords(iso))
