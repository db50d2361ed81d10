import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runUrgent } from '../../../../src-renderer/case/bundle/draw-turns.ts'
import { useRested } from '../../../../src-renderer/case/bundle/use-rested.ts'

const height = 800
const restedAt = (top: number) =>
  renderHook((props: { readonly top: number }) => useRested(props.top, height), {
    initialProps: { top },
  })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('where the roll came to rest', () => {
  it('keeps up with a person who scrolls', () => {
    const { result, rerender } = restedAt(0)
    for (const top of [300, 900, 1_600]) {
      act(() => rerender({ top }))
      expect(result.current).toBe(top)
    }
  })

  it('waits after a leap for the page that was gone to, and a moment more', async () => {
    const { result, rerender } = restedAt(0)
    const page = Promise.withResolvers<void>()
    const drawing = runUrgent(() => page.promise)
    rerender({ top: 90_000 })
    await act(() => vi.advanceTimersByTimeAsync(2_000))
    expect(result.current).toBe(0)
    page.resolve()
    await drawing
    await act(() => vi.advanceTimersByTimeAsync(100))
    expect(result.current).toBe(0)
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    expect(result.current).toBe(90_000)
  })

  it('rests nowhere that a person only passed', async () => {
    const { result, rerender } = restedAt(0)
    const page = Promise.withResolvers<void>()
    const drawing = runUrgent(() => page.promise)
    for (const top of [90_000, 40_000, 160_000]) {
      rerender({ top })
      await act(() => vi.advanceTimersByTimeAsync(500))
      expect(result.current).toBe(0)
    }
    page.resolve()
    await drawing
    rerender({ top: 20_000 })
    await act(() => vi.advanceTimersByTimeAsync(120))
    rerender({ top: 240_000 })
    await act(() => vi.advanceTimersByTimeAsync(120))
    expect(result.current).toBe(0)
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    expect(result.current).toBe(240_000)
  })
})
