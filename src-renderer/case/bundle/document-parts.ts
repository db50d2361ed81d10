import { partBytes } from '#core/bundle/parts'
import { call } from '../../api.ts'
import { untilQuiet } from './draw-turns.ts'

/** What is read of a document first; a small one is read whole by it. */
const beginning = 2 * partBytes
/** Read ahead at once, and the most that is read ahead of all open documents together. */
const stretch = 2 * partBytes
const mostAhead = 48 * 1024 * 1024

type Bytes = Uint8Array<ArrayBuffer>
/** A document that is read part by part. */
export type DocumentParts = {
  readonly bytes: number
  /** Its first bytes. */
  readonly first: Bytes
  readonly read: (from: number, to: number) => Promise<Bytes>
  /** Reads on while nothing else is done, so that no page waits for its bytes, and hands them over. */
  readonly readAhead: (take: (part: Bytes) => void) => Promise<void>
  /** Ends the reading ahead; the room it took is free again. */
  readonly close: () => void
}

/** What the library says where it does not give a document. */
export class NotGiven extends Error {}

let waitedFor = 0
let ahead = 0

/** Whether a page waits for bytes: the reader's thread is not to be blamed then. */
export const isWaiting = (): boolean => waitedFor > 0

async function ask(caseId: string, documentId: string, from: number, to: number) {
  const answer = await call('bundle:read', { caseId, documentId, from, to })
  if (!answer.ok) throw new NotGiven(answer.problems.map((p) => p.message).join(' '))
  return answer.value
}

async function waitFor<T>(asked: Promise<T>): Promise<T> {
  waitedFor += 1
  return asked.finally(() => (waitedFor -= 1))
}

const whenIdle = () =>
  new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 1_000 }))

/** Opens a document; its last bytes come with its first, since a reader asks for them next. */
export async function openParts(caseId: string, documentId: string): Promise<DocumentParts> {
  const { part, bytes, end } = await waitFor(ask(caseId, documentId, 0, beginning))
  const before = bytes - end.length
  const room = Math.max(0, Math.min(before, mostAhead - ahead))
  ahead += room
  const closing = new AbortController()
  const { signal } = closing
  return {
    bytes,
    first: new Uint8Array(part),
    read: async (from, to) => {
      if (from >= before) return new Uint8Array(end.subarray(from - before, to - before))
      return new Uint8Array((await waitFor(ask(caseId, documentId, from, to))).part)
    },
    readAhead: async (take) => {
      for (let reached = part.length; reached < room;) {
        await untilQuiet(signal)
        await whenIdle()
        if (signal.aborted) return
        const next = await ask(caseId, documentId, reached, Math.min(reached + stretch, room))
        reached += next.part.length
        if (!signal.aborted) take(new Uint8Array(next.part))
      }
    },
    close: () => {
      if (!signal.aborted) ahead -= room
      closing.abort()
    },
  }
}
