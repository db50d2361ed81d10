import { pageText } from './search-words.ts'

/** Corners in points of the PDF page, as its own numbers count them: left, low, right, high. */
export type WordBox = readonly [number, number, number, number]
export type RecognisedWord = {
  readonly text: string
  /** How sure the engine is, 0 to 100. */
  readonly confidence: number
  readonly box: WordBox
}
/** Words of a page as they stand, line by line. */
export type RecognisedLines = readonly (readonly RecognisedWord[])[]

/** What was read off the picture of a page. */
export type RecognisedPage = {
  readonly lines: RecognisedLines
  /** Mean of the words by their length, 0 to 100; 0 where there is no word. */
  readonly confidence: number
  /** Words under `doubtful`. */
  readonly doubtfulWords: number
  readonly words: number
  /** Clockwise quarter turns, in degrees, that bring the words of the PDF page upright. */
  readonly upright: 0 | 90 | 180 | 270
}

/** Why the words of a page could not be read off its picture. */
export type RecognitionFailure = 'NO_PICTURE' | 'TOO_LARGE' | 'TOO_LONG' | 'STOPPED' | 'UNREADABLE'

export const recognitionFailures: readonly RecognitionFailure[] = [
  'NO_PICTURE',
  'TOO_LARGE',
  'TOO_LONG',
  'STOPPED',
  'UNREADABLE',
]

/** The engine is this unsure of specks and creases: they are no words. */
const leastConfidence = 20
const doubtful = 60
/** A page below this, or with so many doubtful words, is one to look at. */
const sureEnough = 75
const mostDoubtful = 0.15
const mostWords = 20_000
const mostCharacters = 200_000

/** Keeps what are words, and says how sure the whole is. */
export function judgePage(
  lines: RecognisedLines,
  upright: RecognisedPage['upright'],
): RecognisedPage {
  const kept = lines
    .map((line) =>
      line.flatMap((word) => {
        const text = pageText(word.text, 200)
        const speck = word.confidence < leastConfidence || text === ''
        return speck ? [] : [{ ...word, text, confidence: Math.round(word.confidence) }]
      }),
    )
    .filter((line) => line.length > 0)
  const words = kept.flat()
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  const weighed = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0)
  return {
    lines: words.length > mostWords ? [] : kept,
    confidence: letters === 0 ? 0 : Math.round(weighed / letters),
    doubtfulWords: words.filter(({ confidence }) => confidence < doubtful).length,
    words: words.length,
    upright,
  }
}

/** The words of a page as one text, for searching. */
export const recognisedText = ({ lines }: RecognisedPage): string =>
  pageText(lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n'), mostCharacters)

/** True where a person should compare the words with the picture before relying on them. */
export const needsLook = (page: Omit<RecognisedPage, 'lines' | 'upright'>): boolean =>
  page.confidence < sureEnough || page.doubtfulWords > page.words * mostDoubtful

/** How recognised text is named wherever it stands, such as "recognised text, confidence 83 %". */
export const recognisedAs = (confidence: number): string =>
  `recognised text, confidence ${confidence} %`

/** A quotation that says of itself that a machine read it off a picture. */
export const quoteRecognised = (quotation: string, confidence: number): string =>
  `${quotation} [${recognisedAs(confidence)}]`

const flag = / \[recognised text, confidence \d{1,3} %\]$/

/** The words of a quotation without what it says of itself: what is looked for on the page. */
export const plainQuotation = (quotation: string): string => quotation.replace(flag, '')

const failureWords: Readonly<Record<RecognitionFailure, string>> = {
  NO_PICTURE: 'It holds no picture to read words off.',
  TOO_LARGE: 'Its pictures are too large to be read here.',
  TOO_LONG: 'It took too long and was given up.',
  STOPPED: 'Reading it stopped the engine, which was started anew.',
  UNREADABLE: 'Its pictures cannot be read.',
}
/** Why a page was not recognised, in a sentence. */
export const tellFailure = (failure: RecognitionFailure): string => failureWords[failure]
