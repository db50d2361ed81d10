import { resolve } from 'node:path'
import { ok } from '#core/result'
import { newFile, operand, unlocked } from './command.ts'
import { findCase } from './find-case.ts'

/** Every clock of every case, soonest first, without the arithmetic. */
export const listClocks = unlocked(async ({ handlers }) => {
  const clocks = await handlers['clock:list']()
  if (!clocks.ok) return clocks
  return ok(
    clocks.value.map(({ reference, limitId, label, state, due, workingDaysLeft }) => ({
      reference,
      limitId,
      label,
      state,
      due,
      workingDaysLeft,
    })),
  )
})

/** The calendar file of one case, or of all. */
export const exportClocks = unlocked(async (terminal, args) => {
  const file = newFile(args)
  if (!file.ok) return file
  const reference = args.rest[0]
  const found = reference === undefined ? ok(null) : await findCase(terminal, reference)
  if (!found.ok) return found
  terminal.answers.saveFile = file.value
  return terminal.handlers['clock:export']({ caseId: found.value })
})

/** Takes in the government's file of bank holidays. */
export const updateHolidays = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'file of bank holidays')
  if (!file.ok) return file
  answers.openFiles = [resolve(file.value)]
  const updated = await handlers['law:update-bank-holidays']()
  return updated.ok && updated.value !== null ? ok(updated.value.change) : updated
})
