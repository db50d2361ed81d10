import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'
import { appOrigin, appScheme, serveFolder } from './app-protocol.ts'
import { systemDialogs } from './dialogs.ts'
import { createHandlers } from './handlers/create-handlers.ts'
import { checkNotOwn } from './handlers/guarded-dialogs.ts'
import { answerDrops, register, whenFlushed } from './ipc.ts'
import { newRecogniser } from './recognise/recogniser.ts'
import { closeGently, closeSession, openWindow, setMenu, showAgain } from './window.ts'
import { keepYoungHeapSmall } from './young-heap.ts'

// The composition root: everything is made and joined here, in order.

keepYoungHeapSmall()

const root = app.getAppPath()
const userData = app.getPath('userData')
const developerTools = !app.isPackaged

const start = async (): Promise<void> => {
  let window: BrowserWindow | null = null

  const { handlers, session, close } = createHandlers({
    folder: process.env['EVENHAND_LIBRARY'] ?? join(userData, 'library'),
    resources: join(root, 'resources'),
    now: () => new Date(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    dialogs: systemDialogs(() => window),
    recogniser: newRecogniser(),
    emit: (event, payload) => window?.webContents.send(event, payload),
  })
  app.on('will-quit', close)
  app.on('window-all-closed', () => app.quit())

  protocol.handle('app', serveFolder(join(root, 'out', 'renderer')))
  closeSession()
  setMenu(developerTools)
  register(handlers, appOrigin)
  answerDrops(appOrigin, (place) => checkNotOwn(session.folder, place))

  window = openWindow({
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    stateFile: join(userData, 'window-state.json'),
    developerTools,
  })
  const opened = window
  app.on('second-instance', () => showAgain(opened))
  whenFlushed(appOrigin, closeGently(opened))
  // What the page has yet to save would wait behind an import.
  opened.on('close', () => void handlers['import:cancel']())
  opened.once('closed', () => (window = null))
  await opened.loadURL(`${appOrigin}/`)
}

const giveUp = (error: unknown): void => {
  console.error('Evenhand could not start:', error)
  app.exit(1)
}

// No name resolves: even a request that slipped past every other rule would go nowhere.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('disable-background-networking')
app.commandLine.appendSwitch('disable-component-update')
app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])

// A second start shows the first window; two writers on one library would be a danger to it.
// Not awaited here: Electron becomes ready only after this module has been read to its end.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp)
else app.quit()
