import type { Ask, Told } from './spelling.ts'

// The page's end of the spelling worker. It starts with the first question; where it cannot run,
// nothing is marked and the field says so.

type Question = Ask extends infer A ? (A extends Ask ? Omit<A, 'id'> : never) : never
type Waiting = { readonly done: (words: readonly string[] | null) => void }

let worker: Worker | null = null
let broken = false
let last = 0
const waiting = new Map<number, Waiting>()

function giveUp() {
  broken = true
  worker?.terminate()
  worker = null
  for (const { done } of waiting.values()) done(null)
  waiting.clear()
}

function started(): Worker | null {
  if (worker !== null || broken) return worker
  if (typeof Worker === 'undefined') return null
  worker = new Worker(new URL('./spell-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    waiting.get(data.id)?.done(data.words)
    waiting.delete(data.id)
  })
  worker.addEventListener('error', giveUp)
  return worker
}

function ask(question: Question): Promise<readonly string[] | null> {
  const to = started()
  if (to === null) return Promise.resolve(null)
  last += 1
  const id = last
  return new Promise((done) => {
    waiting.set(id, { done })
    to.postMessage({ id, ...question } satisfies Ask)
  })
}

const known = new Map<string, boolean>()

/** Words that the dictionary does not hold; null where spelling cannot be checked. */
export async function unknownWords(words: readonly string[]): Promise<readonly string[] | null> {
  const fresh = words.filter((word) => !known.has(word))
  if (fresh.length > 0) {
    const unknown = await ask({ what: 'CHECK', words: fresh })
    if (unknown === null) return null
    for (const word of fresh) known.set(word, !unknown.includes(word))
  }
  return words.filter((word) => known.get(word) === false)
}

export const suggestionsFor = async (word: string): Promise<readonly string[]> =>
  (await ask({ what: 'SUGGEST', word })) ?? []
