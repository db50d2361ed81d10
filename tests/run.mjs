import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The whole of `npm test`: every check, then every test, also after a failure; the last line counts.

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, '.cache', 'tests')
const totals = { passed: 0, failed: 0, skipped: 0 }

const run = (command, args) =>
  new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1' }
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' })
    const output = []
    child.stdout.on('data', (bytes) => output.push(bytes))
    child.stderr.on('data', (bytes) => output.push(bytes))
    child.on('error', (error) => done({ code: 1, output: String(error) }))
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })

const step = async (title, command, args) => {
  const began = Date.now()
  process.stdout.write(`${title} ... `)
  const { code, output } = await run(command, args)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
  if (code !== 0) process.stdout.write(`${output.trim()}\n`)
  return { passed: code === 0, output }
}

const check = async (title, command, args) => {
  const { passed } = await step(title, command, args)
  totals[passed ? 'passed' : 'failed'] += 1
  return passed
}

const skippedTitles = (files) =>
  files.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending'),
  )

const test = async (title, name, projects) => {
  const file = join(reports, `${name}.json`)
  const { passed, output } = await step(title, 'vitest', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter',
    'dot',
    '--reporter',
    'json',
    `--outputFile.json=${file}`,
  ])
  const remarks = output.split('\n').filter((line) => line.startsWith('Measured:'))
  for (const line of remarks) console.log(`  ${line}`)
  const failedBefore = totals.failed
  try {
    count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    console.log('  The tests left no report.')
  }
  // A file that does not even load has no failed test of its own, and is a failure all the same.
  if (!passed && totals.failed === failedBefore) totals.failed += 1
}

const count = (report) => {
  const skipped = skippedTitles(report.testResults)
  totals.passed += report.numPassedTests
  totals.failed += report.numFailedTests
  totals.skipped += skipped.length
  console.log(`  ${report.numPassedTests} passed, ${report.numFailedTests} failed`)
  for (const { fullName } of skipped) console.log(`  skipped: ${fullName}`)
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
await check('Types', 'tsc', ['-b'])
await check('Lint and import rules', 'oxlint', ['--type-aware'])
await check('Dead code', 'knip', [])
await check('Format', 'prettier', ['--check', '--log-level', 'warn', '.'])
await test('Unit tests', 'unit', ['unit', 'unit-renderer'])
const built = await check('Build', 'electron-vite', ['build', '--logLevel', 'warn'])
if (built) await test('Tests through the built application', 'app', ['app'])
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(totals.failed > 0 ? 1 : 0)
