import { unfilter } from './intake/png-rows.ts'

/** Bytes packed in rows, each written by how it differs from what stands before and above it. */
export type Rows = {
  readonly predictor: number
  readonly columns: number
  readonly colours: number
  readonly bits: number
}

type Unleaned = {
  readonly bytes: Uint8Array
  /** `DAMAGED`: as far as it can be read. `UNKNOWN`: in rows that are not undone here. */
  readonly how: 'WHOLE' | 'DAMAGED' | 'UNKNOWN'
}

/** Undoes the rows of a drawing. They are for pictures, though a drawing may be packed in them. */
export function withoutRows(bytes: Uint8Array, rows: Rows): Unleaned {
  if (rows.predictor <= 1) return { bytes, how: 'WHOLE' }
  if (rows.predictor >= 10) return fromPngRows(bytes, rows)
  // Some readers take rows of a kind that there is not as they are, others take them for nothing.
  if (rows.predictor !== 2) return { bytes, how: 'DAMAGED' }
  return rows.bits === 8 ? fromTiffRows(bytes, rows) : { bytes, how: 'UNKNOWN' }
}

/** Each row begins with how it leans, whatever the settings say. */
function fromPngRows(bytes: Uint8Array, { columns, colours, bits }: Rows): Unleaned {
  const length = Math.ceil((columns * colours * bits) / 8)
  const step = { samples: Math.ceil((colours * bits) / 8), depth: 8 }
  const whole = Buffer.alloc(bytes.length)
  let above: Uint8Array | null = null
  let written = 0
  for (let from = 0; from < bytes.length; from += length + 1) {
    const row = bytes.subarray(from, from + length + 1)
    if ((row[0] ?? 0) > mostFilters) return { bytes: whole.subarray(0, written), how: 'DAMAGED' }
    above = unfilter(row, above, step)
    whole.set(above, written)
    written += above.length
  }
  return { bytes: whole.subarray(0, written), how: 'WHOLE' }
}
const mostFilters = 4

/** Each byte is less the one of its colour before it in its row. */
function fromTiffRows(bytes: Uint8Array, { columns, colours }: Rows): Unleaned {
  const length = columns * colours
  const whole = Uint8Array.from(bytes)
  for (const at of whole.keys())
    if (at % length >= colours) whole[at] = (whole[at] ?? 0) + (whole[at - colours] ?? 0)
  return { bytes: whole, how: 'WHOLE' }
}
