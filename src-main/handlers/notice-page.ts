import { createHash } from 'node:crypto'
import { noticeFileName, noticePageName } from '#core/notice/notice-number'
import { noticePage } from '#core/notice/page'
import { isKeptPrivate } from '#core/notice/publication'
import { ok, refuse } from '#core/result'
import { loadNotice, loadNoticeDocument } from '../db/notices.ts'
import { writeWhole } from '../files/write-file.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadUnlessClosed } from './open-case.ts'

/** Saves a published notice as a web page. The full notice has none: it is not for publication. */
export async function saveNoticePage(
  library: OpenLibrary,
  { noticeId }: Input<'notice:save-page'>,
): Promise<Answer<'notice:save-page'>> {
  const notice = loadNotice(library.db, noticeId)
  const document = loadNoticeDocument(library.db, noticeId)
  if (notice === null || document === null)
    return refuse('NOT_FOUND', 'There is no such notice in this library.')
  const readable = loadUnlessClosed(library, notice.caseId)
  if (!readable.ok) return readable
  if (notice.kind !== 'PUBLISHED')
    return refuse(
      'NOT_PUBLISHED',
      'Only the published notice becomes a web page: the full notice is not for publication.',
    )
  if (isKeptPrivate(readable.value))
    return refuse('KEPT_PRIVATE', 'Nothing of this decision is published, so it has no web page.')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the published notice as a web page',
    suggestedName: noticePageName(notice),
    filters: [{ name: 'Web page', extensions: ['html'] }],
  })
  if (path === null) return ok(null)
  const page = noticePage(document, {
    fileName: noticeFileName(notice),
    sha256: notice.currentSha256,
  })
  const written = await writeWhole(path, page, { overwrite: true })
  if (written.ok)
    record(library, 'notice.page-exported', notice.number, {
      sha256: createHash('sha256').update(page).digest('hex'),
    })
  return written
}
