import { readdirSync, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { emptyReport } from '#core/bundle/intake'
import { bundleIndex, bundleSections, orderBySection } from '#core/bundle/sections'
import { ok, refuse, type Result } from '#core/result'
import type { OpenCase } from '#contract/api'
import type { Arguments } from './arguments.ts'
import { newRecogniser } from '../recognise/recogniser.ts'
import { newFile, unlocked, type Command, type Unlocked } from './command.ts'
import { openBundle, readEveryPage, recognisePages } from './read-pages.ts'
import { unlockTerminal } from './terminal.ts'

/** The files named; of a folder those straight inside it, in the order of their names. */
function filesNamed(named: readonly string[]): Result<readonly string[]> {
  const files: string[] = []
  for (const name of named) {
    const path = resolve(name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return refuse('USAGE', `There is no file or folder ${name}.`)
    if (!found.isDirectory()) {
      files.push(path)
      continue
    }
    const inside = readdirSync(path, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.'),
    )
    files.push(
      ...inside
        .map((entry) => entry.name)
        .toSorted()
        .map((file) => join(path, file)),
    )
  }
  return ok(files)
}

const sectionsInWords = bundleSections.join(', ')

/** Takes files into the bundle, into the part that `--section` names. */
async function takeIn(terminal: Unlocked, openCase: OpenCase, { rest, options }: Arguments) {
  const { handlers, answers } = terminal
  const wanted = options.section?.toUpperCase()
  const section = bundleSections.find((known) => known === wanted)
  if (wanted !== undefined && section === undefined)
    return refuse('USAGE', `--section is one of ${sectionsInWords}.`)
  const files = filesNamed(rest.slice(1))
  if (!files.ok) return files
  if (files.value.length === 0) return ok({ openCase, report: emptyReport })
  answers.openFiles = files.value
  const caseId = openCase.hearingCase.id
  const added = await handlers['bundle:add']({ caseId })
  if (!added.ok) return added
  if (added.value === null) return ok({ openCase, report: emptyReport })
  const { openCase: after, report } = added.value
  if (section === undefined) return ok({ openCase: after, report })
  const before = new Set(openCase.documents.map(({ id }) => id))
  const placed = after.documents.map((one) => (before.has(one.id) ? one : { ...one, section }))
  const arranged = await handlers['bundle:arrange']({
    caseId,
    documents: orderBySection(placed).map((one) => ({
      documentId: one.id,
      section: one.section,
      dated: one.dated,
      description: one.description,
    })),
  })
  return arranged.ok ? ok({ openCase: arranged.value, report }) : arranged
}

const contents = ({ documents }: OpenCase) =>
  bundleIndex(documents).map(({ label, letter, documents: mine }) => ({
    part: `${letter} ${label}`,
    documents: mine.map(({ tab, document: { title, pages, sha256, fileName } }) => ({
      tab,
      title,
      pages,
      fileName,
      sha256,
    })),
  }))

/** Takes files in: what was added with what it held, and what was refused and why. */
export const addToBundle = unlocked(async (terminal, args) => {
  if (args.rest.length < 2) return refuse('USAGE', 'Say which case, and which files or folders.')
  const opened = await openBundle(terminal, args)
  if (!opened.ok) return opened
  const taken = await takeIn(terminal, opened.value, args)
  return taken.ok ? ok({ ...taken.value.report, bundle: contents(taken.value.openCase) }) : taken
})

/** Parts and tabs with the documents in them. */
export const listBundle = unlocked(async (terminal, args) => {
  const opened = await openBundle(terminal, args)
  return opened.ok ? ok({ bundle: contents(opened.value) }) : opened
})

/** Issues the bundle as one paginated PDF; files that are named are taken in first. */
export const buildBundle = unlocked(async (terminal, args) => {
  const out = newFile(args)
  if (!out.ok) return out
  const opened = await openBundle(terminal, args)
  if (!opened.ok) return opened
  const taken = await takeIn(terminal, opened.value, args)
  if (!taken.ok) return taken
  const { handlers, answers } = terminal
  answers.saveFile = out.value
  const issued = await handlers['bundle:issue']({
    caseId: opened.value.hearingCase.id,
    linkReferences: !args.options['no-links'],
  })
  if (!issued.ok || issued.value === null) return issued
  const { path: file, version, pages, sha256, references } = issued.value
  return ok({ file, version, pages, sha256, ...taken.value.report, references })
})

/** Pages that hold the words, by document; the text of every page is taken first. */
export const findInBundle = unlocked(async (terminal, args) => {
  const query = args.rest.slice(1).join(' ')
  if (query === '') return refuse('USAGE', 'Say which case, and which words.')
  const opened = await openBundle(terminal, args)
  if (!opened.ok) return opened
  const caseId = opened.value.hearingCase.id
  const read = await readEveryPage(terminal, caseId)
  if (!read.ok) return read
  const found = await terminal.handlers['bundle:search']({ caseId, query })
  if (!found.ok) return found
  const { groups, pagesFound, pages, pagesWithoutText, pagesUnread } = found.value
  const hits = groups.map(({ title, pages: at, hits: passages }) => ({
    title,
    documentPages: at,
    labels: passages.map(({ label }) => label),
  }))
  return ok({ query, pagesFound, pages, pagesWithoutText, pagesUnread, found: hits })
})

/** What the last issue changed, with the table from old page to new: a PDF or, by its name, a table. */
export const exportIssueChanges = unlocked(async (terminal, args) => {
  const out = newFile(args)
  if (!out.ok) return out
  const opened = await openBundle(terminal, args)
  if (!opened.ok) return opened
  const caseId = opened.value.hearingCase.id
  const listed = await terminal.handlers['bundle:issues']({ caseId })
  if (!listed.ok) return listed
  const [last] = listed.value.issues
  if (last === undefined || last.version === 1)
    return refuse('NO_CHANGES', 'The bundle was not issued a second time yet.')
  terminal.answers.saveFile = out.value
  const { version } = last
  const format = extname(out.value).toLowerCase() === '.csv' ? 'CSV' : 'PDF'
  const saved = await terminal.handlers['bundle:export-changes']({ caseId, version, format })
  return saved.ok ? ok({ version, file: saved.value }) : saved
})

/** Reads pages that are only pictures; each page takes some seconds. */
export const recogniseBundle: Command = async (args) => {
  let over = () => {}
  const finished = () => new Promise<void>((resolve) => (over = resolve))
  const terminal = await unlockTerminal(args, {
    recogniser: newRecogniser(),
    recognised: (progress) => {
      if (progress === null) over()
    },
  })
  if (!terminal.ok) return terminal
  try {
    return await recognisePages(terminal.value, args, finished)
  } finally {
    terminal.value.close()
  }
}
