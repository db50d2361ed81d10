import { EventEmitter } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from 'electron'
import { engine, report } from './runtime.ts'

type Closable = { readonly close: () => void; readonly isDestroyed: () => boolean }

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
const userDataSwitch = '--user-data-dir='

const userDataFolder = (): string =>
  process.argv.find((word) => word.startsWith(userDataSwitch))?.slice(userDataSwitch.length) ??
  join(appData, 'evenhand')

/** An event whose listeners can say no. */
export const preventable = () => {
  const event = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      report.switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
    },
  } satisfies Pick<App['commandLine'], 'appendSwitch'>

  readonly #windows = new Set<Closable>()
  readonly #ready = new Promise<void>((done) => setImmediate(done))
  #quitting = false
  #lock: string | null = null

  whenReady(): Promise<void> {
    return this.#ready
  }

  getAppPath(): string {
    return root
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    if (name === 'userData') return userDataFolder()
    throw new Error(`The stand-in knows no folder called ${name}`)
  }

  enableSandbox(): void {
    report.sandboxed = true
  }

  requestSingleInstanceLock(): boolean {
    const file = join(userDataFolder(), 'stand-in.lock')
    mkdirSync(userDataFolder(), { recursive: true })
    if (isHeld(file)) return false
    rmSync(file, { force: true })
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    this.#lock = file
    return true
  }

  quit(): void {
    if (this.#quitting) return
    const event = preventable()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    for (const window of this.#windows) window.close()
    if ([...this.#windows].every((window) => window.isDestroyed())) this.#finish()
  }

  exit(code = 0): void {
    this.#quitting = true
    if (this.#lock) rmSync(this.#lock, { force: true })
    process.exit(code)
  }

  opened(window: Closable): void {
    this.#windows.add(window)
  }

  closed(window: Closable): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  #finish(): void {
    const event = preventable()
    this.emit('will-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    this.emit('quit', event, 0)
    void engine()
      .quit()
      .finally(() => this.exit(0))
  }
}

const isHeld = (file: string): boolean => {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

export const app = new StandInApp() satisfies Pick<
  App,
  | 'whenReady'
  | 'getAppPath'
  | 'getPath'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'isPackaged'
>
