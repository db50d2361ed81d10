import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  HandlerDetails,
  Rectangle,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'
import { app, preventable } from './app.ts'
import { nodeCodec } from './codec.ts'
import type { AppMessage } from './engine.ts'
import { engine, report } from './runtime.ts'

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse
type Policy = Parameters<WebContents['setWebRTCIPHandlingPolicy']>[0]

export class StandInWebContents extends EventEmitter {
  readonly id: number
  gone = false
  #openHandler: OpenHandler | null = null
  #queue = Promise.resolve()

  constructor(id: number) {
    super()
    this.id = id
  }

  send(channel: string, ...args: unknown[]): void {
    this.deliver({ kind: 'event', channel, args: nodeCodec.encode(args) })
  }

  // Messages keep their order, as Electron's do.
  deliver(message: AppMessage): void {
    if (this.gone) return
    this.#queue = this.#queue.then(() => engine().deliver(this.id, message)).catch(() => undefined)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  setWebRTCIPHandlingPolicy(policy: Policy): void {
    const window = report.windows[this.id]
    if (window) window.webRtcPolicy = policy
  }

  isCrashed(): boolean {
    return this.gone
  }

  /** What the application says to a page that wants another window; without a handler, yes. */
  answerWindowOpen(url: string): WindowOpenHandlerResponse['action'] {
    const referrer = { url: '', policy: 'default' } as const
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer,
    } as const
    return this.#openHandler?.(details).action ?? 'allow'
  }

  /** Whether the application lets its page go to an address. */
  answerNavigation(url: string): boolean {
    const event = Object.assign(preventable(), { url, isMainFrame: true })
    this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }
}

export const openWindows = new Map<number, StandInWindow>()

class StandInWindow extends EventEmitter {
  readonly webContents: StandInWebContents
  readonly #options: BrowserWindowConstructorOptions
  #destroyed = false
  #maximised = false
  #minimised = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    this.#options = options
    const id = report.windows.push({ options, webRtcPolicy: null }) - 1
    this.webContents = new StandInWebContents(id)
    openWindows.set(id, this)
    app.opened(this)
  }

  async loadURL(url: string): Promise<void> {
    const { width = 800, height = 600, title = '', webPreferences } = this.#options
    const preload = webPreferences?.preload ? readFileSync(webPreferences.preload, 'utf8') : ''
    const { switches } = report
    await engine().open({ id: this.webContents.id, width, height, title, preload, switches })
    await engine().load(this.webContents.id, url)
    this.webContents.emit('did-finish-load')
  }

  close(): void {
    if (this.#destroyed) return
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.webContents.gone = true
    openWindows.delete(this.webContents.id)
    void engine()
      .close(this.webContents.id)
      .finally(() => {
        this.emit('closed')
        app.closed(this)
      })
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getNormalBounds(): Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options
    return { x, y, width, height }
  }

  isMaximized(): boolean {
    return this.#maximised
  }

  maximize(): void {
    this.#maximised = true
  }

  isMinimized(): boolean {
    return this.#minimised
  }

  minimize(): void {
    this.#minimised = true
  }

  restore(): void {
    this.#minimised = false
  }

  show(): void {
    this.emit('show')
  }

  focus(): void {
    this.emit('focus')
  }
}

type UsedContents = Pick<
  WebContents,
  'send' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'isCrashed' | 'id'
>
type UsedWindow = Pick<
  ElectronWindow,
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'isMaximized'
  | 'maximize'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'show'
  | 'focus'
> & { readonly webContents: UsedContents }

export const BrowserWindow = StandInWindow satisfies new (
  options?: BrowserWindowConstructorOptions,
) => UsedWindow
