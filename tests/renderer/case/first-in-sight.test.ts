import { act, renderHook } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Neighbour } from '#core/comparison/comparison'
import { useFirstInSight } from '../../../src-renderer/case/comparators/first-in-sight.ts'

// The hook looks at the reference only.
const listOf = (numbers: readonly number[]) =>
  numbers.map((number) => ({ ref: `P-${number}` }) as Neighbour)

const order = fc.shuffledSubarray(Array.from({ length: 45 }, (_, number) => number))

const settle = () => act(() => vi.runAllTimersAsync())

describe('the first cases of a changed list', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('stand at once as they are now, each case once, and soon all do', async () => {
    await fc.assert(
      fc.asyncProperty(order, order, async (before, after) => {
        const [old, now] = [listOf(before), listOf(after)]
        const { result, rerender, unmount } = renderHook(useFirstInSight, { initialProps: old })
        await settle()
        expect(result.current).toBe(old)
        rerender(now)
        expect(result.current.slice(0, 8)).toEqual(
          after.length >= 8 ? now.slice(0, 8) : expect.arrayContaining(now),
        )
        expect(new Set(result.current).size).toBe(result.current.length)
        await settle()
        expect(result.current).toBe(now)
        unmount()
      }),
    )
  })

  it('leave the others as they stood until those are painted', () => {
    const old = listOf(Array.from({ length: 20 }, (_, number) => number))
    const now = old.toReversed()
    const { result, rerender } = renderHook(useFirstInSight, { initialProps: old })
    rerender(now)
    expect(result.current.map(({ ref }) => ref)).toEqual([
      ...now.slice(0, 8).map(({ ref }) => ref),
      ...old.slice(0, 12).map(({ ref }) => ref),
    ])
  })
})
