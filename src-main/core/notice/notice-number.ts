import type { NoticeDocument } from './notice.ts'

/** `EH-2026-014/1` for the first full notice of a case, `EH-2026-014/1/P` for its published copy. */
export function noticeNumber(input: {
  readonly reference: string
  readonly version: number
  readonly kind: NoticeDocument['kind']
}): string {
  const number = `${input.reference}/${input.version}`
  return input.kind === 'PUBLISHED' ? `${number}/P` : number
}

/** `EH-2026-014-1-outcome-notice.pdf`: the number in signs that every file system takes. */
export function noticeFileName(input: {
  readonly number: string
  readonly kind: NoticeDocument['kind']
}): string {
  const number = input.number.replace(/\/P$/, '').replace(/[^A-Za-z0-9]+/g, '-')
  return `${number}-${input.kind === 'PUBLISHED' ? 'published' : 'outcome'}-notice.pdf`
}

/** `EH-2026-014-1-published-notice.html`: the web page beside the PDF of the same name. */
export const noticePageName = (notice: Parameters<typeof noticeFileName>[0]): string =>
  noticeFileName(notice).replace(/\.pdf$/, '.html')
