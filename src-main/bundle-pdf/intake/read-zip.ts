import { crc32, inflateRawSync } from 'node:zlib'
import { ok, refuse, type Result } from '#core/result'

const mostEntries = 5_000
const largestEntry = 60 * 1024 * 1024
const largestInAll = 200 * 1024 * 1024

type Entry = {
  readonly name: string
  readonly method: number
  readonly sum: number
  readonly packed: number
  readonly size: number
  readonly header: number
}

/** Parts of a zip by name; `read` gives null for a part that does not hold what its list says. */
export type Zip = {
  readonly names: ReadonlySet<string>
  readonly read: (name: string) => Buffer | null
}

const damaged = refuse(
  'DAMAGED',
  'The file is damaged: its list of parts does not fit its parts. Ask for a fresh copy.',
)

/** Where the list of parts begins, and how many it says there are; null where there is no list. */
function findList(bytes: Buffer): { readonly at: number; readonly count: number } | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return null
  return { at: bytes.readUInt32LE(end + 16), count: bytes.readUInt16LE(end + 10) }
}

function readEntry(
  bytes: Buffer,
  at: number,
): { entry: Entry; locked: boolean; next: number } | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null
  const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
    number,
    number,
    number,
  ]
  const entry = {
    name: bytes.subarray(at + 46, at + 46 + name).toString('utf8'),
    method: bytes.readUInt16LE(at + 10),
    sum: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    header: bytes.readUInt32LE(at + 42),
  }
  return {
    entry,
    locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
    next: at + 46 + name + extra + comment,
  }
}

/** Unpacks one part into exactly the room its entry asks for. */
function unpack(bytes: Buffer, { method, sum, packed, size, header }: Entry): Buffer | null {
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) return null
  const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  if (from + packed > bytes.length) return null
  const data = bytes.subarray(from, from + packed)
  try {
    const whole =
      method === 0
        ? data
        : method === 8
          ? inflateRawSync(data, { maxOutputLength: size + 1 })
          : null
    return whole !== null && whole.length === size && crc32(whole) === sum ? whole : null
  } catch {
    return null
  }
}

/**
 * Opens a zip by its list of parts, without unpacking any. Refuses `DAMAGED`, `ENCRYPTED`, and
 * `TOO_LARGE` for one that would unpack to more than is taken: parts are held to what it says.
 */
export function readZip(given: Uint8Array): Result<Zip> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length)
  const list = findList(bytes)
  if (list === null) return damaged
  const entries = new Map<string, Entry>()
  let total = 0
  let at = list.at
  if (list.count > mostEntries)
    return refuse('TOO_LARGE', 'The file is made of more than 5,000 parts, which no document is.')
  for (let index = 0; index < list.count; index++) {
    const found = readEntry(bytes, at)
    if (found === null) return damaged
    if (found.locked)
      return refuse('ENCRYPTED', 'The file is protected by a password. Save it without one.')
    total += found.entry.size
    if (found.entry.size > largestEntry || total > largestInAll)
      return refuse(
        'TOO_LARGE',
        'The file would unpack to more than 200 MB, or a part of it to more than 60 MB. Save it as PDF and add that.',
      )
    entries.set(found.entry.name, found.entry)
    at = found.next
  }
  const read = (name: string) => {
    const entry = entries.get(name)
    return entry === undefined ? null : unpack(bytes, entry)
  }
  return ok({ names: new Set(entries.keys()), read })
}
