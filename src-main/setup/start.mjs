import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasElectron } from './facts.mjs'

// `npm start`: Electron where it can run, else the stand-in in a window, else the demonstration.

const root = fileURLToPath(new URL('../..', import.meta.url))
const isLinux = process.platform === 'linux'
const hasDisplay = !isLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const isRoot = process.getuid?.() === 0

const run = (command, args) => {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}

const startElectron = () => {
  console.log('Starting Evenhand in Electron.')
  run(join(root, 'node_modules/.bin/electron'), ['.'])
}

const startStandIn = () => {
  console.log('Starting Evenhand on the stand-in for Electron, in a window of Chromium.')
  run(process.execPath, ['--import', './tests/stand-in/register.mjs', 'out/main/main.js'])
}

const demonstrate = async () => {
  console.log('There is no display, so the demonstration runs instead, without a window.')
  const { demonstrate: show } = await import('../../tests/e2e/support/demonstration.ts')
  await show(join(root, 'demonstration'))
  process.exit(0)
}

if (!hasElectron(root))
  console.log('Electron\'s runtime is not here; "npx install-electron" fetches it.')
else if (isLinux && isRoot) console.log('Electron refuses to run for root.')

if (!hasDisplay) await demonstrate()
else if (hasElectron(root) && !(isLinux && isRoot)) startElectron()
else startStandIn()
