import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { makeSigningKey } from '../../../src-main/notice-pdf/signing-key.ts'
import type { SigningKey } from '../../../src-main/cms/sealer.ts'

/** A folder that goes when the test ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-notice-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function save(bytes: Uint8Array, name = 'notice.pdf'): string {
  const path = join(scratch(), name)
  writeFileSync(path, bytes)
  return path
}

/** Output of a program that must succeed. */
export const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Output and errors of a program that may fail. */
export function attempt(program: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, [...args], { encoding: 'utf8' })
  return `${stdout}${stderr}`
}

/** What poppler says about the signatures of a file. */
export const pdfsig = (bytes: Uint8Array): string => attempt('pdfsig', save(bytes))

export const signedAt = '2026-11-19T16:02:00Z'

export const signingOptions = {
  reason: 'Outcome notice issued',
  location: 'Caerfyrddin',
  at: signedAt,
} as const

export const chairKey = (): Promise<SigningKey> =>
  makeSigningKey({
    name: 'Cadeirydd Rhŷ, "chair" + \\ lead',
    organisation: 'Heddlu Dyffryn Ŵyn',
    at: '2026-01-05T09:00:00Z',
    years: 3,
    serial: Uint8Array.from({ length: 16 }, (_, index) => 0xf0 - index),
  })

/** Nobody is known, on a day when the certificates of the tests are valid. */
export const nobodyKnown = {
  ownCertificates: [],
  trusted: [],
  now: '2026-11-20T12:00:00Z',
} as const

/** Places of the two parts that a signed file says it covers. */
export function byteRange(pdf: Uint8Array): readonly [number, number, number, number] {
  const found = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(Buffer.from(pdf).toString('latin1'))
  const [a, b, c, d] = (found?.slice(1) ?? []).map(Number)
  if (a === undefined || b === undefined || c === undefined || d === undefined)
    throw new Error('No byte range')
  return [a, b, c, d]
}
