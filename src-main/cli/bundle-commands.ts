import { resolve } from 'node:path'
import { bundleIndex } from '#core/bundle/sections'
import { ok, refuse } from '#core/result'
import { unlocked } from './command.ts'
import { findCase } from './find-case.ts'

/** Gives the document of a tab, such as C2, another file. */
export const replaceDocument = unlocked(async (terminal, { rest }) => {
  const [reference, tab, file] = rest
  if (reference === undefined || tab === undefined || file === undefined)
    return refuse('USAGE', 'Say which case, which tab of its bundle, and the new file.')
  const { handlers, answers } = terminal
  const id = await findCase(terminal, reference)
  if (!id.ok) return id
  const opened = await handlers['case:open']({ id: id.value })
  if (!opened.ok) return opened
  const found = bundleIndex(opened.value.documents)
    .flatMap(({ documents }) => documents)
    .find((one) => one.tab === tab.toUpperCase())
  if (found === undefined)
    return refuse('NOT_FOUND', `The bundle of ${reference} has no tab ${tab}.`)
  answers.openFiles = [resolve(file)]
  const caseId = id.value
  const replaced = await handlers['bundle:replace']({ caseId, documentId: found.document.id })
  if (!replaced.ok || replaced.value === null) return replaced
  const { title, pages, keptFor, redactionsRemoved, report } = replaced.value
  const notes = report.added.flatMap((added) => added.notes)
  return ok({ tab: found.tab, title, pages, keptFor, redactionsRemoved, notes })
})
