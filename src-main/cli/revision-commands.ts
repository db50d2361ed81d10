import { resolve } from 'node:path'
import type { IssuedNotice, OpenCase } from '#contract/api'
import { ok, refuse, type Result } from '#core/result'
import type { Arguments } from './arguments.ts'
import { newFile, operand, unlocked, type Unlocked } from './command.ts'
import { findNotice } from './find-notice.ts'
import { readPassphrase } from './terminal.ts'

/** What a notice is made of since, as a script reads it. */
const told = (answer: Result<OpenCase | null>, { id, number }: IssuedNotice): Result<unknown> => {
  if (!answer.ok) return answer
  const notice = answer.value?.notices.find((one) => one.id === id)
  return notice === undefined
    ? refuse('NOT_FOUND', `There is no notice ${number} any more.`)
    : ok({ number, sha256: notice.currentSha256, added: notice.revisions })
}

const onNotice = (
  work: (
    terminal: Unlocked,
    notice: IssuedNotice,
    args: Arguments,
  ) => Promise<Result<OpenCase | null>>,
) =>
  unlocked(async (terminal, args) => {
    const number = operand(args, 'notice, by its number')
    if (!number.ok) return number
    const notice = await findNotice(terminal, number.value)
    if (!notice.ok) return notice
    return told(await work(terminal, notice.value, args), notice.value)
  })

export const countersign = onNotice(async ({ handlers }, { id: noticeId }, { options }) => {
  const passphrase = readPassphrase(options)
  return passphrase.ok
    ? handlers['notice:countersign']({ noticeId, passphrase: passphrase.value })
    : passphrase
})

export const requestTimestamp = onNotice(async ({ handlers, answers }, { id: noticeId }, args) => {
  const file = newFile(args)
  if (!file.ok) return file
  answers.saveFile = file.value
  return handlers['notice:request-timestamp']({ noticeId })
})

export const takeRevocation = onNotice(async ({ handlers, answers }, { id: noticeId }, args) => {
  const files = args.rest.slice(1)
  if (files.length === 0) return refuse('USAGE', 'Say which files (.crl, .ors).')
  answers.openFiles = files.map((file) => resolve(file))
  return handlers['notice:take-revocation']({ noticeId })
})

export const takeTimestamp = onNotice(async ({ handlers, answers }, { id: noticeId }, args) => {
  const [, file] = args.rest
  if (file === undefined) return refuse('USAGE', 'Say which answer file (.tsr).')
  answers.openFiles = [resolve(file)]
  return handlers['notice:take-timestamp']({ noticeId })
})
