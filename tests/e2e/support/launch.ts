import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { chromiumEngine } from '../../stand-in/chromium.ts'
import type { DialogQuestion, RefusedRequest } from '../../stand-in/engine.ts'
import { link } from '../../stand-in/link.ts'
import type { Report } from '../../stand-in/runtime.ts'
import type { AppControl } from '../../stand-in/start.ts'
// Tests reach the page's bridge, which this declares.
import type {} from '../../../src-renderer/api.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export type LaunchOptions = {
  /** Folder of the library; without it the launch has a new folder of its own. */
  readonly library?: string
  /** Folder that Electron calls userData; without it a new one. */
  readonly userData?: string
  readonly env?: Readonly<Record<string, string>>
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  /** Switches the content security policy off, to see what stands behind it. */
  readonly bypassContentPolicy?: boolean
}

/** Answers for the dialogs to come, first in first out; a dialog with no answer is cancelled. */
export type DialogQueue = {
  readonly answer: (...paths: readonly string[]) => void
  readonly cancel: () => void
  /** Leaves the next dialog open until what it gives back is called, which cancels it. */
  readonly hold: () => () => void
  /** Every question asked so far. */
  readonly asked: readonly DialogQuestion[]
}

export type RunningApp = {
  readonly page: Page
  readonly dialogs: DialogQueue
  readonly library: string
  readonly userData: string
  /** What the process wrote on standard error so far. */
  readonly log: () => string
  readonly report: () => Promise<Report>
  readonly refusedRequests: () => Promise<readonly RefusedRequest[]>
  readonly permissionAnswers: AppControl['permissionAnswers']
  /** Closes the window as a person would, and waits for the application to end. */
  readonly close: () => Promise<void>
  /** Ends the application's process at once, as a power cut would. */
  readonly kill: () => Promise<void>
}

/**
 * Starts the built application: its main process, unchanged, in a process of its own on the
 * stand-in for Electron, and its page in a browser that belongs to the caller.
 */
export const launchApp = async (options: LaunchOptions = {}): Promise<RunningApp> => {
  const scratch = mkdtempSync(join(tmpdir(), 'evenhand-app-'))
  const userData = options.userData ?? join(scratch, 'user-data')
  const library = options.library ?? join(scratch, 'library')
  const { child, log, ended } = startProcess(library, userData, options.env ?? {})
  const { dialogs, ask } = dialogQueue()
  const pages = Promise.withResolvers<Page>()
  // The engine asks the process, and the process the engine: each is given a way to the other.
  const engine = chromiumEngine(
    hostOf(() => control),
    { headless: true, ask, context: contextOptions(options), opened: pages.resolve },
  )
  const control = link<AppControl>(child, engine)
  const finish = async (): Promise<void> => {
    await ended
    await engine.quit()
    rmSync(scratch, { recursive: true, force: true })
  }
  void ended.then(() => pages.reject(new Error(`The application ended early:\n${log()}`)))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await finish()
  }
  const page = await pages.promise.then(shown).catch(async (error: unknown) => {
    await kill()
    throw error
  })
  return {
    page,
    dialogs,
    library,
    userData,
    log,
    report: () => control.report(),
    refusedRequests: async () => (await control.report()).refused,
    permissionAnswers: (permission) => control.permissionAnswers(permission),
    close: async () => {
      await control.closeWindow()
      await finish()
    },
    kill,
  }
}

const shown = async (page: Page): Promise<Page> => {
  await page.waitForURL(/\.app\.invalid\//)
  await page.waitForLoadState('load')
  // As long as a slow machine with much else to do needs; what is there sooner is waited for no longer.
  page.setDefaultTimeout(60_000)
  return page
}

const startProcess = (
  library: string,
  userData: string,
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; log: () => string; ended: Promise<void> } => {
  const child = fork(join(root, 'out', 'main', 'main.js'), [`--user-data-dir=${userData}`], {
    cwd: root,
    execArgv: ['--import', new URL('../../stand-in/register.mjs', import.meta.url).href],
    env: { ...process.env, EVENHAND_LIBRARY: library, EVENHAND_STAND_IN: 'linked', ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  const written: string[] = []
  child.stderr?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return { child, log: () => written.join(''), ended }
}

const dialogQueue = (): {
  dialogs: DialogQueue
  ask: (question: DialogQuestion) => Promise<readonly string[]>
} => {
  const answers: (readonly string[] | Promise<readonly string[]>)[] = []
  const asked: DialogQuestion[] = []
  return {
    dialogs: {
      answer: (...paths) => void answers.push(paths),
      cancel: () => void answers.push([]),
      hold: () => {
        const { promise, resolve } = Promise.withResolvers<readonly string[]>()
        answers.push(promise)
        return () => resolve([])
      },
      asked,
    },
    ask: async (question) => {
      asked.push(question)
      return answers.shift() ?? []
    },
  }
}

const contextOptions = (options: LaunchOptions): BrowserContextOptions => ({
  viewport: options.viewport ?? { width: 1280, height: 720 },
  colorScheme: options.colorScheme ?? 'light',
  bypassCSP: options.bypassContentPolicy ?? false,
  reducedMotion: 'reduce',
  locale: 'en-GB',
})

// The process may end at any moment; the browser then simply hears nothing more from it.
const hostOf = (control: () => AppControl): AppControl => ({
  answer: (request) =>
    control()
      .answer(request)
      .catch(() => null),
  mayNavigate: (id, url) =>
    control()
      .mayNavigate(id, url)
      .catch(() => false),
  windowWanted: (id, url) =>
    control()
      .windowWanted(id, url)
      .catch(() => undefined),
  refused: (attempt) =>
    control()
      .refused(attempt)
      .catch(() => undefined),
  received: (id, url, message) =>
    control()
      .received(id, url, message)
      .catch(() => undefined),
  shown: (id) =>
    control()
      .shown(id)
      .catch(() => undefined),
  gone: (id) =>
    control()
      .gone(id)
      .catch(() => undefined),
  report: () => control().report(),
  permissionAnswers: (permission) => control().permissionAnswers(permission),
  closeWindow: () => control().closeWindow(),
})
