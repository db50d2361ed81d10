import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { channels, closedAnswer, dropQuestion } from '#contract/channels'
import { refuse, type Result } from '#core/result'
import type { Handlers } from './handlers/deps.ts'

type AnyHandler = (input: unknown) => Promise<Result<unknown>>

/** Registers one handler for each channel; only the application's own page is answered. */
export const register = (handlers: Handlers, trustedOrigin: string): void => {
  for (const channel of channels) {
    const handle = handlers[channel] as AnyHandler
    ipcMain.handle(channel, async (event, input: unknown) => {
      if (!isTrusted(event, trustedOrigin)) return untrusted
      try {
        return await handle(input)
      } catch (error) {
        logWithoutContent(channel, error)
        return unexpected
      }
    })
  }
}

/** Calls back each time the window says that its unsaved text has been handed over. */
export const whenFlushed = (trustedOrigin: string, listener: () => void): void => {
  ipcMain.on(closedAnswer, (event) => {
    if (isTrusted(event, trustedOrigin)) listener()
  })
}

/** Answers whether the page may read a file that was dropped on it, by the place of the file. */
export const answerDrops = (
  trustedOrigin: string,
  check: (place: string) => Result<null>,
): void => {
  ipcMain.handle(dropQuestion, (event, place: unknown) =>
    isTrusted(event, trustedOrigin) && typeof place === 'string' ? check(place) : untrusted,
  )
}

// A frame inside the page, or a page from elsewhere, has no business here.
const isTrusted = (event: IpcMainInvokeEvent | IpcMainEvent, trustedOrigin: string): boolean =>
  event.senderFrame !== null &&
  event.senderFrame.parent === null &&
  event.senderFrame.url.startsWith(`${trustedOrigin}/`)

const untrusted = refuse(
  'UNTRUSTED_SENDER',
  'This request did not come from the window of Evenhand, so nothing was done.',
)

const unexpected = refuse(
  'UNEXPECTED',
  'Something went wrong inside Evenhand, and nothing was changed. Try again; if it happens again, restart Evenhand and tell whoever looks after it.',
)

// A message can quote what a person wrote, so only the kind of error and its place are logged.
const logWithoutContent = (channel: string, error: unknown): void => {
  const name = error instanceof Error ? error.name : typeof error
  const places = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const frames = places.filter((line) => /^\s+at /.test(line)).slice(0, 5)
  console.error([`${channel} failed: ${name}`, ...frames].join('\n'))
}
