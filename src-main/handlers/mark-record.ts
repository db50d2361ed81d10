import { z } from 'zod'
import type { MarkContent } from '#core/bundle/marks'
import type { ListedEntry } from '../db/audit.ts'
import { openPersonal, sealPersonal } from '../vault/keys.ts'
import { record, type OpenLibrary } from './library.ts'

// What a person marks for themselves is theirs: the record says that there was an act, by whom and
// when, and in a box that their own key opens, which page it was. The words stand nowhere in it.

export type PrivateAct = 'kept' | 'changed' | 'removed'

const placeSchema = z.object({ mark: z.string(), document: z.string(), page: z.number() })
const boxedSchema = z.object({ place: z.string() })
const purposeOf = (reference: string) => `mark record:${reference}`
const isPrivateAct = (action: string): boolean => action.startsWith('mark.private-')

/** Longer than any place: a box says nothing by its length. */
const boxLength = 320

/** Puts on record what a person did with a private mark; call inside its transaction. */
export function recordPrivate(
  library: OpenLibrary,
  reference: string,
  act: PrivateAct,
  id: string,
  content: Pick<MarkContent, 'documentId' | 'page'> | null,
): void {
  const { documentId: document = '', page = 0 } = content ?? {}
  const place = JSON.stringify({ mark: id, document, page }).padEnd(boxLength)
  const box = sealPersonal(
    library.unlocked.personalKey,
    purposeOf(reference),
    Buffer.from(place, 'utf8'),
  )
  record(library, `mark.private-${act}`, reference, { place: box.toString('base64') })
}

const others = JSON.stringify({ place: 'Known to its author alone' })

/** An entry with the page of a private mark for its author, and without it for anybody else. */
export function withoutPrivatePlaces(library: OpenLibrary, entry: ListedEntry): ListedEntry {
  if (!isPrivateAct(entry.action)) return entry
  const boxed = boxedSchema.safeParse(JSON.parse(entry.detail))
  const opened = openPersonal(
    library.unlocked.personalKey,
    purposeOf(entry.subject),
    Buffer.from(boxed.data?.place ?? '', 'base64'),
  )
  if (opened === null) return { ...entry, detail: others }
  const place = placeSchema.safeParse(JSON.parse(opened.toString('utf8')))
  return { ...entry, detail: JSON.stringify(place.data ?? {}) }
}
