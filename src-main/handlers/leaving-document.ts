import { issuesWith, pagePrint } from '#core/bundle/former-file'
import type { StoredDocument } from '../db/bundle.ts'
import { textOfDocument } from '../db/bundle-text.ts'
import { hashText } from '../vault/keys.ts'
import { stamp, type OpenLibrary } from './library.ts'
import { readIssues } from './read-issues.ts'

/** What is kept of the file of a document that leaves the bundle, and the issues that have it. */
export function leaving(library: OpenLibrary, caseId: string, document: StoredDocument) {
  const issues = readIssues(library, caseId).map(({ issue, map }) => ({ ...issue, map }))
  const keptFor = issuesWith(issues, document)
  const texts = textOfDocument(library.db, caseId, document.id)
  const prints = Array.from({ length: document.pages }, (_, at) =>
    pagePrint(texts.get(at + 1) ?? '', hashText),
  )
  return { keptFor, left: { prints, keepsFormer: keptFor.length > 0, ...stamp(library) } }
}
