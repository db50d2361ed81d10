import type { Channel, RecognitionProgress } from '#contract/api'
import { loadToRead } from '../db/bundle-content.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  countWaiting,
  documentsDone,
  keepRecognised,
  nextToRecognise,
} from '../db/recognised-pages.ts'
import { loadSetting } from '../db/settings.ts'
import { engineVersion, type PageOfDocument, type Recogniser } from '../recognise/recogniser.ts'
import type { Gate } from './gate.ts'
import { record, type OpenLibrary } from './library.ts'
import { access } from './access.ts'

/** The setting of a library in which a person stopped the reading of pictures. */
export const pausedSetting = 'recognition.paused'

/** Calls that keep the processor busy: no page is begun beside them. */
const heavy =
  /^(bundle:(add|replace|issue)|case:(import|export)|pack:(inspect|take-in)|comparison:|import:run|library:consistency|method:evaluate|exceptional:list|notice:issue)/

/**
 * Pages read in the background, one at a time, while a library is open: every page is kept as soon as
 * it is read, so that locking loses the page at work and no other.
 */
export type RecognitionQueue = {
  /** Begins, or goes on, where pages wait; pages of `firstCase` come before others. */
  readonly follow: (library: OpenLibrary, firstCase?: string) => void
  /** Stops at once; what was being read waits again. */
  readonly stop: () => void
  readonly running: () => RecognitionProgress | null
  /** Does a call; while a heavy one is done no page is begun. */
  readonly beside: <T>(channel: Channel, work: () => Promise<T>) => Promise<T>
  readonly available: boolean
}

/** True where this library has its pages read: not paused, may be written, and its person hears cases. */
const mayRead = (library: OpenLibrary): boolean =>
  library.db.open &&
  !library.readOnly &&
  access['recognition:show'].some((role) => role === library.unlocked.person.role) &&
  loadSetting(library.db, pausedSetting) !== 'true'

export function newRecognitionQueue(recogniser: Recogniser | null, gate: Gate): RecognitionQueue {
  let at: RecognitionProgress | null = null
  let run: object | null = null
  let preferred: string | null = null
  let busy = 0
  let calm = () => {}

  const whenCalm = async (): Promise<void> => {
    while (busy > 0) await new Promise<void>((resolve) => (calm = resolve))
  }
  const goesOn = (library: OpenLibrary, mine: object) => run === mine && mayRead(library)
  const tell = (library: OpenLibrary, progress: RecognitionProgress | null) => {
    at = progress
    library.deps.emit('recognition:progress', progress)
  }
  const take = (library: OpenLibrary, done: number): PageOfDocument | null => {
    const { db } = library
    const next = nextToRecognise(db, preferred)
    if (next === null) return null
    tell(library, { page: done + 1, total: done + countWaiting(db) })
    return { ...next, bytes: () => loadToRead(db, next.sha256) ?? new Uint8Array() }
  }
  const readAll = async (library: OpenLibrary, engine: Recogniser, mine: object): Promise<void> => {
    for (let done = 0; ; done++) {
      await whenCalm()
      // An import writes alone: between two pages the queue waits at the same gate as every call.
      const page = await gate.pass(() =>
        Promise.resolve(goesOn(library, mine) ? take(library, done) : null),
      )
      if (page === null) return
      const came = await engine.read(page)
      if (came === null) return
      await gate.pass(() =>
        Promise.resolve(goesOn(library, mine) ? keep(library, page, came) : undefined),
      )
    }
  }
  const stop = (): void => {
    run = null
    at = null
    recogniser?.stop()
  }
  const follow = (library: OpenLibrary, firstCase?: string): void => {
    preferred = firstCase ?? preferred
    if (recogniser === null || run !== null || !mayRead(library)) return
    if (nextToRecognise(library.db, preferred) === null) return
    const mine = {}
    run = mine
    // A page that cannot be kept, on a full disk, ends the run: it begins anew with the next call.
    const ended = () => {
      if (run !== mine) return
      stop()
      if (library.db.open) tell(library, null)
    }
    readAll(library, recogniser, mine).then(ended, ended)
  }
  return {
    follow,
    stop,
    running: () => at,
    available: recogniser !== null,
    beside: async (channel, work) => {
      if (!heavy.test(channel)) return work()
      busy += 1
      try {
        return await work()
      } finally {
        busy -= 1
        if (busy === 0) calm()
      }
    },
  }
}

function keep(
  library: OpenLibrary,
  { sha256, page }: PageOfDocument,
  came: Parameters<typeof keepRecognised>[1]['came'],
): void {
  const { db, deps } = library
  inOneTransaction(db, () => {
    const kept = { sha256, page, came, engine: engineVersion, at: deps.now().toISOString() }
    keepRecognised(db, kept)
    for (const { reference, ...done } of documentsDone(db, sha256))
      record(library, 'document.recognised', reference, { ...done, engine: engineVersion })
  })
}
