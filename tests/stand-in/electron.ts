// The part of Electron's main process that Evenhand uses, for development, tests and demonstration
// where Electron's runtime cannot be had. Never packaged.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol, session } from './session.ts'
export { dialog, Menu, screen } from './system.ts'
