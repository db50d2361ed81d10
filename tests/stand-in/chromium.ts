import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
  type Route,
} from 'playwright-core'
import {
  isAppUrl,
  toAppUrl,
  toBrowserUrl,
  type DialogQuestion,
  type Engine,
  type EngineHost,
  type PageMessage,
  type WindowSpec,
} from './engine.ts'
import { pageScript } from './page-script.ts'

export type ChromiumOptions = {
  /** A window of its own on the display, or none. */
  readonly headless: boolean
  readonly ask: (question: DialogQuestion) => Promise<readonly string[]>
  readonly context?: BrowserContextOptions
  /** Called with the page as soon as it exists, before it has loaded anything. */
  readonly opened?: (page: Page) => void
}

type OpenWindow = {
  readonly page: Page
  readonly context: BrowserContext
  readonly event: string
  devtools?: CDPSession
  loading: boolean
}

// Nothing resolves and no proxy answers: what interception might miss has nowhere to go.
const isolation = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--dns-prefetch-disable',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
]

const executablePath = (): string => process.env['EVENHAND_CHROMIUM'] ?? '/usr/bin/chromium'

// Chromium refuses its own sandbox to root, which is whom a build machine has.
const chromiumSandbox = (): boolean => process.getuid?.() !== 0

let sharedBrowser: Promise<Browser> | undefined

// One headless browser serves every launch of a process; each launch has a context of its own.
const headlessBrowser = (): Promise<Browser> =>
  (sharedBrowser ??= chromium.launch({
    executablePath: executablePath(),
    chromiumSandbox: chromiumSandbox(),
    args: isolation,
  }))

/** Ends the shared browser: a program that waits for its own end would wait for that of the browser. */
export const closeBrowser = async (): Promise<void> => {
  const browser = await sharedBrowser
  sharedBrowser = undefined
  await browser?.close()
}

const openContext = async (
  spec: WindowSpec,
  options: ChromiumOptions,
): Promise<{ readonly context: BrowserContext; readonly remove: () => void }> => {
  const size = { width: spec.width, height: spec.height }
  if (options.headless) {
    const browser = await headlessBrowser()
    const context = await browser.newContext({
      viewport: size,
      acceptDownloads: false,
      ...options.context,
    })
    return { context, remove: () => undefined }
  }
  const profile = mkdtempSync(join(tmpdir(), 'evenhand-window-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executablePath(),
    chromiumSandbox: chromiumSandbox(),
    headless: false,
    viewport: null,
    acceptDownloads: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...isolation,
      ...spec.switches,
      `--app=data:text/html,<title>${spec.title}</title>`,
      `--window-size=${size.width},${size.height}`,
    ],
  })
  return { context, remove: () => rmSync(profile, { recursive: true, force: true }) }
}

/** Chromium over a pipe, as the window of the stand-in. */
export const chromiumEngine = (host: EngineHost, options: ChromiumOptions): Engine => {
  const windows = new Map<number, OpenWindow>()
  const removals: (() => void)[] = []

  const open = async (spec: WindowSpec): Promise<void> => {
    const { context, remove } = await openContext(spec, options)
    removals.push(remove)
    const page = context.pages()[0] ?? (await context.newPage())
    const event = `evenhand-${randomUUID()}`
    const window: OpenWindow = { page, context, event, loading: false }
    windows.set(spec.id, window)
    await watchPage(host, spec.id, window)
    await connectPage(host, spec, window)
    page.on('close', () => {
      if (windows.delete(spec.id)) void host.gone(spec.id)
    })
    options.opened?.(page)
  }
  return {
    open,
    load: async (id, url) => {
      const window = windows.get(id)
      if (!window) return
      window.loading = true
      await window.page.goto(toBrowserUrl(url), { waitUntil: 'domcontentloaded' })
      window.loading = false
      await host.shown(id)
    },
    deliver: async (id, message) => {
      const window = windows.get(id)
      const event = JSON.stringify(window?.event)
      // A page that is just closing or reloading cannot hear any more, as in Electron.
      await window?.devtools
        ?.send('Runtime.evaluate', {
          // Straight to the page: Playwright would copy and check each value on its way.
          expression: `dispatchEvent(new CustomEvent(${event},{detail:${JSON.stringify(message)}}))`,
        })
        .catch(() => undefined)
    },
    close: async (id) => {
      const window = windows.get(id)
      windows.delete(id)
      await window?.context.close()
    },
    ask: options.ask,
    quit: async () => {
      for (const window of windows.values()) await window.context.close()
      if (!options.headless) for (const remove of removals) remove()
    },
  }
}

// Every request of every page of the context comes by here, and every attempt to open another page.
const watchPage = async (host: EngineHost, id: number, window: OpenWindow): Promise<void> => {
  await window.context.route('**/*', (route) => answerRequest(host, id, window, route))
  window.context.on('page', (other) => {
    if (other === window.page) return
    void host.windowWanted(id, toAppUrl(other.url()))
    void other.close().catch(() => undefined)
  })
}

const answerRequest = async (
  host: EngineHost,
  id: number,
  window: OpenWindow,
  route: Route,
): Promise<void> => {
  const request = route.request()
  const url = request.url()
  const navigation = request.isNavigationRequest()
  const owner = navigation ? pageOf(route) : window.page
  if (owner !== window.page) {
    await host.refused({ kind: 'WINDOW', url })
    return route.abort('aborted')
  }
  if (navigation && !window.loading) {
    const allowed = await host.mayNavigate(id, toAppUrl(url))
    if (!allowed || !isAppUrl(url)) {
      await host.refused({ kind: 'NAVIGATION', url: toAppUrl(url) })
      return route.abort('aborted')
    }
  }
  const { method, headers } = { method: request.method(), headers: request.headers() }
  const response = await host.answer({ url: toAppUrl(url), method, headers })
  if (response === null || !isAppUrl(url)) {
    await host.refused({ kind: 'REQUEST', url })
    return route.abort('blockedbyclient')
  }
  await route.fulfill({
    status: response.status,
    headers: response.headers,
    body: Buffer.from(response.body),
  })
}

// A page that has only just been wanted has no frame yet, and Playwright throws: it is not ours.
const pageOf = (route: Route): Page | null => {
  try {
    return route.request().frame().page()
  } catch {
    return null
  }
}

const connectPage = async (
  host: EngineHost,
  spec: WindowSpec,
  window: OpenWindow,
): Promise<void> => {
  const { page, context, event } = window
  const binding = `evenhand_${randomUUID().replaceAll('-', '')}`
  const origin = new URL(toBrowserUrl('app://evenhand/')).origin
  const devtools = await context.newCDPSession(page)
  window.devtools = devtools
  devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== binding) return
    const message = JSON.parse(payload) as PageMessage
    void host.received(spec.id, toAppUrl(page.url()), message)
  })
  devtools.on('Network.webSocketCreated', ({ url }) => {
    void host.refused({ kind: 'WEBSOCKET', url })
  })
  await devtools.send('Runtime.enable')
  await devtools.send('Network.enable')
  await devtools.send('Runtime.addBinding', { name: binding })
  await page.addInitScript({ content: pageScript(spec.preload, { binding, event, origin }) })
}
