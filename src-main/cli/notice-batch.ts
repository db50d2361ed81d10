import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { IssuedNotice } from '#contract/api'
import type { NoticeWording } from '#contract/wording-api'
import { noticeFileName, noticeNumber, noticePageName } from '#core/notice/notice-number'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { verifyFile } from '../handlers/verification.ts'
import type { Unlocked } from './command.ts'
import { findCase } from './find-case.ts'

/** What one piece of a batch came to. A batch goes on after a refusal, and ends with code 1. */
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

/** In which languages, and whether a phrase without Welsh may stand in English with its mark. */
export type Printing = { readonly wording: NoticeWording; readonly allowsEnglish: boolean }

/** Signs the notices of one case and saves them; refused before signing where a file is in the way. */
export async function issueInto(
  terminal: Unlocked,
  order: Printing & {
    readonly reference: string
    readonly folder: string
    readonly passphrase: string
  },
): Promise<Result<readonly WrittenFile[]>> {
  const { reference, folder, passphrase, wording, allowsEnglish } = order
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
    wording,
    allowsEnglish,
  })
  if (!issued.ok) return issued
  const files: WrittenFile[] = []
  for (const notice of issued.value.notices) {
    const saved = await saveNoticeInto(terminal, notice, folder)
    if (!saved.ok) return saved
    files.push(saved.value)
  }
  return ok(files)
}

/** Saves one signed PDF under the name that its number gives it. */
export async function saveNoticeInto(
  { handlers, answers }: Unlocked,
  notice: IssuedNotice,
  folder: string,
): Promise<Result<WrittenFile>> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, noticeFileName(notice))
  const { number, kind, currentSha256: sha256 } = notice
  if (existsSync(file))
    return hashOf(file) === sha256
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

/** Saves every signed notice of a period, and the web page of each published one. */
export async function exportInto(
  terminal: Unlocked,
  folder: string,
  { from, to }: Period,
): Promise<Result<{ files: WrittenFile[]; pages: string[]; refused: Refused[] }>> {
  const listed = await terminal.handlers['case:list']()
  if (!listed.ok) return listed
  const files: WrittenFile[] = []
  const pages: string[] = []
  const refused: Refused[] = []
  for (const { id, reference } of listed.value.filter(({ status }) => status !== 'OPEN')) {
    const opened = await terminal.handlers['case:open']({ id })
    if (!opened.ok) {
      refused.push({ what: reference, problems: opened.problems })
      continue
    }
    for (const notice of opened.value.notices) {
      const day = notice.issuedAt.slice(0, 10)
      if ((from !== null && day < from) || (to !== null && day > to)) continue
      const saved = await saveNoticeInto(terminal, notice, folder)
      if (!saved.ok) refused.push({ what: notice.number, problems: saved.problems })
      else files.push(saved.value)
      if (!saved.ok || saved.value.wasThere || notice.kind !== 'PUBLISHED') continue
      const page = await savePageInto(terminal, notice, folder)
      if (!page.ok) refused.push({ what: `${notice.number}, web page`, problems: page.problems })
      else if (page.value !== null) pages.push(page.value)
    }
  }
  return ok({ files, pages, refused })
}

type Judged = {
  readonly file: string
  readonly verdict: string
  readonly summary: string
  readonly sha256: string | null
}

/** Judges every PDF of a folder, by name; a file that cannot be read is in the list as such. */
export async function verifyFolder(
  folder: string,
  library: Unlocked['library'] | null,
): Promise<Result<{ readonly files: readonly Judged[]; readonly notGood: number }>> {
  const names = readdirSync(folder).filter((name) => /\.pdf$/i.test(name))
  if (names.length === 0) return refuse('NO_PDF', `There is no PDF in ${folder}.`)
  const files: Judged[] = []
  for (const name of names.toSorted()) {
    const judged = await verifyFile(join(folder, name), library)
    if (judged.ok) {
      const { verdict, summary, sha256 } = judged.value.verification
      files.push({ file: name, verdict, summary, sha256 })
    } else {
      const summary = judged.problems.map(({ message }) => message).join(' ')
      files.push({ file: name, verdict: 'NOT_READABLE', summary, sha256: null })
    }
  }
  const notGood = files.filter(({ verdict }) => verdict !== 'SIGNED_AND_UNCHANGED').length
  return ok({ files, notGood })
}

export const isFolder = (path: string): boolean =>
  existsSync(path) && statSync(resolve(path)).isDirectory()
