import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  pageShown,
  untilPainted,
  useAfterFirstPage,
} from '../../../../src-renderer/case/bundle/first-page.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what stands beside the pages', () => {
  it('waits for the first page each time the bundle is opened', () => {
    const { result, unmount } = renderHook(useAfterFirstPage)
    expect(result.current).toBe(false)
    act(pageShown)
    expect(result.current).toBe(true)
    unmount()
    expect(renderHook(useAfterFirstPage).result.current).toBe(false)
  })

  it('does not wait long for a page that does not come', () => {
    const { result } = renderHook(useAfterFirstPage)
    act(() => void vi.advanceTimersByTime(999))
    expect(result.current).toBe(false)
    act(() => void vi.advanceTimersByTime(1))
    expect(result.current).toBe(true)
  })

  it('goes on in a window that paints nothing', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0)
    const painted = vi.fn()
    void untilPainted().then(painted)
    await vi.advanceTimersByTimeAsync(99)
    expect(painted).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(painted).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })
})
