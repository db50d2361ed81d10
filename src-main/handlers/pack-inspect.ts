import type { CaseFilePreview } from '#core/exchange/case-file-preview'
import type { CasePackPreview } from '#core/exchange/case-pack-preview'
import type { LawPackPreview } from '#core/law/law-pack-preview'
import { ok, type Result } from '#core/result'
import { previewCaseFile } from './case-file-preview.ts'
import { previewCasePack } from './case-pack.ts'
import { workOnFile } from './file-work.ts'
import { previewLawPack } from './law-pack.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { openPack } from './pack-open.ts'
import type { Session } from './session.ts'

/** Shows what a pack holds, who signed it and what it would change. Nothing is taken in. */
export function inspectPack(
  session: Session,
  library: OpenLibrary,
  { secret }: Input<'pack:inspect'>,
): Promise<Answer<'pack:inspect'>> {
  return workOnFile<CasePackPreview | LawPackPreview | CaseFilePreview | null>(
    session,
    library,
    'CHECKING',
    async (work) => {
      const shown = await openPack(library, secret, work)
      if (!shown.ok || shown.value === null) return shown.ok ? ok(null) : shown
      if ('caseFile' in shown.value) return previewCaseFile(library, shown.value.caseFile, work)
      const preview: Result<CasePackPreview | LawPackPreview> =
        shown.value.pack.manifest.kind === 'LAW'
          ? previewLawPack(session, library, shown.value)
          : await previewCasePack(library, shown.value)
      if (!preview.ok) return preview
      const { sha256, signer, maker, kind } = preview.value
      const { fingerprint } = signer.certificate
      record(library, 'pack.inspected', kind === 'CASE' ? preview.value.reference : kind, {
        sha256,
        library: maker.libraryId,
        fingerprint,
      })
      return preview
    },
  )
}
