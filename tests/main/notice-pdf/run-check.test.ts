import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openChecker } from '../../../src-main/notice-pdf/run-check.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { value } from '../../support/open-library.ts'

const known = { ownCertificates: [], trusted: [], now: '2026-11-23T12:00:00.000Z' }
const notPdf = { bytes: Buffer.from('Not a PDF'), known }
const pdf = { bytes: Buffer.from('%PDF-1.7\nnothing signed'), known }

/** A thread that does this with each file, in place of checking it. */
const threadThat = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', ({ bytes }) => { ${does} })`,
    )}`,
  )
/** Keeps its reader busy where the file begins with a percent sign, and answers others. */
const endless = threadThat(
  `while (bytes[0] === 37) {}
   parentPort.postMessage({ verification: { verdict: 'NOT_SIGNED' }, record: null })`,
)

describe('a file that is checked in a thread of its own', () => {
  it('is judged as it is judged here', async () => {
    const bytes = readFileSync(new URL(import.meta.url))
    for (const given of [notPdf, pdf, { bytes, known }]) {
      const { verification, record } = value(await openChecker().check(given))
      expect(verification).toEqual(await verifyPdf(given.bytes, known))
      expect(record).toBeNull()
    }
  }, 60_000)

  it('that keeps its reader busy is called not readable, and the next one is read', async () => {
    const checker = openChecker({ thread: endless, wait: 1500 })
    const [busy, next] = await Promise.all([checker.check(pdf), checker.check(notPdf)])
    const { verification } = value(busy)
    expect(verification.verdict).toBe('NOT_READABLE')
    expect(verification.summary).toBe(
      'The file could not be read in 2 seconds of work. No notice is like that: treat it as not signed.',
    )
    expect(verification.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(value(next).verification.verdict).toBe('NOT_SIGNED')
  }, 60_000)

  it('that waits for the processor longer than it works is read all the same', async () => {
    const waiting = threadThat(
      `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)
       parentPort.postMessage({ verification: { verdict: 'NOT_SIGNED' }, record: bytes.length })`,
    )
    const { verification } = value(await openChecker({ thread: waiting, wait: 1500 }).check(pdf))
    expect(verification.verdict).toBe('NOT_SIGNED')
  }, 60_000)

  it.each([
    ['stops the thread', 'process.exit(1)', {}],
    ['throws', 'throw new Error(String(bytes[0]))', {}],
    [
      'fills the memory',
      'const held = []; for (;;) held.push(Buffer.alloc(8_000_000, 1))',
      { growth: 200_000_000 },
    ],
  ])(
    'that %s is called not readable',
    async (_, does, limits) => {
      const checker = openChecker({ thread: threadThat(does), ...limits })
      const { verification } = value(await checker.check(pdf))
      expect(verification.verdict).toBe('NOT_READABLE')
      expect(verification.summary).toMatch(/^The file asks for more than a file may ask\./)
    },
    60_000,
  )

  it('is left out where it is stopped', async () => {
    const checker = openChecker({ thread: endless })
    const checked = checker.check(pdf)
    // The file is given to the thread in a turn of its own.
    await new Promise(setImmediate)
    checker.stop()
    const answer = await checked
    expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(['CANCELLED'])
    expect(value(await checker.check(notPdf)).verification.verdict).toBe('NOT_SIGNED')
  }, 60_000)
})
