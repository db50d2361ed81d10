import { app } from './app.ts'
import { openWindows } from './browser-window.ts'
import { chromiumEngine } from './chromium.ts'
import type { DialogQuestion, Engine, EngineHost } from './engine.ts'
import { engineHost } from './host.ts'
import { link } from './link.ts'
import { report, useEngine, type Report } from './runtime.ts'
import { session } from './session.ts'
import { askInTerminal } from './terminal-dialogs.ts'

/** What a test may ask of the application's process, besides what the browser asks. */
export type AppControl = EngineHost & {
  readonly report: () => Promise<Report>
  readonly permissionAnswers: (
    permission: string,
  ) => Promise<ReturnType<typeof session.defaultSession.permissionAnswers>>
  readonly closeWindow: () => Promise<void>
}

const control: AppControl = {
  ...engineHost,
  report: async () => report,
  permissionAnswers: async (permission) => session.defaultSession.permissionAnswers(permission),
  closeWindow: async () => {
    for (const window of openWindows.values()) window.close()
  },
}

const ownEngine = (): Engine =>
  chromiumEngine(engineHost, {
    headless: !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'],
    ask: (question: DialogQuestion) => askInTerminal(question),
  })

// A test owns the browser, so that it can drive the page while this process may be killed.
const linked = process.env['EVENHAND_STAND_IN'] === 'linked'

useEngine(linked ? link<Engine>(process, control) : ownEngine())
if (linked) process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
console.error(
  'This is the stand-in for Electron: for development, tests and demonstration, not for real cases.',
)
