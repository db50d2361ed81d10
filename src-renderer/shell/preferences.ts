import { create } from 'zustand'
import { allowSingleKeys } from '../ui/keys.ts'

// How this computer shows the application. Nothing about any case or person is kept here.
export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'
export type Preferences = {
  readonly theme: Theme
  readonly density: Density
  readonly singleKeys: boolean
  readonly idleMinutes: number
}

const key = 'evenhand.preferences'
const standard: Preferences = {
  theme: 'system',
  density: 'comfortable',
  singleKeys: true,
  idleMinutes: 15,
}
export const idleChoices = [5, 10, 15, 30] as const

const read = (): Preferences => {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage.getItem(key) ?? 'null')
    return typeof kept === 'object' && kept !== null ? clean({ ...standard, ...kept }) : standard
  } catch {
    // Damaged or forbidden storage costs nothing but the choices.
    return standard
  }
}

const clean = (kept: Preferences): Preferences => ({
  theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
  density: kept.density === 'compact' ? 'compact' : 'comfortable',
  singleKeys: kept.singleKeys !== false,
  idleMinutes: idleChoices.find((choice) => choice === kept.idleMinutes) ?? standard.idleMinutes,
})

export const usePreferences = create<Preferences>(read)

/** Puts the choices on the page; styles do the rest. */
export const applyPreferences = (): void => {
  const { theme, density, singleKeys } = usePreferences.getState()
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  root.dataset['density'] = density
  allowSingleKeys(singleKeys)
}

export const setPreferences = (change: Partial<Preferences>): void => {
  usePreferences.setState(change)
  try {
    globalThis.localStorage.setItem(key, JSON.stringify(usePreferences.getState()))
  } catch {
    // The choice then lasts only until the window closes.
  }
  applyPreferences()
}
