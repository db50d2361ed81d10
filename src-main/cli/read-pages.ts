import { ok, refuse, type Result } from '#core/result'
import type { OpenCase } from '#contract/api'
import type { Arguments } from './arguments.ts'
import { operand, type Unlocked } from './command.ts'
import { findCase } from './find-case.ts'

/** The case that the first operand names, with its documents. */
export async function openBundle(terminal: Unlocked, args: Arguments): Promise<Result<OpenCase>> {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const id = await findCase(terminal, reference.value)
  return id.ok ? terminal.handlers['case:open']({ id: id.value }) : id
}

/** Takes the text of every page never read before; how many pages gave none for want of a reader. */
export async function readEveryPage(terminal: Unlocked, caseId: string): Promise<Result<number>> {
  for (let unread = Infinity; ;) {
    const read = await terminal.handlers['bundle:search']({ caseId, query: '' })
    if (!read.ok) return read
    const { pagesUnread } = read.value
    // Pages that no reader can take the text of stay unread: no later call gets further.
    if (pagesUnread === 0 || pagesUnread >= unread) return ok(pagesUnread)
    unread = pagesUnread
  }
}

/** Reads the words of pages that are only pictures, as the window does in the background. */
export async function recognisePages(
  terminal: Unlocked,
  args: Arguments,
  finished: () => Promise<void>,
) {
  const opened = await openBundle(terminal, args)
  if (!opened.ok) return opened
  const { handlers } = terminal
  const caseId = opened.value.hearingCase.id
  const read = await readEveryPage(terminal, caseId)
  if (!read.ok) return read
  for (let waiting = Infinity; ;) {
    const done = finished()
    const shown = await handlers['recognition:show']({ caseId })
    if (!shown.ok) return shown
    const { paused, withoutText, recognised, failed, pages, running } = shown.value
    if (paused && shown.value.waiting > 0)
      return refuse(
        'PAUSED',
        'Reading of scanned pages was stopped in the window. Let it go on there first.',
      )
    if (shown.value.waiting === 0 || shown.value.waiting >= waiting)
      return ok({
        withoutText,
        recognised,
        failed,
        pages: pages.map(({ label, words, confidence, look, failure }) => ({
          label,
          words,
          confidence,
          look,
          failure,
        })),
      })
    waiting = shown.value.waiting
    if (running !== null) await done
  }
}
