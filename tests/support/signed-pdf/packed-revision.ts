import { deflateSync } from 'node:zlib'
import type { PdfObject } from './openssl-signed.ts'

/** What a program writes that packs objects, and where it puts its table. */
export type Packing = {
  /** Objects that stand by themselves, as a signature must. */
  readonly plain: readonly PdfObject[]
  readonly packed: readonly PdfObject[]
  /** The stream that packs them, where a test writes it itself. */
  readonly stream?: string
  /** Number of the stream that packs them; the next one is that of the table. */
  readonly from: number
  /** A plain table beside the one in the stream, as programs write for old readers. */
  readonly isHybrid?: boolean
  /** Changes the rows before they are written. */
  readonly rows?: (rows: readonly Row[]) => readonly Row[]
}

export type Row = {
  readonly number: number
  readonly kind: 1 | 2
  /** Offset of an object, or number of the stream that packs it. */
  readonly at: number
  readonly index: number
}

const streamOf = (content: Uint8Array, entries: string): string => {
  const packed = deflateSync(content).toString('latin1')
  return `<<${entries}/Filter/FlateDecode/Length ${packed.length}>>stream\n${packed}\nendstream`
}

function packOf(objects: readonly PdfObject[]): string {
  const bodies = objects.map(([, body]) => `${body}\n`)
  const starts = bodies.map((_, at) => bodies.slice(0, at).join('').length)
  const head = objects.map(([number], at) => `${number} ${starts[at] ?? 0}`).join(' ')
  const content = Buffer.from(`${head}\n${bodies.join('')}`, 'latin1')
  return streamOf(content, `/Type/ObjStm/N ${objects.length}/First ${head.length + 1}`)
}

const WIDTH = 7

/** Rows as most programs write them: each as its difference to the one above. */
function tableOf(rows: readonly Row[], trailer: string): string {
  const plain = rows.map(({ kind, at, index }) => {
    const row = Buffer.alloc(WIDTH)
    row.writeUInt8(kind, 0)
    row.writeUInt32BE(at, 1)
    row.writeUInt16BE(index, 5)
    return row
  })
  const filtered = plain.map((row, at) => {
    const above = plain[at - 1]
    return Buffer.from([2, ...row.map((byte, column) => (byte - (above?.[column] ?? 0)) & 0xff)])
  })
  const index = rows.map(({ number }) => `${number} 1`).join(' ')
  const how = `/DecodeParms<</Predictor 12/Columns ${WIDTH}>>`
  const entries = `/Type/XRef/W[1 4 2]/Index[${index}]${how}${trailer}`
  return streamOf(Buffer.concat(filtered), entries)
}

/** A file with a further revision whose objects are packed and whose table is a stream. */
export function packedRevision(base: Uint8Array, packing: Packing): Buffer {
  const { plain, packed, stream, from, isHybrid = false, rows: change = (rows) => rows } = packing
  const before = Buffer.from(base).toString('latin1')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before)?.[1] ?? ''
  const rows: Row[] = []
  let text = before
  for (const [number, body] of [...plain, [from, stream ?? packOf(packed)] as const]) {
    rows.push({ number, kind: 1, at: text.length, index: 0 })
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const plainRows = [...rows]
  for (const [index, [number]] of packed.entries()) rows.push({ number, kind: 2, at: from, index })
  const table = text.length
  const own = { number: from + 1, kind: 1, at: table, index: 0 } as const
  const trailer = `/Size ${from + 2}/Root 1 0 R`
  const way = isHybrid ? '' : `/Prev ${previous}`
  text += `${from + 1} 0 obj\n${tableOf(change([...rows, own]), `${trailer}${way}`)}\nendobj\n`
  if (!isHybrid) return Buffer.from(`${text}startxref\n${table}\n%%EOF\n`, 'latin1')
  const last = text.length
  const written = [...plainRows, own].map(
    ({ number, at }) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`,
  )
  text += `xref\n${written.join('')}trailer\n<<${trailer}/Prev ${previous}/XRefStm ${table}>>\n`
  return Buffer.from(`${text}startxref\n${last}\n%%EOF\n`, 'latin1')
}
