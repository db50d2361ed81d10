import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { channels, closedAnswer, dropQuestion, events } from '#contract/channels'
import { ok } from '#core/result'

// Runs sandboxed, before the page: hands it the channels and events of the contract, nothing else.

const knownChannels: ReadonlySet<string> = new Set(channels)
const knownEvents: ReadonlySet<string> = new Set(events)

const invoke = async (channel: string, input?: unknown): Promise<unknown> => {
  if (!knownChannels.has(channel)) throw new Error('There is no such channel.')
  return ipcRenderer.invoke(channel, input)
}

const on = (event: string, listener: (payload: unknown) => void): (() => void) => {
  if (!knownEvents.has(event)) throw new Error('There is no such event.')
  // Electron's own event object would hand over the sender, so only the payload goes on.
  const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
  ipcRenderer.on(event, forward)
  return () => {
    ipcRenderer.removeListener(event, forward)
  }
}

// The page gives the file and gets an answer; its place goes from here to the main process alone.
const mayRead = async (file: File): Promise<unknown> => {
  const place = webUtils.getPathForFile(file)
  return place === '' ? ok(null) : ipcRenderer.invoke(dropQuestion, place)
}

const closed = (): void => ipcRenderer.send(closedAnswer)

// Where the page does not (yet) listen, there is nothing to hand over and nobody to wait for.
ipcRenderer.on('window:closing', () => {
  if (ipcRenderer.listenerCount('window:closing') === 1) closed()
})

contextBridge.exposeInMainWorld('evenhand', { invoke, on, mayRead, closed })
