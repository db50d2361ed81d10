import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gatherFacts, stampModules } from './facts.mjs'
import { describeStep, explainFailure, planSetUp } from './plan.mjs'

// `node src-main/setup/prepare.mjs start|test`, run by npm before the script of that name, on
// whatever Node the machine has: built-in modules only.

const root = fileURLToPath(new URL('../..', import.meta.url))
const log = join('.cache', 'set-up.log')

const run = (command, args) =>
  new Promise((done) => {
    const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
    const env = { ...process.env, PATH, DEBIAN_FRONTEND: 'noninteractive', EVENHAND_PREPARING: '1' }
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' })
    const output = []
    child.stdout.on('data', (bytes) => output.push(bytes))
    child.stderr.on('data', (bytes) => output.push(bytes))
    child.on('error', (error) => done({ code: 1, output: String(error) }))
    child.on('close', (code) => done({ code, output: Buffer.concat(output).toString() }))
  })

const commandsOf = (step) => {
  if (step.kind === 'MODULES') return [['npm', ['install', '--no-audit', '--no-fund']]]
  if (step.kind === 'BUILD') return [['electron-vite', ['build', '--logLevel', 'warn']]]
  const install = ['install', '--yes', '--no-install-recommends', ...step.packages]
  return [
    ['apt-get', ['update']],
    ['apt-get', install],
  ]
}

const take = async (step) => {
  const began = Date.now()
  process.stdout.write(`${describeStep(step)} ... `)
  let said = ''
  for (const [command, args] of commandsOf(step)) {
    const { code, output } = await run(command, args)
    said += output
    if (code !== 0) {
      process.stdout.write('\n')
      mkdirSync(join(root, '.cache'), { recursive: true })
      writeFileSync(join(root, log), said)
      return explainFailure(step, said, log)
    }
  }
  if (step.kind === 'MODULES') stampModules(root)
  process.stdout.write(`done in ${((Date.now() - began) / 1000).toFixed(0)} s\n`)
  return null
}

const prepare = async (purpose) => {
  const { refusal, steps } = planSetUp(gatherFacts(root, purpose))
  if (refusal) return refusal
  if (steps.length === 0) console.log('Everything needed is installed.')
  for (const step of steps) {
    const failure = await take(step)
    if (failure) return failure
  }
  return null
}

// npm install may itself run scripts; they must not start another installation.
if (!process.env.EVENHAND_PREPARING) {
  const failure = await prepare(process.argv[2] === 'test' ? 'test' : 'start')
  if (failure) {
    console.error(failure)
    process.exitCode = 1
  }
}
