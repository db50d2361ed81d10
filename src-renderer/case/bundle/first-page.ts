import { useEffect } from 'react'
import { create } from 'zustand'

/** Longest that what stands beside the pages waits for the first of them, in milliseconds. */
const patience = 1_000

const useFirstPage = create<{ readonly isShown: boolean }>(() => ({ isShown: false }))

/** Says that a page is on screen, or cannot be. */
export const pageShown = (): void => useFirstPage.setState({ isShown: true })

/** Whether the page at which the bundle was opened is on screen, or was waited for long enough. */
export function useAfterFirstPage(): boolean {
  useEffect(() => {
    const timer = setTimeout(pageShown, patience)
    return () => {
      clearTimeout(timer)
      useFirstPage.setState({ isShown: false })
    }
  }, [])
  return useFirstPage(({ isShown }) => isShown)
}

/** Longest that a window which paints nothing is waited for, in milliseconds. */
const longestFrame = 100

/** Settled once what was drawn is on screen, so that nothing else is done before it. */
export const untilPainted = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done))
    setTimeout(done, longestFrame)
  })
