import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { noticeFileName } from '#core/notice/notice-number'
import { ok } from '#core/result'
import { verifyFile } from '../handlers/verification.ts'
import { operand, unlocked, type Command } from './command.ts'
import { findCase } from './find-case.ts'
import { readPassphrase } from './terminal.ts'

export const issue = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const passphrase = readPassphrase(args.options)
  if (!passphrase.ok) return passphrase
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const { handlers, answers } = terminal
  const issued = await handlers['notice:issue']({ caseId: id.value, passphrase: passphrase.value })
  if (!issued.ok) return issued
  const folder = resolve(args.options.out ?? '.')
  mkdirSync(folder, { recursive: true })
  const files: unknown[] = []
  for (const notice of issued.value.notices) {
    answers.saveFile = join(folder, noticeFileName(notice))
    const saved = await handlers['notice:save']({ noticeId: notice.id })
    if (!saved.ok) return saved
    files.push({
      number: notice.number,
      kind: notice.kind,
      sha256: notice.sha256,
      file: saved.value,
    })
  }
  return ok(files)
})

export const verify: Command = async (args) => {
  const file = operand(args, 'PDF')
  if (!file.ok) return file
  if (args.options.library === undefined) return verifyFile(resolve(file.value), null)
  return unlocked(({ library }) => verifyFile(resolve(file.value), library))(args)
}

/** Replays the comparison whose result an issued notice prints, and says what has changed since. */
export const replayNotice = unlocked(async (terminal, args) => {
  const file = operand(args, 'PDF')
  if (!file.ok) return file
  const { handlers, library } = terminal
  const verified = await verifyFile(resolve(file.value), library)
  if (!verified.ok) return verified
  return handlers['notice:replay']({ sha256: verified.value.verification.sha256 })
})

export const verifyAudit = unlocked(({ handlers }) => handlers['audit:verify']())
