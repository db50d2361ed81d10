/** Stands for a space at which no line may end. */
export const TIE = '\u00A0'

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|' +
  'Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr'
const NUMBERED =
  'page|pages|regulation|regulations|paragraph|paragraphs|rule|Rule|Schedule|section|Stage|part|' +
  'Page|Regulation|Allegation|Notice|notice|version|tudalen|Tudalen|rheoliad|Honiad|fersiwn'
const COUNTED = 'working|days|day|weeks|months|month|years|year|hours|minutes|pages|mis'

const patterns = [
  new RegExp(`(?<=(?<!\\d)\\d{1,2}) (?=(?:${MONTHS})(?!\\p{L}))`, 'gu'),
  new RegExp(`(?<=\\d${TIE}(?:${MONTHS})) (?=\\d{4})`, 'gu'),
  new RegExp(`(?<=(?<!\\p{L})(?:${NUMBERED})) (?=[\\d{])`, 'gu'),
  new RegExp(`(?<=(?<![\\d,.])\\d{1,3}) (?=(?:${COUNTED})(?!\\p{L}))`, 'gu'),
  // The mark of a phrase without Welsh.
  /(?<=\[Saesneg) (?=yn unig\])|(?<=\[Saesneg yn) (?=unig\])/g,
  // Between two languages or two days, the sign ends the line before.
  /(?<=\S) (?=[/–] )/g,
  // "£5 million"
  /(?<=£[\d,.]{1,15}) (?=million|thousand)/g,
]

/**
 * Text whose dates, "page" and its number, number and unit stand on one line, and which begins no
 * line with a stroke or a dash.
 */
export const tied = (text: string): string =>
  patterns.reduce((done, pattern) => done.replace(pattern, TIE), text)
