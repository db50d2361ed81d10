import { create } from 'zustand'

/** Seconds that a page may take, and the longest after a person asked for it again. */
const patience = 10
const morePatience = 30

/** What a page says on which the reader's thread was ended. */
export class TooLong extends Error {
  constructor(seconds: number) {
    super(`It took longer than ${seconds} seconds, so the reader was stopped and started again.`)
    this.name = 'TooLong'
  }
}
/** The thread was ended for another page: the work is to be done again. */
class Interrupted extends Error {}

type UnderWay = { readonly key: string; seconds: number; readonly fail: (error: Error) => void }

/** How often what is open was to be opened again, as after the thread was ended. */
export const useRestarts = create<{ readonly restarts: number }>(() => ({ restarts: 0 }))

export const reopenPages = (): void =>
  useRestarts.setState(({ restarts }) => ({ restarts: restarts + 1 }))

/**
 * Watches the work of a thread that hostile files may stop. What takes too long is given up and the
 * thread ended; where several pages were at work, they are tried again one at a time, so that the
 * right one is blamed.
 */
export function newPageWatch(thread: {
  /** Whether time counts: not while the window is hidden, or bytes are waited for. */
  readonly isCounting: () => boolean
  readonly end: () => void
}) {
  const underWay = new Set<UnderWay>()
  const suspects = new Set<string>()
  const blamed = new Map<string, TooLong>()
  const again = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  let ticking: ReturnType<typeof setInterval> | undefined

  const limitOf = (key: string) => (again.has(key) ? morePatience : patience)
  const leave = (work: UnderWay) => {
    underWay.delete(work)
    if (underWay.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
  const endThread = () => {
    const stopped = [...underWay]
    const [key = '', ...others] = new Set(stopped.map((work) => work.key))
    if (others.length === 0) blamed.set(key, new TooLong(limitOf(key)))
    suspects.clear()
    for (const one of others.length === 0 ? [] : [key, ...others]) suspects.add(one)
    for (const work of stopped) {
      leave(work)
      work.fail(blamed.get(work.key) ?? new Interrupted())
    }
    thread.end()
    reopenPages()
  }
  const tick = () => {
    if (!thread.isCounting()) return
    for (const work of underWay) work.seconds += 1
    if ([...underWay].some(({ key, seconds }) => seconds >= limitOf(key))) endThread()
  }
  const begin = async <T>(
    key: string,
    work: () => Promise<T>,
    answered: () => Promise<unknown>,
  ): Promise<T> => {
    const known = blamed.get(key)
    if (known !== undefined) throw known
    const given = Promise.withResolvers<never>()
    const mine: UnderWay = { key, seconds: 0, fail: given.reject }
    underWay.add(mine)
    ticking ??= setInterval(tick, 1_000)
    const doing = work()
    const settle = async () => {
      await doing.catch(() => answered()).catch(() => undefined)
      leave(mine)
      suspects.delete(key)
    }
    void settle()
    return Promise.race([doing, given.promise])
  }
  return {
    /**
     * Does work on a page or document. `answered` is asked where the work fails or is cancelled: the
     * page counts as at work until the thread has answered that too.
     */
    watch: <T>(
      key: string,
      work: () => Promise<T>,
      answered: () => Promise<unknown> = () => Promise.resolve(),
    ): Promise<T> => {
      if (suspects.size === 0) return begin(key, work, answered)
      const mine = last.then(() => begin(key, work, answered))
      last = mine.catch(() => undefined)
      return mine
    },
    /** Lets a page that was given up be tried once more, for longer. */
    forgive: (key: string) => {
      if (blamed.delete(key)) again.add(key)
    },
    forget: () => {
      for (const work of underWay) leave(work)
      for (const keys of [suspects, blamed, again]) keys.clear()
    },
  }
}

/** Whether work failed for no fault of its own: it is done again once the thread is back. */
export const isInterrupted = (error: unknown): boolean => error instanceof Interrupted
