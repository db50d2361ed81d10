import type { Api, Channel, Events } from '#contract/api'
import type { Result } from '#core/result'

type Bridge = {
  readonly invoke: (channel: Channel, input?: unknown) => Promise<unknown>
  readonly on: (event: keyof Events, listener: (payload: unknown) => void) => () => void
  readonly mayRead: (file: File) => Promise<unknown>
  readonly closed: () => void
}

declare global {
  // The preload script exposes exactly this and nothing else.
  var evenhand: Bridge
}

/** Calls one channel of the contract; the answer is always a Result. */
export const call = <C extends Channel>(
  channel: C,
  ...input: Parameters<Api[C]>
): ReturnType<Api[C]> => globalThis.evenhand.invoke(channel, input[0]) as ReturnType<Api[C]>

/** Whether a dropped file may be read: to open one of the library's own would give up its lock. */
export const mayRead = (file: File): Promise<Result<null>> =>
  globalThis.evenhand.mayRead(file) as Promise<Result<null>>

/** Listens to one event; returns the function that stops listening. */
export const listen = <E extends keyof Events>(
  event: E,
  listener: (payload: Events[E]) => void,
): (() => void) => globalThis.evenhand.on(event, listener as (payload: unknown) => void)

/** Runs `flush` when the window is about to close; the window waits for it, up to three seconds. */
export const whenClosing = (flush: () => Promise<unknown>): (() => void) =>
  listen('window:closing', () => {
    void flush().finally(() => globalThis.evenhand.closed())
  })
