import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { measureSize, type Line } from './measure-size.ts'

// `npm run bench` prints what the application takes at three sizes; `-- --small` at the first alone.
// Each size has a process of its own, so that its memory is its own.
const SIZES = process.argv.includes('--small') ? [1_000] : [1_000, 10_000, 100_000]
const load = () => loadavg()[0]?.toFixed(1) ?? '?'

const say = (text: string) => process.stdout.write(`${text}\n`)
const show = ({ name, ms, note }: Line) => {
  const times = ms === null ? '' : `p50 ${format(ms.p50)}  p95 ${format(ms.p95)} ms`
  say(`  ${name.padEnd(58)}${times}${note === '' ? '' : `  ${note}`}`)
}
const format = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0)).padStart(7)

async function runSize(size: number): Promise<void> {
  say(`\n${size} precedents (cores ${cpus().length}, load ${load()})`)
  const { folder, lines } = await measureSize(size)
  for await (const line of lines) show(line)
  rmSync(folder, { recursive: true, force: true })
}

const asked = process.argv.indexOf('--size')
if (asked > 0) await runSize(Number(process.argv[asked + 1]))
else
  for (const size of SIZES) {
    const program = fileURLToPath(import.meta.url)
    const ran = spawnSync(process.execPath, ['--expose-gc', program, '--size', String(size)], {
      stdio: 'inherit',
    })
    if (ran.status !== 0) process.exitCode = 1
  }
