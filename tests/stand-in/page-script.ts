import { makeCodec, type Base64 } from './codec.ts'
import type { AppMessage, PageMessage } from './engine.ts'

type Names = {
  /** Function by which the page speaks to the stand-in; taken away before page scripts run. */
  readonly binding: string
  /** Event by which the stand-in speaks to the page; nobody else knows the name. */
  readonly event: string
  readonly origin: string
}
type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void
type Listener = (event: object, ...args: unknown[]) => void

/**
 * Runs in the page before its own scripts: gives the preload script an `ipcRenderer` and a
 * `contextBridge` that live in this closure only. Self-contained, since its source is what travels.
 */
const installBridge = (codecOf: typeof makeCodec, names: Names, preload: Preload): void => {
  const binding: unknown = Reflect.get(globalThis, names.binding)
  Reflect.deleteProperty(globalThis, names.binding)
  if (globalThis.top !== globalThis.self || location.origin !== names.origin) return
  if (typeof binding !== 'function') return

  const base64: Base64 = {
    toText: (bytes) => bytes.toBase64(),
    toBytes: (text) => Uint8Array.fromBase64(text),
  }
  const codec = codecOf(base64)
  const post = (message: PageMessage): void => {
    binding(JSON.stringify(message))
  }
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, { done: (value: unknown) => void; fail: (e: Error) => void }>()
  let lastId = 0

  const receive = (message: AppMessage): void => {
    if (message.kind === 'event') {
      const args = codec.decode(message.args) as unknown[]
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'reply') call?.done(codec.decode(message.value))
    else call?.fail(new Error(message.message))
  }
  globalThis.addEventListener(names.event, (event) => {
    if (event instanceof CustomEvent) receive(event.detail as AppMessage)
  })
  globalThis.addEventListener('securitypolicyviolation', (event) => {
    post({ kind: 'violation', url: event.blockedURI })
  })

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> => {
      const id = ++lastId
      const encoded = codec.encode(args)
      return new Promise((done, fail) => {
        waiting.set(id, { done, fail })
        post({ kind: 'invoke', id, channel, args: encoded })
      })
    },
    send: (channel: string, ...args: unknown[]): void =>
      post({ kind: 'send', channel, args: codec.encode(args) }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    removeListener: (channel: string, listener: Listener) => {
      const rest = (listeners.get(channel) ?? []).filter((known) => known !== listener)
      listeners.set(channel, rest)
      return ipcRenderer
    },
    listenerCount: (channel: string): number => listeners.get(channel)?.length ?? 0,
  }
  const contextBridge = {
    exposeInMainWorld: (key: string, api: object): void => {
      Object.defineProperty(globalThis, key, { value: Object.freeze({ ...api }), enumerable: true })
    },
  }
  // A page that is driven from outside has no file that was dragged from a place.
  const webUtils = { getPathForFile: () => '' }
  const electron = { ipcRenderer, contextBridge, webUtils }
  const module = { exports: {} }
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`A sandboxed preload script cannot load ${name}`)
      return electron
    },
    module,
    module.exports,
  )
}

/** The text to run in each new document, with the preload script of the application inside it. */
export const pageScript = (preload: string, names: Names): string =>
  `(${installBridge.toString()})(${makeCodec.toString()}, ${JSON.stringify(names)}, ` +
  `(require, module, exports) => {\n${preload}\n})`
