import type { BrowserWindowConstructorOptions, CustomScheme } from 'electron'
import type { Engine, RefusedRequest } from './engine.ts'

/** What the application asked of Electron, and what its page was refused: read by tests. */
export type Report = {
  readonly schemes: CustomScheme[]
  readonly switches: string[]
  readonly windows: {
    readonly options: BrowserWindowConstructorOptions
    webRtcPolicy: string | null
  }[]
  readonly menuRoles: string[]
  readonly refused: RefusedRequest[]
  sandboxed: boolean
}

export const report: Report = {
  schemes: [],
  switches: [],
  windows: [],
  menuRoles: [],
  refused: [],
  sandboxed: false,
}

let chosen: Engine | null = null

/** Says which browser shows the windows; once, before the application starts. */
export const useEngine = (engine: Engine): void => {
  chosen = engine
}

export const engine = (): Engine => {
  if (!chosen) throw new Error('The stand-in has no browser to open a window with')
  return chosen
}
