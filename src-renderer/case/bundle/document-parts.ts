import { partBytes } from '#core/bundle/parts'
import { call } from '../../api.ts'

/** What is read of a document first; a small one is read whole by it. */
const beginning = 2 * partBytes
/** Read ahead at once, and the most that is kept of that, of all documents together. */
const stretch = 4 * partBytes
const mostKept = 48 * 1024 * 1024

type Bytes = Uint8Array<ArrayBuffer>
/** A document that is read part by part. */
export type DocumentParts = {
  readonly bytes: number
  /** Its first bytes. */
  readonly first: Bytes
  readonly read: (from: number, to: number) => Promise<Bytes>
  /** Reads on while nothing else is done, so that no page waits for its bytes. */
  readonly readAhead: () => Promise<void>
  /** Lets go of what was read ahead. */
  readonly close: () => void
}

/** What the library says where it does not give a document. */
export class NotGiven extends Error {}

let waitedFor = 0
let kept = 0

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
  const room = Math.max(0, Math.min(before, mostKept - kept))
  kept += room
  let ahead: Bytes | null = new Uint8Array(room)
  let reached = Math.min(room, part.length)
  ahead.set(part.subarray(0, reached))
  return {
    bytes,
    first: new Uint8Array(part),
    read: async (from, to) => {
      if (from >= before) return new Uint8Array(end.subarray(from - before, to - before))
      if (to <= reached && ahead !== null) return ahead.slice(from, to)
      return new Uint8Array((await waitFor(ask(caseId, documentId, from, to))).part)
    },
    readAhead: async () => {
      while (reached < room) {
        await whenIdle()
        if (ahead === null) return
        const next = await ask(caseId, documentId, reached, Math.min(reached + stretch, room))
        ahead?.set(next.part, reached)
        reached += next.part.length
      }
    },
    close: () => {
      if (ahead !== null) kept -= room
      ahead = null
    },
  }
}
