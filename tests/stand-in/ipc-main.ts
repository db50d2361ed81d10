import { EventEmitter } from 'node:events'
import type { IpcMain, WebFrameMain } from 'electron'

/** The part of Electron's event that says which frame is speaking. */
export type SenderEvent = {
  readonly senderFrame: (Pick<WebFrameMain, 'url'> & { readonly parent: null | object }) | null
}
type Listener = (event: SenderEvent, ...args: unknown[]) => unknown

class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Listener>()

  handle(channel: string, listener: Parameters<IpcMain['handle']>[1]): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    // A listener may expect more of the event than this application ever looks at.
    this.#handlers.set(channel, listener as Listener)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** A call of the page, answered as Electron answers it. */
  async answer(event: SenderEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
    const listener = this.#handlers.get(channel)
    if (!listener) throw new Error(`No handler registered for '${channel}'`)
    return listener(event, ...args)
  }
}

export const ipcMain = new StandInIpcMain() satisfies Pick<IpcMain, 'handle' | 'removeHandler'>
