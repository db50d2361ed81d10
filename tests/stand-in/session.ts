import { EventEmitter } from 'node:events'
import type { CustomScheme, Protocol, Session, WebRequest } from 'electron'
import { report } from './runtime.ts'

// The handlers as they are called here: with less than Electron gives, which the application ignores.
type Answer = (granted: boolean) => void
type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: Answer,
  details: unknown,
) => void
type CheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: unknown,
) => boolean
type DeviceHandler = (details: object) => boolean
// Of the overloads, the last: a listener alone.
type BeforeRequest = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]>

class StandInSession extends EventEmitter {
  #request: RequestHandler | null = null
  #check: CheckHandler | null = null
  #device: DeviceHandler | null = null
  #before: BeforeRequest | null = null

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.#before = listener
    },
  }

  setPermissionRequestHandler(
    handler: Parameters<Session['setPermissionRequestHandler']>[0],
  ): void {
    this.#request = handler as RequestHandler | null
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#check = handler as CheckHandler | null
  }

  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    this.#device = handler as DeviceHandler | null
  }

  /** What the application answers; where it set no handler, Electron grants. */
  permissionAnswers(permission: string): {
    readonly requested: boolean
    readonly checked: boolean
    readonly device: boolean
  } {
    let requested = this.#request === null
    this.#request?.(null, permission, (granted) => (requested = granted), {})
    const checked = this.#check?.(null, permission, 'app://evenhand', {}) ?? true
    return { requested, checked, device: this.#device?.({}) ?? true }
  }

  /** Whether the application lets a request of its page go on. */
  allows(url: string): boolean {
    let allowed = true
    const details = { id: 0, url, method: 'GET', referrer: '', timestamp: 0 } as const
    this.#before?.({ ...details, resourceType: 'other', uploadData: [] }, ({ cancel }) => {
      allowed = cancel !== true
    })
    return allowed
  }
}

const defaultSession = new StandInSession() satisfies Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

export const session = { defaultSession }

type SchemeHandler = Parameters<Protocol['handle']>[1]
const schemeHandlers = new Map<string, SchemeHandler>()

export const protocol = {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]): void => {
    report.schemes.push(...schemes)
  },
  handle: (scheme: string, handler: SchemeHandler): void => {
    schemeHandlers.set(scheme, handler)
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>

export const schemeHandler = (scheme: string): SchemeHandler | undefined =>
  schemeHandlers.get(scheme)
