import { ok, refuse, type Result } from '#core/result'
import { keepContentInSteps, keepPageTable } from '../db/bundle-content.ts'
import { hasContent } from '../db/case-exchange.ts'
import type { OpenedCase } from './case-pack.ts'
import type { FileWork } from './file-work.ts'
import type { OpenLibrary } from './library.ts'
import { startIntake } from './new-document.ts'

type Fit = { readonly content: Uint8Array; readonly pageTable?: Uint8Array | null }

/** Whether bytes may be kept: a PDF of a pack is no more trusted than one that came by itself. */
async function fitContent(
  { record: sent }: OpenedCase,
  intake: ReturnType<typeof startIntake>,
  sha256: string,
  bytes: Buffer,
): Promise<Result<Fit>> {
  const document = sent.documents.find((one) => one.sha256 === sha256)
  if (document === undefined) return ok({ content: bytes })
  const taken = await intake.takeIn({ fileName: document.fileName, bytes })
  if (!taken.ok) return taken
  const { pages, content, pageTable = null, sha256: found } = taken.value
  return found === sha256 && pages === document.pages
    ? ok({ content, pageTable })
    : refuse('DAMAGED_PACK', `${document.title} is not the document that the pack says it is.`)
}

/** Goes through the file that was shown and keeps the documents that are wanted, one at a time. */
export async function keepDocuments(
  library: OpenLibrary,
  opened: OpenedCase,
  { check, rest, signal }: FileWork,
): Promise<Result<null>> {
  const { pack } = opened.shown
  const intake = startIntake()
  signal.addEventListener('abort', intake.close)
  let far: readonly [done: number, total: number] = [0, 0]
  try {
    const read = await opened.shown.read({
      accept: () => ok(null),
      wants: ({ name, sha256 }) => name === sha256 && !hasContent(library.db, sha256),
      use: async ({ sha256 }, bytes) => {
        const fit = await fitContent(opened, intake, sha256, bytes)
        check(...far)
        if (!fit.ok) return fit
        const { content, pageTable = null } = fit.value
        // In the same transaction, with turns between: a scan has hundreds of megabytes.
        for (const _ of keepContentInSteps(library.db, sha256, content)) await rest(...far)
        if (pageTable !== null) keepPageTable(library.db, sha256, pageTable)
        return ok(null)
      },
      onBytes: (...now) => check(...(far = now)),
    })
    if (!read.ok) return read
    return read.value.sha256 === pack.sha256
      ? ok(null)
      : refuse('NOT_SHOWN', 'The file is another than the one that was shown. Open it again.')
  } finally {
    intake.close()
  }
}
