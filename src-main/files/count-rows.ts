import { extname } from 'node:path'
import type { Encoding } from '#core/import/reading'
import { isTextTable, markedEncoding, opening, textBytes } from './encoding.ts'

const NEW_LINE = 10
const QUOTE = 34

/**
 * How many rows a file that is read in pieces seems to hold, so far, after each piece: for showing
 * how far the reading is. Nothing for a file that is read whole, or not at all.
 */
export async function* countRows(
  path: string,
  said: Encoding | null = null,
): AsyncGenerator<number> {
  const kind = extname(path).toLowerCase()
  const isTable = isTextTable(path)
  if (kind !== '.jsonl' && kind !== '.ndjson' && !isTable) return
  const count = isTable ? rowCounter() : lineCounter()
  let rows = 0
  let open = false
  try {
    const told = isTable ? (said ?? markedEncoding(await opening(path))) : null
    for await (const bytes of textBytes(path, told ?? 'UTF_8', 1_048_576)) {
      if (bytes.length === 0) continue
      rows = count(bytes)
      open = bytes.at(-1) !== NEW_LINE
      yield rows
    }
  } catch {
    // The reading itself says what is wrong with the file.
  }
  if (open) yield rows + 1
}

function lineCounter(): (bytes: Uint8Array) => number {
  let lines = 0
  return (bytes) => {
    for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) lines += 1
    return lines
  }
}

/** A table's heading is no row, and a line break inside quotes ends none. */
function rowCounter(): (bytes: Uint8Array) => number {
  let rows = -1
  let quoted = false
  return (bytes) => {
    // By index: a walk by iterator costs ten times as much.
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i]
      if (byte === QUOTE) quoted = !quoted
      else if (byte === NEW_LINE && !quoted) rows += 1
    }
    return Math.max(0, rows)
  }
}
