/** An attempt of the page to reach something outside the application. */
export type RefusedRequest = {
  readonly kind: 'REQUEST' | 'NAVIGATION' | 'WINDOW' | 'WEBSOCKET' | 'CONTENT_POLICY'
  readonly url: string
}

export type WindowSpec = {
  readonly id: number
  readonly width: number
  readonly height: number
  readonly title: string
  /** Source of the preload script, run before any script of the page. */
  readonly preload: string
  /** Command line switches that the application asked for. */
  readonly switches: readonly string[]
}

export type PageRequest = {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}
export type PageResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type DialogQuestion = {
  readonly kind: 'OPEN_FILES' | 'CHOOSE_FOLDER' | 'SAVE_FILE'
  readonly title: string
  readonly suggested: string
}

/** What the page says through its preload script. Values are text of the codec. */
export type PageMessage =
  | {
      readonly kind: 'invoke'
      readonly id: number
      readonly channel: string
      readonly args: string
    }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'violation'; readonly url: string }

/** What the main process says to the page. */
export type AppMessage =
  | { readonly kind: 'reply'; readonly id: number; readonly value: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: string }

/** The browser, as the stand-in for Electron's main process sees it. */
export type Engine = {
  readonly open: (spec: WindowSpec) => Promise<void>
  readonly load: (id: number, url: string) => Promise<void>
  readonly deliver: (id: number, message: AppMessage) => Promise<void>
  readonly close: (id: number) => Promise<void>
  /** Paths, or none where the person cancels. */
  readonly ask: (question: DialogQuestion) => Promise<readonly string[]>
  readonly quit: () => Promise<void>
}

/** The stand-in for Electron's main process, as the browser sees it. URLs are the application's own. */
export type EngineHost = {
  readonly answer: (request: PageRequest) => Promise<PageResponse | null>
  /** Whether the page may go to this address. */
  readonly mayNavigate: (id: number, url: string) => Promise<boolean>
  readonly windowWanted: (id: number, url: string) => Promise<void>
  readonly refused: (attempt: RefusedRequest) => Promise<void>
  readonly received: (id: number, frameUrl: string, message: PageMessage) => Promise<void>
  readonly shown: (id: number) => Promise<void>
  readonly gone: (id: number) => Promise<void>
}

// Chromium knows no scheme of ours, so `app://evenhand` is a name that can never exist on a network.
export const toBrowserUrl = (url: string): string =>
  url.replace(/^([a-z]+):\/\/([a-z]+)(?=[/?#]|$)/, 'https://$2.$1.invalid')

export const toAppUrl = (url: string): string =>
  url.replace(/^https:\/\/([a-z]+)\.([a-z]+)\.invalid(?=[/?#]|$)/, '$2://$1')

export const isAppUrl = (url: string): boolean => /^https:\/\/[a-z]+\.app\.invalid\//.test(url)
