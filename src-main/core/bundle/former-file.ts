import type { Sha256 } from '../canonical.ts'
import type { PageMap } from './page-map.ts'
import { fold } from './passages.ts'

/** An earlier file of a document that stands in the bundle with another now. */
export type FormerFile = {
  readonly fileName: string
  readonly sha256: string
  readonly pages: number
  readonly addedAt: string
  readonly addedBy: string
  readonly replacedAt: string
  readonly replacedBy: string
  /** False where no issued version has it: then its bytes are gone. */
  readonly isKept: boolean
}

/**
 * The words of a page as one short value: the same for pages that say the same. Null for a page
 * without words, which says nothing of whether two are alike.
 */
export function pagePrint(text: string, sha256: Sha256): string | null {
  const { joined } = fold(text)
  return joined === '' ? null : sha256(joined).slice(0, 32)
}

/** Numbers of the issues that have a document with this very file. */
export const issuesWith = (
  issues: readonly { readonly version: number; readonly map: PageMap }[],
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): readonly number[] =>
  issues
    .filter(({ map }) =>
      // An issue from before hashes were kept is taken to have it: nothing is let go by mistake.
      map.documents.some((document) =>
        document.sha256 === '' ? document.documentId === id : document.sha256 === sha256,
      ),
    )
    .map(({ version }) => version)
