import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { IssuedNotice } from '#contract/api'
import type { NoticeWording } from '#contract/wording-api'
import { ukDay } from '#core/date-and-clock'
import { noticeFileName, noticeNumber, noticePageName } from '#core/notice/notice-number'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { checkNotOwn } from '../handlers/guarded-dialogs.ts'
import { checkFolder, isOfTheFolder, makeFolder } from './batch-folder.ts'
import type { Unlocked } from './command.ts'
import { findCase } from './find-case.ts'

/**
 * What one piece of a batch came to. A batch goes on after a refusal, and ends with code 1; where
 * the folder itself takes no more files it stops, and says what it did not get to.
 */
export type Refused = { readonly what: string; readonly problems: readonly Problem[] }
export type WrittenFile = {
  readonly number: string
  readonly kind: IssuedNotice['kind']
  /** Of the signed PDF. */
  readonly sha256: string
  readonly file: string
  /** A file with these very bytes stood there already, and was left as it is. */
  readonly wasThere: boolean
}

const kinds = ['FULL', 'PUBLISHED'] as const
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const inTheWay = (file: string) =>
  refuse('FILE_EXISTS', `There is another file ${file}. Nothing is overwritten: move it away.`)

/** What is signed stays signed: a script must learn that, and how to get at the file. */
const signedButNotSaved = (problems: readonly Problem[]): Result<never> => ({
  ok: false,
  problems: problems.map((one) => ({
    ...one,
    message: `${one.message.replace(/\.$/, '')}. The notice is signed and kept in the library: save it with notice export.`,
  })),
})

/** In which languages, and whether a phrase without Welsh may stand in English with its mark. */
export type Printing = { readonly wording?: NoticeWording; readonly allowsEnglish?: boolean }

/** The files of one case; `stops` where a further case would fare no better. */
export type Issued = Result<readonly WrittenFile[]> & { readonly stops?: boolean }

/**
 * Signs the notices of one case and saves them; refused before signing where a file is in the way or
 * the folder cannot be written.
 */
export async function issueInto(
  terminal: Unlocked,
  order: Printing & {
    readonly reference: string
    readonly folder: string
    readonly passphrase: string
  },
): Promise<Issued> {
  const { reference, folder, passphrase, ...printing } = order
  const writable = await checkFolder(folder)
  if (!writable.ok) return { ...writable, stops: true }
  const id = await findCase(terminal, reference)
  if (!id.ok) return id
  const opened = await terminal.handlers['case:open']({ id: id.value })
  if (!opened.ok) return opened
  const { version, status } = opened.value.hearingCase
  for (const kind of kinds) {
    const name = noticeFileName({ kind, number: noticeNumber({ reference, version, kind }) })
    if (status === 'OPEN' && existsSync(join(folder, name))) return inTheWay(join(folder, name))
  }
  const issued = await terminal.handlers['notice:issue']({
    caseId: id.value,
    passphrase,
    ...printing,
  })
  if (!issued.ok) return issued
  const files: WrittenFile[] = []
  for (const notice of issued.value.notices) {
    const saved = await saveNoticeInto(terminal, notice, folder)
    if (!saved.ok)
      return { ...signedButNotSaved(saved.problems), stops: isOfTheFolder(saved.problems) }
    files.push(saved.value)
  }
  return ok(files)
}

/** Saves one signed PDF under the name that its number gives it. */
export async function saveNoticeInto(
  { handlers, answers, library }: Unlocked,
  notice: IssuedNotice,
  folder: string,
): Promise<Result<WrittenFile>> {
  const made = makeFolder(folder)
  if (!made.ok) return made
  const file = join(folder, noticeFileName(notice))
  const { number, kind, currentSha256: sha256 } = notice
  if (existsSync(file))
    return checkNotOwn(dirname(library.db.name), file).ok && hashOf(file) === sha256
      ? ok({ number, kind, sha256, file, wasThere: true })
      : inTheWay(file)
  answers.saveFile = file
  const saved = await handlers['notice:save']({ noticeId: notice.id })
  return saved.ok ? ok({ number, kind, sha256, file, wasThere: false }) : saved
}

