import { openWindows } from './browser-window.ts'
import { nodeCodec } from './codec.ts'
import type { EngineHost, PageMessage } from './engine.ts'
import { ipcMain } from './ipc-main.ts'
import { report } from './runtime.ts'
import { schemeHandler, session } from './session.ts'

/** Passes what happens in the browser on to the application, as Electron would. */
export const engineHost: EngineHost = {
  answer: async ({ url, method, headers }) => {
    const allowed = session.defaultSession.allows(url)
    const handler = schemeHandler(new URL(url).protocol.slice(0, -1))
    if (!allowed || !handler) return null
    const response = await handler(new Request(url, { method, headers }))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  },
  mayNavigate: async (id, url) => openWindows.get(id)?.webContents.answerNavigation(url) ?? false,
  windowWanted: async (id, url) => {
    openWindows.get(id)?.webContents.answerWindowOpen(url)
  },
  refused: async (attempt) => {
    report.refused.push(attempt)
    console.error(`Stand-in: refused ${attempt.kind.toLowerCase()} to ${attempt.url}`)
  },
  received: async (id, frameUrl, message) => {
    if (message.kind === 'violation')
      return engineHost.refused({ kind: 'CONTENT_POLICY', url: message.url })
    await passOn(id, frameUrl, message)
  },
  shown: async (id) => void openWindows.get(id)?.emit('ready-to-show'),
  gone: async (id) => {
    const window = openWindows.get(id)
    if (!window) return
    // Nothing can be asked of a page that is no longer there.
    window.webContents.gone = true
    window.close()
  },
}

const passOn = async (
  id: number,
  frameUrl: string,
  message: Exclude<PageMessage, { kind: 'violation' }>,
): Promise<void> => {
  const contents = openWindows.get(id)?.webContents
  const args = nodeCodec.decode(message.args) as unknown[]
  const event = { senderFrame: { url: frameUrl, parent: null }, sender: contents }
  if (message.kind === 'send') return void ipcMain.emit(message.channel, event, ...args)
  try {
    const value = nodeCodec.encode(await ipcMain.answer(event, message.channel, args))
    contents?.deliver({ kind: 'reply', id: message.id, value })
  } catch (error) {
    const reason = `Error invoking remote method '${message.channel}': ${String(error)}`
    contents?.deliver({ kind: 'failure', id: message.id, message: reason })
  }
}
