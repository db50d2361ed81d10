import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  isInterrupted,
  newPageWatch,
  TooLong,
} from '../../../../src-renderer/case/bundle/page-watch.ts'

const never = () => new Promise<string>(() => undefined)
const soon = (value: string) => () => Promise.resolve(value)
/** How a piece of work ended, once it has. */
const endOf = (work: Promise<unknown>) => {
  const seen: unknown[] = []
  void work.then(
    (value) => seen.push(value),
    (error: unknown) => seen.push(error),
  )
  return seen
}

describe('the watch over work on pages', () => {
  let ended = 0
  let isCounting = true
  let watch: ReturnType<typeof newPageWatch>
  beforeEach(() => {
    vi.useFakeTimers()
    ended = 0
    isCounting = true
    watch = newPageWatch({ isCounting: () => isCounting, end: () => (ended += 1) })
  })
  afterEach(() => void vi.useRealTimers())
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000)

  it('lets work through that ends in time', async () => {
    expect(await watch.watch('a 1', soon('drawn'))).toBe('drawn')
    await seconds(60)
    expect(ended).toBe(0)
  })

  it('gives up a page alone at work, ends the thread, and says so at once the next time', async () => {
    const first = endOf(watch.watch('a 1', never))
    await seconds(9)
    expect([first, ended]).toEqual([[], 0])
    await seconds(1)
    expect([first[0] instanceof TooLong, ended]).toEqual([true, 1])
    const work = vi.fn(never)
    await expect(watch.watch('a 1', work)).rejects.toThrow('longer than 10 seconds')
    expect(work).not.toHaveBeenCalled()
    expect(await watch.watch('a 2', soon('drawn'))).toBe('drawn')
  })

  it('tries a page again for longer when a person asks', async () => {
    endOf(watch.watch('a 1', never))
    await seconds(10)
    watch.forgive('a 1')
    const again = endOf(watch.watch('a 1', never))
    await seconds(29)
    expect(again).toEqual([])
    await seconds(1)
    expect(again[0]).toMatchObject({ message: expect.stringContaining('30 seconds') })
  })

  it('blames none of several pages, tries them one at a time, and then the right one', async () => {
    const both = [endOf(watch.watch('a 1', never)), endOf(watch.watch('b 7', never))]
    await seconds(10)
    expect(both.map(([error]) => isInterrupted(error))).toEqual([true, true])
    const order: string[] = []
    const other = vi.fn(() => Promise.resolve(order.push('b 7')))
    const bad = endOf(watch.watch('a 1', never))
    const good = watch.watch('b 7', other)
    await seconds(9)
    expect(other).not.toHaveBeenCalled()
    await seconds(1)
    expect(bad[0]).toBeInstanceOf(TooLong)
    await good
    expect([order, ended]).toEqual([['b 7'], 2])
  })

  it('counts a page as at work until the thread has answered, though its drawing was cancelled', async () => {
    const cancelled = watch.watch('a 1', () => Promise.reject(new Error('Cancelled')), never)
    await expect(cancelled).rejects.toThrow('Cancelled')
    const next = endOf(watch.watch('a 2', never))
    await seconds(10)
    // Two pages are in question, and the one that only waited is not blamed.
    expect(isInterrupted(next[0])).toBe(true)
    expect(await watch.watch('a 2', soon('drawn'))).toBe('drawn')
  })

  it('does not count time in which nobody draws: a hidden window, bytes still to come', async () => {
    const work = endOf(watch.watch('a 1', never))
    isCounting = false
    await seconds(120)
    expect([work, ended]).toEqual([[], 0])
    isCounting = true
    await seconds(10)
    expect(ended).toBe(1)
  })

  it('forgets what was blamed when the case is left', async () => {
    endOf(watch.watch('a 1', never))
    await seconds(10)
    watch.forget()
    expect(await watch.watch('a 1', soon('drawn'))).toBe('drawn')
  })
})
