import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

export type Bounds = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window stood when it was last closed; no position means the middle of the screen. */
export type WindowState = {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
  readonly maximised: boolean
}

export const smallestWindow = { width: 720, height: 450 }
export const firstWindow: WindowState = { width: 1280, height: 800, maximised: false }

/** Reads what was kept; whatever is damaged, too small or off every screen gives way to a default. */
export const parseWindowState = (text: string, screens: readonly Bounds[]): WindowState => {
  const kept = parseObject(text)
  const width = wholeNumber(kept['width'], smallestWindow.width)
  const height = wholeNumber(kept['height'], smallestWindow.height)
  if (width === null || height === null) return firstWindow
  const maximised = kept['maximised'] === true
  const x = wholeNumber(kept['x'], -100_000)
  const y = wholeNumber(kept['y'], -100_000)
  if (x === null || y === null || !titleBarIsVisible({ x, y, width, height }, screens))
    return { width, height, maximised }
  return { x, y, width, height, maximised }
}

const parseObject = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

const wholeNumber = (value: unknown, least: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 100_000
    ? value
    : null

// A person can only drag the window back when a piece of its title bar is on some screen.
const titleBarIsVisible = (window: Bounds, screens: readonly Bounds[]): boolean =>
  screens.some(
    (screen) =>
      window.x + window.width >= screen.x + 100 &&
      window.x + 100 <= screen.x + screen.width &&
      window.y >= screen.y &&
      window.y + 40 <= screen.y + screen.height,
  )

/** The kept state, or the default where none can be read. */
export const loadWindowState = (file: string, screens: readonly Bounds[]): WindowState => {
  try {
    return parseWindowState(readFileSync(file, 'utf8'), screens)
  } catch {
    return firstWindow
  }
}

/** Written beside and renamed, so that a power cut leaves the old state or the new one. */
export const saveWindowState = (file: string, state: WindowState): void => {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.new`
  const handle = openSync(draft, 'w')
  try {
    writeSync(handle, JSON.stringify(state))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}
