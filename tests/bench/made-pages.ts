import { randomBytes } from 'node:crypto'
import type { LongPage } from '../support/long-pdf.ts'

/** Pages of each document but the long one. */
export const PAGES_EACH = 20

const words =
  'officer record search custody release statement evidence panel notice sergeant constable station vehicle report allegation standard conduct public duty force night shift the of and to in that was with'.split(
    ' ',
  )

/** Pages of a statement that cite others; every fifth document holds pictures as well. */
export const madePages = (document: number, count: number): readonly LongPage[] =>
  Array.from({ length: count }, (_, at): LongPage => {
    const page = document * PAGES_EACH + at
    const lines = Array.from({ length: 45 }, (_, line) => {
      if (line % 9 === 4)
        return `He had looked at the record at 21.40, see page ${(page * 7 + line) % 2000} and [B/2/${line}].`
      const said = Array.from(
        { length: 12 },
        (_, word) => words[(page * 131 + line * 17 + word * word * 5 + word) % words.length],
      )
      return `${said.join(' ')} number${page}.`
    })
    return document % 5 === 3 ? { lines, grey: randomBytes(25_600) } : { lines }
  })
