import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { liveAsk } from '../../../src-renderer/case/comparators/live-ask.ts'

describe('asking while somebody types', () => {
  const asked: { readonly words: string; readonly answer: (text: string | null) => void }[] = []
  const shown: string[] = []
  const ask = (words: string) =>
    new Promise<string | null>((answer) => asked.push({ words, answer }))
  const make = () => liveAsk(ask, (answer: string) => shown.push(answer))

  beforeEach(() => {
    vi.useFakeTimers()
    asked.length = 0
    shown.length = 0
  })
  afterEach(() => vi.useRealTimers())

  it('asks once for a run of keystrokes, and only after a rest', async () => {
    const live = make()
    for (const words of ['h', 'he', 'he struck']) live.put(words)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(asked.map(({ words }) => words)).toEqual(['he struck'])
  })

  it('asks in the same turn where there is nothing to rest for, and the rest before is over', async () => {
    const live = make()
    live.put('half a wo')
    live.put('a factor', 0)
    expect(asked.map(({ words }) => words)).toEqual(['a factor'])
    await vi.advanceTimersByTimeAsync(200)
    expect(asked).toHaveLength(1)
  })

  it('has one question on its way at a time, and then asks the newest', async () => {
    const live = make()
    live.put('first')
    await vi.advanceTimersByTimeAsync(200)
    live.put('second')
    await vi.advanceTimersByTimeAsync(200)
    live.put('third')
    await vi.advanceTimersByTimeAsync(200)
    expect(asked.map(({ words }) => words)).toEqual(['first'])
    asked[0]?.answer('for first')
    await vi.advanceTimersByTimeAsync(0)
    expect(asked.map(({ words }) => words)).toEqual(['first', 'third'])
    expect(shown).toEqual([])
    asked[1]?.answer('for third')
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual(['for third'])
  })

  it('shows nothing after it was stopped, nor where there is no answer', async () => {
    const live = make()
    live.put('words')
    await vi.advanceTimersByTimeAsync(200)
    live.stop()
    asked[0]?.answer('too late')
    await vi.advanceTimersByTimeAsync(0)
    live.put('more')
    await vi.advanceTimersByTimeAsync(200)
    asked[1]?.answer(null)
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual([])
  })
})
