import { resolve } from 'node:path'
import { noticeWording } from '#contract/wording-inputs'
import { formatDate, isRealDate } from '#core/dates'
import { ok, refuse, type Result } from '#core/result'
import type { Options } from './arguments.ts'
import { clearLeftBehind } from './batch-folder.ts'
import { operand, Told, unlocked, type Command } from './command.ts'
import { findCase } from './find-case.ts'
import { isFolder, verifyFolder, verifyOne } from './judge-notices.ts'
import {
  exportInto,
  issueInto,
  type Period,
  type Printing,
  type Refused,
  type WrittenFile,
} from './notice-batch.ts'
import { readPassphrase } from './terminal.ts'

/** One case gives the list of its files; several give that list and what was refused. */
export const issue = unlocked(async (terminal, args) => {
  const first = operand(args, 'case')
  if (!first.ok) return first
  const passphrase = readPassphrase(args.options)
  if (!passphrase.ok) return passphrase
  const printing = printingOf(args.options)
  if (!printing.ok) return printing
  const folder = resolve(args.options.out ?? '.')
  const one = (reference: string) =>
    issueInto(terminal, {
      reference,
      folder,
      passphrase: passphrase.value,
      ...printing.value,
    })
  clearLeftBehind(folder, Date.now())
  if (args.rest.length === 1) return one(first.value)
  const files: WrittenFile[] = []
  const refused: Refused[] = []
  for (const [at, reference] of args.rest.entries()) {
    const issued = await one(reference)
    if (issued.ok) files.push(...issued.value)
    else refused.push({ what: reference, problems: issued.problems })
    if (issued.stops === true) return ok({ files, refused, notDone: args.rest.slice(at + 1) })
  }
  return ok({ files, refused, notDone: [] })
})

/** What is not said here is printed as the case says. */
function printingOf(options: Options): Result<Printing> {
  const { languages, typed = 'en-GB' } = options
  if (languages === undefined) return ok(options['allow-english'] ? { allowsEnglish: true } : {})
  const wording = noticeWording.safeParse({ languages, typed })
  return wording.success
    ? ok({ wording: wording.data, allowsEnglish: options['allow-english'] })
    : refuse('USAGE', 'Say --languages EN, CY or BOTH, and --typed en-GB or cy.')
}

/** What every paper of a case would print in English for want of Welsh. */
export const listUntranslated = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const printing = printingOf({ ...args.options, languages: args.options.languages ?? 'CY' })
  if (!printing.ok) return printing
  const caseId = await findCase(terminal, reference.value)
  if (!caseId.ok) return caseId
  const { wording } = printing.value
  return wording === undefined
    ? ok([])
    : terminal.handlers['wording:untranslated']({ caseId: caseId.value, ...wording })
})

export const exportNotices = unlocked(async (terminal, { options }) => {
  if (options.out === undefined) return refuse('USAGE', 'Say --out <folder>.')
  const period = periodOf(options)
  if (!period.ok) return period
  const folder = resolve(options.out)
  clearLeftBehind(folder, Date.now())
  const exported = await exportInto(terminal, folder, period.value)
  if (!exported.ok) return exported
  const { files, refused } = exported.value
  const isEmpty = files.length + refused.length === 0
  return ok(isEmpty ? new Told(exported.value, nothingSigned(period.value)) : exported.value)
})

function nothingSigned({ from, to }: Period): string {
  const since = from === null ? '' : ` from ${formatDate(from)}`
  const until = to === null ? '' : ` to ${formatDate(to)}`
  return `No notice was signed in this library${since}${until}. Nothing was saved.`
}

function periodOf({ from, to }: Options): Result<Period> {
  for (const day of [from, to])
    if (day !== undefined && !isRealDate(day))
      return refuse('USAGE', `"${day}" is not a date. Write it as 2026-11-19.`)
  if (from !== undefined && to !== undefined && from > to)
    return refuse('USAGE', `The period ends before it begins: --from ${from}, --to ${to}.`)
  return ok({ from: from ?? null, to: to ?? null })
}

/**
 * A file gives its verdict with the reasons; a folder one line for each PDF in it. Without a library
 * nobody is known: then it is enough that a file is unchanged.
 */
export const verify: Command = async (args) => {
  const path = operand(args, 'PDF or folder')
  if (!path.ok) return path
  const verifyAt = (library: Parameters<typeof verifyOne>[1]) =>
    isFolder(path.value)
      ? verifyFolder(resolve(path.value), library)
      : verifyOne(resolve(path.value), library)
  if (args.options.library === undefined) return verifyAt(null)
  return unlocked(({ library }) => verifyAt(library))(args)
}

/** Replays the comparison that a notice rests on, and says what has changed since. */
export const replayNotice = unlocked(async (terminal, args) => {
  const file = operand(args, 'PDF')
  if (!file.ok) return file
  const { handlers, answers } = terminal
  answers.openFiles = [resolve(file.value)]
  const verified = await handlers['notice:verify']()
  if (!verified.ok) return verified
  const [checked] = verified.value ?? []
  if (checked === undefined || 'problems' in checked)
    return { ok: false, problems: checked?.problems ?? [] }
  return handlers['notice:replay']({ sha256: checked.verification.sha256 })
})

export const verifyAudit = unlocked(({ handlers }) => handlers['audit:verify']())
