import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { OpenCase } from '#contract/api'
import type { Result } from '#core/result'
import type { Role } from '#core/vocabulary'
import { newFolder, openHandlers, passphrase, value, type TestLibrary } from './open-library.ts'

/** A library of one person's own, a panel member's unless said otherwise, on a laptop of their own. */
export async function memberLaptop(label: string, role: Role = 'MEMBER'): Promise<TestLibrary> {
  const folder = newFolder()
  const library = openHandlers(folder)
  const person = { label, role, capacity: null }
  const made = { folder, libraryLabel: label, person, passphrase, withSample: false }
  value(await library.handlers['vault:create'](made))
  return library
}

export const answerOpen = (library: TestLibrary, path: string) =>
  (library.answers.openFiles = [path])

/** Saves through one handler and returns the file written. */
export async function saved(
  library: TestLibrary,
  channel: 'seal:export' | 'seal:export-opening' | 'seal:export-changes',
  caseId: string,
): Promise<string> {
  library.answers.saveFile = join(newFolder(), `${channel.replace(':', '-')}.file`)
  const path = value(await library.handlers[channel]({ caseId }))
  if (path === null) throw new Error('Nothing was saved')
  return path
}

/** Takes in the case file that is chosen, once it was shown. */
export async function takeInFile({ handlers }: TestLibrary): Promise<Result<OpenCase>> {
  const shown = await handlers['pack:inspect']({ secret: null })
  if (!shown.ok) return shown
  if (shown.value?.kind !== 'CASE_FILE') throw new Error('No case file was opened')
  return handlers['pack:take-in-file']({ sha256: shown.value.sha256 })
}

export async function handOver(from: TestLibrary, to: TestLibrary, caseId: string, seat: number) {
  from.answers.saveFile = join(newFolder(), 'case.json')
  const path = value(await from.handlers['case:export-file']({ caseId, seat }))
  answerOpen(to, path ?? '')
  return value(await takeInFile(to))
}

/** Takes in a seal, confirming its key by the fingerprint that its owner reads out. */
export async function takeIn(
  to: TestLibrary,
  from: TestLibrary,
  file: string,
  caseId: string,
  seat: number,
): Promise<OpenCase> {
  answerOpen(to, file)
  const asked = value(await to.handlers['seal:import']({ caseId, link: null }))
  if (asked?.state !== 'TO_CONFIRM') throw new Error('An unknown key is to be confirmed')
  const { myFingerprint } = value(await from.handlers['seal:record']({ caseId }))
  expect(asked.fingerprint).toBe(myFingerprint)
  const link = { seat, fingerprint: myFingerprint }
  const taken = value(await to.handlers['seal:import']({ caseId, link }))
  if (taken?.state !== 'TAKEN') throw new Error('The seal is to be taken in')
  expect(taken.onPresentFindings).toBe(true)
  return taken.openCase
}

export const changed = (
  path: string,
  change: (file: Record<string, unknown>) => object,
): string => {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const target = join(newFolder(), 'changed.file')
  writeFileSync(target, JSON.stringify(change(parsed as Record<string, unknown>)))
  return target
}