/** Saves the web page of a published notice; null where nothing of the decision is published. */
async function savePageInto(
  { handlers, answers }: Unlocked,
  notice: IssuedNotice,
  folder: string,
): Promise<Result<string | null>> {
  const file = join(folder, noticePageName(notice))
  if (existsSync(file)) return inTheWay(file)
  answers.saveFile = file
  const saved = await handlers['notice:save-page']({ noticeId: notice.id })
  if (saved.ok) return saved
  return saved.problems.some(({ code }) => code === 'KEPT_PRIVATE') ? ok(null) : saved
}

/** Days of a period, both included; an end left out is open. */
export type Period = { readonly from: string | null; readonly to: string | null }

type Exported = {
  readonly files: readonly WrittenFile[]
  readonly pages: readonly string[]
  readonly refused: readonly Refused[]
  /** Numbers of what the folder took no more; empty where it took all. */
  readonly notDone: readonly string[]
}

/** Saves every signed notice of a period, and the web page of each published one. */
export async function exportInto(
  terminal: Unlocked,
  folder: string,
  period: Period,
): Promise<Result<Exported>> {
  const listed = await noticesOf(terminal, period)
  if (!listed.ok) return listed
  const { notices } = listed.value
  const refused = [...listed.value.refused]
  const files: WrittenFile[] = []
  const pages: string[] = []
  for (const [at, notice] of notices.entries()) {
    const saved = await exportOne(terminal, notice, folder)
    if (saved.file !== null) files.push(saved.file)
    if (saved.page !== null) pages.push(saved.page)
    if (saved.refused === null) continue
    refused.push(saved.refused)
    if (isOfTheFolder(saved.refused.problems)) {
      const notDone = notices.slice(at + 1).map(({ number }) => number)
      return ok({ files, pages, refused, notDone })
    }
  }
  return ok({ files, pages, refused, notDone: [] })
}

/** The signed notices of a period, and the cases that this person may not open. */
async function noticesOf(
  { handlers }: Unlocked,
  { from, to }: Period,
): Promise<Result<{ readonly notices: readonly IssuedNotice[]; readonly refused: Refused[] }>> {
  const listed = await handlers['case:list']()
  if (!listed.ok) return listed
  const notices: IssuedNotice[] = []
  const refused: Refused[] = []
  for (const { id, reference } of listed.value.filter(({ status }) => status !== 'OPEN')) {
    const opened = await handlers['case:open']({ id })
    if (!opened.ok) refused.push({ what: reference, problems: opened.problems })
    else notices.push(...opened.value.notices)
  }
  const isWithin = ({ issuedAt }: IssuedNotice) => {
    const day = ukDay(issuedAt)
    return (from === null || day >= from) && (to === null || day <= to)
  }
  return ok({ notices: notices.filter(isWithin), refused })
}

async function exportOne(
  terminal: Unlocked,
  notice: IssuedNotice,
  folder: string,
): Promise<{
  readonly file: WrittenFile | null
  readonly page: string | null
  readonly refused: Refused | null
}> {
  const saved = await saveNoticeInto(terminal, notice, folder)
  if (!saved.ok)
    return { file: null, page: null, refused: { what: notice.number, problems: saved.problems } }
  const file = saved.value
  // An export that was cut short may have left a PDF without its page.
  const hasPage = file.wasThere && existsSync(join(folder, noticePageName(notice)))
  if (notice.kind !== 'PUBLISHED' || hasPage) return { file, page: null, refused: null }
  const page = await savePageInto(terminal, notice, folder)
  if (page.ok) return { file, page: page.value, refused: null }
  const what = `${notice.number}, web page`
  return { file, page: null, refused: { what, problems: page.problems } }
}
