import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { provisionalViewSchema } from '#core/provisional-view'
import { ok, refuse } from '#core/result'
import { newFile, operand, told, unlocked } from './command.ts'
import { findCase } from './find-case.ts'
import { tellComparison } from './tell-comparison.ts'

export const importCase = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'case file')
  if (!file.ok) return file
  answers.openFiles = [resolve(file.value)]
  const shown = await handlers['pack:inspect']({ secret: null })
  if (!shown.ok) return shown
  if (shown.value?.kind !== 'CASE_FILE')
    return refuse('NOT_A_CASE_FILE', 'This is a pack. Take it in with pack import.')
  const opened = await handlers['pack:take-in-file']({ sha256: shown.value.sha256 })
  return opened.ok ? ok(opened.value.summary) : opened
})

function readView(path: string | undefined) {
  if (path === undefined) return refuse('USAGE', 'Say --view <view.json>.')
  try {
    const view = provisionalViewSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return view.success ? ok(view.data) : refuse('WRONG_VIEW', view.error.issues[0]?.message ?? '')
  } catch {
    return refuse('UNREADABLE', 'The view cannot be read as JSON.')
  }
}

export const sealView = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const view = readView(args.options.view)
  if (!view.ok) return view
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const sealed = await terminal.handlers['seal:commit']({ caseId: id.value, view: view.value })
  return sealed.ok ? ok(sealed.value.seals.decisionMakers.map(withoutView)) : sealed
})

/** Opens the comparators of a case of this library, as step 5 does. */
export const compareCase = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const found = await terminal.handlers['comparison:open']({ caseId: id.value })
  return told(found, (value) => tellComparison(value, terminal.library.law))
})

/** Asks a comparison again: the last one, or the one whose result a notice prints. */
export const replayCase = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const { result } = args.options
  const asked = result === undefined ? {} : { result }
  return terminal.handlers['comparison:replay']({ caseId: id.value, ...asked })
})

/** The comparison as a working paper, as step 5 prints it. */
export const printCase = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const path = newFile(args)
  if (!path.ok) return path
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  terminal.answers.saveFile = path.value
  return terminal.handlers['comparison:print']({ caseId: id.value })
})

const withoutView = (maker: {
  label: string
  sealedAt: string | null
  commitment: string | null
}) => ({
  label: maker.label,
  sealedAt: maker.sealedAt,
  commitment: maker.commitment,
})
