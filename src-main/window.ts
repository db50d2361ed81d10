import { BrowserWindow, Menu, screen, session, type MenuItemConstructorOptions } from 'electron'
import { appOrigin } from './app-protocol.ts'
import {
  loadWindowState,
  saveWindowState,
  smallestWindow,
  type WindowState,
} from './window-state.ts'

type WindowOptions = {
  readonly preload: string
  /** Where bounds are kept between runs. */
  readonly stateFile: string
  readonly developerTools: boolean
}

const closingPatience = 3000

/** The one window: sandboxed, isolated, bound to the application's own page. */
export const openWindow = (options: WindowOptions): BrowserWindow => {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const { maximised, ...bounds } = loadWindowState(options.stateFile, screens)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Evenhand',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Electron's own spelling checker downloads its dictionaries.
      spellcheck: false,
      devTools: options.developerTools,
    },
  })
  stayOnOwnPage(window)
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    window.show()
  })
  window.on('close', () => saveWindowState(options.stateFile, currentState(window)))
  return window
}

const currentState = (window: BrowserWindow): WindowState => ({
  ...window.getNormalBounds(),
  maximised: window.isMaximized(),
})

const stayOnOwnPage = (window: BrowserWindow): void => {
  const { webContents } = window
  // The page starts itself anew when the library is locked; it may go nowhere else.
  webContents.on('will-navigate', (event) => {
    if (new URL(event.url).href.replace(/#.*$/, '') !== `${appOrigin}/`) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // Without this a page can learn and use network addresses through a peer connection.
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Nothing the page asks for leaves the machine, and no device or permission is given. */
export const closeSession = (): void => {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => event.preventDefault())
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isOwn(details.url)
    if (cancel) console.warn(`Refused a request to ${placeOf(details.url)}`)
    answer({ cancel })
  })
}

// The page's own blobs and embedded images come from memory, not from anywhere else; the
// developer tools exist only where the application is not packaged.
const isOwn = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) || /^(blob:app:\/\/evenhand\/|data:|devtools:)/.test(url)

// Path and query may carry what a person wrote, so only the place is logged.
const placeOf = (url: string): string =>
  URL.canParse(url) ? `${new URL(url).protocol}//${new URL(url).host}` : 'an unreadable address'

/**
 * On closing, gives the page a moment to hand over unsaved text, then closes.
 * Returns what to call when the page has answered.
 */
export const closeGently = (window: BrowserWindow): (() => void) => {
  let asked = false
  let timer: NodeJS.Timeout | undefined
  const close = (): void => {
    clearTimeout(timer)
    if (!window.isDestroyed()) window.destroy()
  }
  window.on('close', (event) => {
    // A page that is gone cannot answer.
    if (window.webContents.isCrashed()) return
    event.preventDefault()
    if (asked) return
    asked = true
    timer = setTimeout(close, closingPatience)
    window.webContents.send('window:closing', null)
  })
  return () => {
    if (asked) close()
  }
}

/** Brings the window that is already open to the front. */
export const showAgain = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The application menu: quitting, the standard editing keys and zoom; tools only for developers. */
export const setMenu = (developerTools: boolean): void => {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const tools: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'toggleDevTools' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'File', submenu: [{ role: 'quit' }] },
      { role: 'editMenu' },
      { label: 'View', submenu: developerTools ? [...view, ...tools] : view },
    ]),
  )
}
