import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeGently, closeSession, openWindow, setMenu, showAgain } from '../../src-main/window.ts'
import type { AppMessage, Engine } from '../stand-in/engine.ts'
import { openWindows } from '../stand-in/browser-window.ts'
import { report, useEngine } from '../stand-in/runtime.ts'
import { session } from '../stand-in/session.ts'

const delivered: AppMessage[] = []
const silentEngine: Engine = {
  open: async () => undefined,
  load: async () => undefined,
  deliver: async (_id, message) => void delivered.push(message),
  close: async () => undefined,
  ask: async () => [],
  quit: async () => undefined,
}
useEngine(silentEngine)
// Closing the last window would otherwise end the process of the tests.
app.on('window-all-closed', () => undefined)

const stateFile = (): string => join(mkdtempSync(join(tmpdir(), 'evenhand-window-')), 'state.json')
const open = (file = stateFile()): BrowserWindow =>
  openWindow({ preload: 'preload.cjs', stateFile: file, developerTools: false })
const contents = () => [...openWindows.values()].at(-1)?.webContents

afterEach(() => vi.useRealTimers())

describe('what the application asks of Electron for its window', () => {
  it('is sandboxed, isolated and without Node, spelling checker or developer tools', () => {
    open()
    expect(report.windows.at(-1)?.options).toMatchObject({
      minWidth: 720,
      minHeight: 450,
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    })
  })

  it('goes nowhere, opens no other window and shows no network address to a peer', () => {
    open()
    expect(contents()?.answerNavigation('https://example.invalid/')).toBe(false)
    expect(contents()?.answerNavigation('app://evenhand/other.html')).toBe(false)
    expect(contents()?.answerWindowOpen('https://example.invalid/')).toBe('deny')
    expect(report.windows.at(-1)?.webRtcPolicy).toBe('disable_non_proxied_udp')
    for (const name of ['will-redirect', 'will-attach-webview']) {
      const event = { preventDefault: vi.fn() }
      contents()?.emit(name, event)
      expect(event.preventDefault, name).toHaveBeenCalledOnce()
    }
  })

  it('has a menu with the editing keys, and developer tools only where asked', () => {
    setMenu(false)
    expect(report.menuRoles).toContain('editMenu')
    expect(report.menuRoles).not.toContain('toggleDevTools')
    setMenu(true)
    expect(report.menuRoles).toContain('toggleDevTools')
  })
})

describe('what the application lets its session do', () => {
  it('gives no permission and no device', () => {
    closeSession()
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid'])
      expect(session.defaultSession.permissionAnswers(permission)).toEqual({
        requested: false,
        checked: false,
        device: false,
      })
  })

  it('saves no download', () => {
    closeSession()
    const event = { preventDefault: vi.fn() }
    session.defaultSession.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it('lets only its own pages be asked for, and logs a refusal without the path', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined)
    closeSession()
    expect(session.defaultSession.allows('app://evenhand/index.html')).toBe(true)
    expect(session.defaultSession.allows('blob:app://evenhand/0a1b')).toBe(true)
    expect(warn).not.toHaveBeenCalled()
    for (const url of [
      'https://example.invalid/PC-1234?name=private',
      'wss://example.invalid/',
      'file:///etc/passwd',
      'app://evenhand.example.invalid/',
      'blob:https://example.invalid/1',
    ])
      expect(session.defaultSession.allows(url), url).toBe(false)
    expect(warn.mock.calls[0]).toEqual(['Refused a request to https://example.invalid'])
    warn.mockRestore()
  })
})

describe('closing the window', () => {
  it('waits for the page to hand over its text, then closes and keeps its place', async () => {
    const file = stateFile()
    const window = open(file)
    const flushed = closeGently(window)
    delivered.length = 0
    window.close()
    expect(window.isDestroyed()).toBe(false)
    await expect.poll(() => delivered).toMatchObject([{ channel: 'window:closing' }])
    flushed()
    expect(window.isDestroyed()).toBe(true)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ width: 1280, maximised: false })
  })

  it('waits no longer than three seconds', () => {
    vi.useFakeTimers()
    const window = open()
    closeGently(window)
    window.close()
    vi.advanceTimersByTime(2999)
    expect(window.isDestroyed()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(window.isDestroyed()).toBe(true)
  })

  it('ignores an answer that nobody asked for', () => {
    const window = open()
    const flushed = closeGently(window)
    flushed()
    expect(window.isDestroyed()).toBe(false)
  })

  it('does not wait for a page that is gone', () => {
    const window = open()
    closeGently(window)
    const page = contents()
    if (page) page.gone = true
    window.close()
    expect(window.isDestroyed()).toBe(true)
  })

  it('brings back a minimised window on a second start', () => {
    const window = open()
    const focus = vi.fn()
    window.on('focus', focus)
    window.minimize()
    showAgain(window)
    expect(window.isMinimized()).toBe(false)
    expect(focus).toHaveBeenCalledOnce()
  })
})
