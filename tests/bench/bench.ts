import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { keepYoungHeapSmall } from '../../src-main/young-heap.ts'
import type { Line } from './lines.ts'
import { measureBundles } from './measure-bundles.ts'
import { measureComparing } from './measure-comparing.ts'
import { measureHearings } from './measure-hearings.ts'
import { measureNotices } from './measure-notices.ts'
import { measureReading } from './measure-reading.ts'
import { measureSize } from './measure-size.ts'

// `npm run bench` prints what the application takes at three sizes, and notices, bundles, many
// hearings, and reading and comparing in the built application; `-- --small` at the first size, and
// notices alone.
// Each size has a process of its own, so that its memory is its own.
const isSmall = process.argv.includes('--small')
const SIZES = isSmall ? [1_000] : [1_000, 10_000, 100_000]
/** What is measured besides, and does not grow with the library: each has a number for a size. */
const NOTICES = 0
const BUNDLES = -1
const HEARINGS = -2
const READING = -3
const COMPARING = -4
/** Precedents of the library that is compared with in the built application. */
const COMPARED = 100_000
const load = () => loadavg()[0]?.toFixed(1) ?? '?'

const say = (text: string) => process.stdout.write(`${text}\n`)
const show = ({ name, ms, note }: Line) => {
  const times = ms === null ? '' : `p50 ${format(ms.p50)}  p95 ${format(ms.p95)} ms`
  say(`  ${name.padEnd(58)}${times}${note === '' ? '' : `  ${note}`}`)
}
const format = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0)).padStart(7)

/** One size in a process of its own: each line is passed on as JSON. */
async function measureHere(size: number): Promise<void> {
  keepYoungHeapSmall()
  const { folder, lines } = await begin(size)
  for await (const line of lines) say(JSON.stringify(line))
  rmSync(folder, { recursive: true, force: true })
}

const begin = (size: number) => {
  if (size === BUNDLES) return measureBundles()
  if (size === HEARINGS) return measureHearings()
  if (size === READING) return measureReading()
  if (size === COMPARING) return measureComparing(COMPARED)
  return size === NOTICES ? measureNotices() : measureSize(size)
}

async function measureApart(size: number): Promise<readonly Line[]> {
  const named = new Map([
    [NOTICES, 'Notices'],
    [BUNDLES, 'Bundles'],
    [HEARINGS, 'Ten hearings'],
    [READING, 'Reading in the built application (npm run build first)'],
    [COMPARING, `Comparing with ${COMPARED} precedents in the built application`],
  ])
  const what = named.get(size) ?? `${size} precedents`
  say(`\n${what} (cores ${cpus().length}, load ${load()})`)
  const program = fileURLToPath(import.meta.url)
  const args = ['--expose-gc', program, '--size', String(size)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const lines: Line[] = []
  for await (const text of createInterface({ input: child.stdout })) {
    // The lines of the process that this very file started.
    const line = JSON.parse(text) as Line
    lines.push(line)
    show(line)
  }
  if ((await ended) !== 0) process.exitCode = 1
  return lines
}

/** How many times as long each measure takes where there is so many times as much. */
function showGrowth(from: number, to: number, first: readonly Line[], last: readonly Line[]): void {
  say(`\nGrowth of p50 from ${from} to ${to}: ${to / from} times as many precedents`)
  for (const { name, ms } of last) {
    const before = first.find((line) => line.name === name)?.ms
    if (ms === null || before == null) continue
    const times = ms.p50 / Math.max(1e-6, before.p50)
    const words = times > to / from ? '  more than linear' : ''
    say(`  ${name.padEnd(58)}${times.toFixed(1).padStart(7)} times${words}`)
  }
}

const asked = process.argv.indexOf('--size')
if (asked > 0) await measureHere(Number(process.argv[asked + 1]))
else {
  const began = performance.now()
  const measured: (readonly Line[])[] = []
  for (const size of SIZES) measured.push(await measureApart(size))
  const [first, last] = [measured[0], measured.at(-1)]
  if (first !== undefined && last !== undefined && measured.length > 1)
    showGrowth(SIZES[0] ?? 1, SIZES.at(-1) ?? 1, first, last)
  await measureApart(NOTICES)
  for (const size of isSmall ? [] : [BUNDLES, HEARINGS, READING, COMPARING])
    await measureApart(size)
  say(`\nTook ${((performance.now() - began) / 1000).toFixed(0)} seconds in all`)
}
