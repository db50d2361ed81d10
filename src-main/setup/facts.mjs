import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { judges } from './plan.mjs'

// Looks at the machine and the checkout; decides nothing.

const stampOf = (root) => join(root, 'node_modules', '.evenhand-lock')
const buildOutputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const buildInputs = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json']

const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

/** Notes which lock file node_modules was made from; a date alone is lost in a copy or a checkout. */
export const stampModules = (root) => writeFileSync(stampOf(root), lockHash(root))

const modulesState = (root) => {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return 'MISSING'
  if (existsSync(stampOf(root)))
    return readFileSync(stampOf(root), 'utf8') === lockHash(root) ? 'CURRENT' : 'OLD'
  const installed = changedAt(join(root, 'node_modules', '.package-lock.json'))
  return installed >= changedAt(join(root, 'package-lock.json')) ? 'CURRENT' : 'OLD'
}

// Folders count too: their date changes when a file in them is removed.
const newestIn = (path) => {
  const own = changedAt(path)
  if (!existsSync(path) || !statSync(path).isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

const isBuildCurrent = (root) => {
  const oldestOutput = Math.min(...buildOutputs.map((name) => changedAt(join(root, name))))
  const newestInput = Math.max(...buildInputs.map((name) => newestIn(join(root, name))))
  return oldestOutput > newestInput
}

const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

export const hasElectron = (root) => existsSync(join(root, 'node_modules/electron/dist/version'))

export const gatherFacts = (root, purpose) => ({
  purpose,
  modules: modulesState(root),
  hasElectron: hasElectron(root),
  hasChromium: existsSync(process.env.EVENHAND_CHROMIUM ?? '/usr/bin/chromium'),
  programs: Object.keys(judges).filter(isOnPath),
  isRoot: process.getuid?.() === 0,
  isDebian: existsSync('/etc/debian_version') && isOnPath('apt-get'),
  buildIsCurrent: purpose !== 'start' || isBuildCurrent(root),
})
