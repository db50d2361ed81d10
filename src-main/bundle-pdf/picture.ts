import { ok, refuse, type Result } from '#core/result'

/** A picture found sound: only what draws it, none of what its camera or its maker wrote beside. */
export type Picture = {
  readonly bytes: Uint8Array
  /** As it is seen, once turned. */
  readonly width: number
  readonly height: number
}

/** Largest picture file, in bytes; the largest camera pictures are about half of it. */
const largestPicture = 40 * 1024 * 1024
const mostPixels = 60_000_000
const longestSide = 30_000

/** Refuses `TOO_LARGE` for more bytes than a picture may have. */
export const fileFits = (bytes: Uint8Array): Result<null> =>
  bytes.length > largestPicture
    ? refuse('TOO_LARGE', 'The picture is larger than 40 MB. Save it smaller and add that.')
    : ok(null)

/** Refuses `TOO_LARGE` for more pixels than are drawn, `DAMAGED` for none. */
export function sizeFits(width: number, height: number): Result<null> {
  if (width === 0 || height === 0) return damaged('It says that it has no width or no height.')
  return width > longestSide || height > longestSide || width * height > mostPixels
    ? refuse(
        'TOO_LARGE',
        `The picture says that it has ${width} by ${height} pixels; 60 million in all, and 30,000 on a side, are taken. Save it smaller and add that.`,
      )
    : ok(null)
}

export const damaged = (why: string) =>
  refuse('DAMAGED', `The picture is damaged. ${why} Ask for a fresh copy.`)
