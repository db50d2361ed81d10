import { resolve } from 'node:path'
import { refuse } from '#core/result'
import { operand, unlocked } from './command.ts'

export const listTrust = unlocked(({ handlers }) => handlers['trust:list']())

/** Without `--confirm` it says what the file holds, so that it can be compared first. */
export const addTrust = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'certificate file')
  if (!file.ok) return file
  answers.openFiles = [resolve(file.value)]
  const read = await handlers['trust:read']()
  if (!read.ok) return read
  const held = read.value ?? []
  const { confirm, reason } = args.options
  const wanted = confirm?.replace(/[\s:]/g, '').toLowerCase()
  const chosen = held.find(({ facts }) => facts.fingerprint === wanted)
  if (chosen === undefined || reason === undefined)
    return refuse(
      confirm === undefined ? 'TO_CONFIRM' : chosen ? 'USAGE' : 'FINGERPRINT_DIFFERS',
      `The file holds ${held.map(({ facts }) => `${facts.subject} (SHA-256 ${facts.fingerprint})`).join('; ')}. ` +
        'Compare with its authority, then say --confirm <fingerprint> --reason <how it was compared>.',
    )
  const { certificate, facts } = chosen
  const { fingerprint } = facts
  return handlers['trust:add']({ certificate, fingerprint, confirmedBy: reason })
})

export const removeTrust = unlocked(async ({ handlers }, args) => {
  const fingerprint = operand(args, 'fingerprint')
  if (!fingerprint.ok) return fingerprint
  const { reason } = args.options
  return reason === undefined
    ? refuse('USAGE', 'Say --reason <why it is trusted no more>.')
    : handlers['trust:remove']({
        fingerprint: fingerprint.value.replace(/[\s:]/g, '').toLowerCase(),
        reason,
      })
})
