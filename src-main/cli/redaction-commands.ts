import { extname } from 'node:path'
import { stateOf } from '#core/bundle/redaction/areas'
import { groundIds } from '#core/bundle/redaction/grounds'
import { ok, refuse } from '#core/result'
import { newFile, operand, unlocked, type Unlocked } from './command.ts'
import type { Arguments } from './arguments.ts'
import { findCase } from './find-case.ts'
import { openBundle } from './read-pages.ts'

async function redactionsOf(terminal: Unlocked, args: Arguments) {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const listed = await terminal.handlers['redaction:list']({ caseId: id.value })
  return listed.ok ? ok({ caseId: id.value, ...listed.value }) : listed
}

/** Areas by document and page, without the words under them; and the copies made. */
export const listRedactions = unlocked(async (terminal, args) => {
  const listed = await redactionsOf(terminal, args)
  if (!listed.ok) return listed
  const { areas, copies } = listed.value
  return ok({
    areas: areas.map((area) => ({
      document: area.documentId,
      page: area.page,
      ground: area.ground,
      state: stateOf(area),
      markedBy: area.markedBy,
      reviewedBy: area.reviewedBy,
    })),
    copies: copies.map(({ number, madeAt, madeBy, sha256 }) => ({
      number,
      madeAt,
      madeBy,
      sha256,
    })),
  })
})

const groundsInWords = groundIds.join(', ')

/** Marks every place where the words stand in the bundle, for review; pages without letters are told. */
export const markRedactions = unlocked(async (terminal, args) => {
  const query = args.rest.slice(1).join(' ')
  const { ground, note = '' } = args.options
  const known = groundIds.find((id) => id === ground?.toUpperCase())
  if (query === '') return refuse('USAGE', 'Say which case, and which words are to go.')
  if (known === undefined) return refuse('USAGE', `--ground is one of ${groundsInWords}.`)
  const opened = await openBundle(terminal, args)
  if (!opened.ok) return opened
  const caseId = opened.value.hearingCase.id
  const documentIds = opened.value.documents.map(({ id }) => id)
  if (documentIds.length === 0) return refuse('NO_DOCUMENTS', 'The bundle has no documents.')
  const { handlers } = terminal
  const found = await handlers['redaction:find']({ caseId, documentIds, query })
  if (!found.ok) return found
  const { found: places, alreadyMarked, isCut, withoutText } = found.value
  const areas = places.map(({ documentId, page, rects }) => {
    return { documentId, page, rects, ground: known, note }
  })
  const marked = areas.length === 0 ? null : await handlers['redaction:mark']({ caseId, areas })
  if (marked !== null && !marked.ok) return marked
  const pagesWithoutLetters = withoutText.length
  return ok({ marked: areas.length, alreadyMarked, isCut, pagesWithoutLetters })
})

/** Records a second look at every area that waits for one. */
export const reviewRedactions = unlocked(async (terminal, args) => {
  const listed = await redactionsOf(terminal, args)
  if (!listed.ok) return listed
  const { caseId, areas } = listed.value
  const ids = areas.filter((area) => stateOf(area) === 'MARKED').map(({ id }) => id)
  if (ids.length === 0) return refuse('NO_AREAS', 'No area of this case waits for review.')
  const reviewed = await terminal.handlers['redaction:review']({ caseId, ids })
  return reviewed.ok ? ok({ reviewed: ids.length }) : reviewed
})

/** Writes one redacted copy of every document that has areas. */
export const makeRedactedCopy = unlocked(async (terminal, args) => {
  const file = newFile(args)
  if (!file.ok) return file
  const listed = await redactionsOf(terminal, args)
  if (!listed.ok) return listed
  const { caseId, areas } = listed.value
  const documentIds = [...new Set(areas.map(({ documentId }) => documentId))]
  if (documentIds.length === 0)
    return refuse('NO_AREAS', 'No area is marked in this case: there is nothing to take out.')
  terminal.answers.saveFile = file.value
  const made = await terminal.handlers['redaction:apply']({ caseId, documentIds, kind: 'FILE' })
  if (!made.ok || made.value === null) return made
  const { copy, path, elsewhere } = made.value
  const { number, sha256, pages, rows } = copy
  return ok({ number, file: path, sha256, pages, redactions: rows.length, elsewhere })
})

/** Writes the log of the last copy, as a PDF or, by the name of the file, as a table. */
export const exportRedactionLog = unlocked(async (terminal, args) => {
  const file = newFile(args)
  if (!file.ok) return file
  const listed = await redactionsOf(terminal, args)
  if (!listed.ok) return listed
  const last = listed.value.copies.at(-1)
  if (last === undefined) return refuse('NOT_FOUND', 'No redacted copy was made in this case yet.')
  terminal.answers.saveFile = file.value
  const { caseId } = listed.value
  const format = extname(file.value).toLowerCase() === '.csv' ? 'CSV' : 'PDF'
  return terminal.handlers['redaction:export-log']({ caseId, number: last.number, format })
})
