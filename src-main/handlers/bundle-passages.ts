import { pagePrint } from '#core/bundle/former-file'
import type { BundleText } from '#core/bundle/passages'
import { listFormers } from '../db/bundle-formers.ts'
import { textOfDocument } from '../db/bundle-text.ts'
import { listDocuments } from '../db/bundle.ts'
import { listRemovedDocuments } from '../db/marks.ts'
import { hashText } from '../vault/keys.ts'
import type { OpenLibrary } from './library.ts'

/** The text of the bundle; a document's pages are read from the library when first looked at. */
export function bundleText({ db }: OpenLibrary, caseId: string): BundleText {
  const texts = new Map<string, ReadonlyMap<number, string>>()
  const prints = new Map<string, string | null>()
  const formers = new Map(listFormers(db, caseId).map((former) => [former.sha256, former]))
  const textOf = (documentId: string, page: number) => {
    const known = texts.get(documentId)
    const text = known ?? textOfDocument(db, caseId, documentId)
    if (known === undefined) texts.set(documentId, text)
    return text.get(page) ?? null
  }
  return {
    documents: listDocuments(db, caseId),
    removed: listRemovedDocuments(db, caseId),
    textOf,
    printOf: (documentId, page) => {
      const text = textOf(documentId, page)
      if (text === null) return undefined
      const key = `${documentId}/${page}`
      const print = prints.get(key) ?? pagePrint(text, hashText)
      prints.set(key, print)
      return print
    },
    formerPrint: (sha256, page) => formers.get(sha256)?.prints[page - 1] ?? null,
  }
}
