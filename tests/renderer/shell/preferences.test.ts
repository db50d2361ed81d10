import { afterEach, describe, expect, it, vi } from 'vitest'

const fresh = async () => {
  vi.resetModules()
  return import('../../../src-renderer/shell/preferences.ts')
}

afterEach(() => localStorage.clear())

describe('preferences', () => {
  it('are put on the page and found again by the next window', async () => {
    const first = await fresh()
    first.setPreferences({ theme: 'dark', density: 'compact' })
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(document.documentElement.dataset['density']).toBe('compact')
    const next = await fresh()
    expect(next.usePreferences.getState()).toMatchObject({ theme: 'dark', density: 'compact' })
  })

  it('leave the theme to the computer when asked to', async () => {
    const { setPreferences } = await fresh()
    setPreferences({ theme: 'system' })
    expect(document.documentElement.dataset['theme']).toBeUndefined()
  })

  it.each(['{not json', '"text"', '{"idleMinutes": 100000, "theme": "loud"}'])(
    'fall back to the standard where what is kept is damaged: %s',
    async (kept) => {
      localStorage.setItem('evenhand.preferences', kept)
      const { usePreferences } = await fresh()
      expect(usePreferences.getState()).toMatchObject({ theme: 'system', idleMinutes: 15 })
    },
  )
})
