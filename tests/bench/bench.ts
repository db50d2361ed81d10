import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { measureSize, type Line } from './measure-size.ts'

// `npm run bench` prints what the application takes at three sizes; `-- --small` at the first alone.
const sizes = process.argv.includes('--small') ? [1_000] : [1_000, 10_000, 100_000]
const load = () => loadavg()[0]?.toFixed(1) ?? '?'

const say = (text: string) => process.stdout.write(`${text}\n`)
const show = ({ name, ms, note }: Line) => {
  const times = ms === null ? '' : `p50 ${format(ms.p50)}  p95 ${format(ms.p95)} ms`
  say(`  ${name.padEnd(58)}${times}${note === '' ? '' : `  ${note}`}`)
}
const format = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0)).padStart(7)

say(`Cores ${cpus().length}, load ${load()} at the start`)
for (const size of sizes) {
  say(`\n${size} precedents`)
  const { folder, lines } = await measureSize(size)
  for await (const line of lines) show(line)
  rmSync(folder, { recursive: true, force: true })
  say(`  load ${load()}`)
}
