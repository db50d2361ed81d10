import { setImmediate as nextTurn } from 'node:timers/promises'
import { openTextReader, type TextReader } from '../bundle-pdf/extract-text.ts'
import { keepPageText, nextUnread } from '../db/bundle-text.ts'
import { fileToRead } from './file-to-read.ts'
import type { OpenLibrary } from './library.ts'

/** Pages whose text is taken in one call, so that no call keeps a person waiting. */
const slice = 250
/** Pages that are kept in one stretch: more of them would hold up a person who types. */
const keptAtOnce = 50
/** How long a thread waits for the next call, in milliseconds, with its document open. */
const idle = 5_000

/** The thread that takes the text of a library's pages: one slice after another. */
type Taking = {
  readonly reader: TextReader
  last: Promise<void>
  ending: NodeJS.Timeout | undefined
}
const underWay = new WeakMap<OpenLibrary['db'], Taking>()

function begin(library: OpenLibrary): Taking {
  const taking = { reader: openTextReader(), last: Promise.resolve(), ending: undefined }
  underWay.set(library.db, taking)
  return taking
}

/** Takes the text of the next pages that were never read; a library that may not be written stays so. */
export function takeNextText(library: OpenLibrary, caseId: string): Promise<void> {
  const { db } = library
  if (library.readOnly || nextUnread(db, caseId, slice) === null) return Promise.resolve()
  const taking = underWay.get(db) ?? begin(library)
  const end = () => {
    if (underWay.get(db) === taking) underWay.delete(db)
    void taking.reader.close()
  }
  const mine = taking.last.then(async () => {
    clearTimeout(taking.ending)
    try {
      await takeSlice(library, caseId, taking.reader)
    } finally {
      taking.ending = setTimeout(end, idle).unref()
    }
  })
  taking.last = mine.catch(() => undefined)
  return mine
}

async function takeSlice(library: OpenLibrary, caseId: string, reader: TextReader): Promise<void> {
  const { db } = library
  // Another call may have read these pages meanwhile, or the library been locked.
  const unread = db.open ? nextUnread(db, caseId, slice) : null
  if (unread === null) return
  const { sha256, from, to } = unread
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const open = () => fileToRead(library, sha256)
  const read = await reader.read({ sha256, open }, pages)
  const none = { text: '', references: null }
  const taken = pages.map((page) => read.get(page) ?? { ...none, page })
  for (let at = 0; at < taken.length && db.open; at += keptAtOnce) {
    keepPageText(db, sha256, taken.slice(at, at + keptAtOnce))
    await nextTurn()
  }
}
