import { csvOf } from '../../csv.ts'
import { facts, numbered, paragraph, type DraftBlock } from '../../notice/draft.ts'
import type { WorkingPaper } from '../../notice/working-paper.ts'
import type { HearingCase } from '../../hearing-case.ts'
import { pageLabel, type Labelled } from '../page-label.ts'
import type { RedactionArea } from './areas.ts'
import { fold } from './find-words.ts'
import { groundOf } from './grounds.ts'

/**
 * One thing taken out, as a log that travels says it: where, why, who and when, and never what. A
 * log of a published notice has the same rows.
 */
export type RedactionRow = {
  readonly number: number
  readonly document: string
  /** In the bundle as it was numbered when the copy was made; empty where there is none. */
  readonly page: string
  /** Page or paragraph of the document itself. */
  readonly place: string
  readonly ground: string
  readonly basis: string
  readonly markedBy: string
  readonly markedAt: string
  readonly reviewedBy: string
  readonly reviewedAt: string
}

/** A copy as the library keeps it. */
export type RedactedCopy = {
  readonly number: number
  readonly madeAt: string
  readonly madeBy: string
  /** The file, or the document of the bundle, that it became. */
  readonly kind: 'FILE' | 'BUNDLE'
  readonly sha256: string
  readonly pages: number
  readonly sources: readonly { readonly document: string; readonly sha256: string }[]
  readonly rows: readonly RedactionRow[]
}

type Held = Labelled & { readonly id: string; readonly title: string; readonly sha256: string }

/** A title that names what was taken out is not printed: the document goes by its number. */
export function titleWithout(title: string, passages: readonly string[], instead: string): string {
  const told = fold(title)
  const words = passages.flatMap((passage) => fold(passage).split(/[^\p{L}\p{N}]+/u))
  return words.some((word) => word.length >= 3 && told.includes(word)) ? instead : title
}

/** Rows of a copy's log, numbered through its documents; `areas` stand in the order of `orderAreas`. */
export function redactionRows(
  documents: readonly { readonly document: Held; readonly areas: readonly RedactionArea[] }[],
): readonly RedactionRow[] {
  const passages = documents.flatMap(({ areas }) => areas.map(({ passage }) => passage))
  return documents
    .flatMap(({ document, areas }, at) =>
      areas.map((area) => ({
        document: titleWithout(document.title, passages, `Document ${at + 1}`),
        page: pageLabel(document, area.page),
        place: `Page ${area.page}`,
        ground: groundOf(area.ground).label,
        basis: groundOf(area.ground).basis,
        markedBy: area.markedBy,
        markedAt: area.markedAt,
        reviewedBy: area.reviewedBy ?? '',
        reviewedAt: area.reviewedAt ?? '',
      })),
    )
    .map((row, at) => ({ number: at + 1, ...row }))
}

/** What stands in the place of an area for whoever cannot see the box. */
export const areaLabel = ({ number, ground }: RedactionRow): string =>
  `[Redacted ${number}: ${ground}]`

const columns = {
  number: 'Number',
  document: 'Document',
  page: 'Page of the bundle',
  place: 'Place in the document',
  ground: 'Ground',
  basis: 'Basis',
  markedBy: 'Marked by',
  markedAt: 'Marked',
  reviewedBy: 'Reviewed by',
  reviewedAt: 'Reviewed',
} as const satisfies { readonly [K in keyof RedactionRow]: string }
const names = Object.keys(columns) as (keyof RedactionRow)[]

/** The log as a table that spreadsheets open (RFC 4180, with a byte order mark for accents). */
export const redactionCsv = (rows: readonly RedactionRow[]): string =>
  csvOf([columns, ...rows].map((row) => names.map((name) => String(row[name]))))

/** The log of a copy as a paper: what the copy is, what it was made from, and why each area is gone. */
export function composeRedactionLog(
  hearingCase: Pick<HearingCase, 'reference' | 'version' | 'particulars'>,
  copy: RedactedCopy,
  say: (at: string) => string,
): WorkingPaper {
  return {
    kind: 'FULL',
    language: 'en-GB',
    title: `Log of redactions, copy ${copy.number}`,
    marking: 'OFFICIAL-SENSITIVE',
    number: hearingCase.reference,
    caseReference: hearingCase.reference,
    version: hearingCase.version,
    replaces: null,
    force: hearingCase.particulars.force,
    author: copy.madeBy,
    sections: numbered([
      {
        id: 'copy',
        heading: 'The redacted copy',
        blocks: [
          ...facts([
            ['Case', hearingCase.reference],
            ['Made', say(copy.madeAt)],
            ['By', copy.madeBy],
            ['Pages', String(copy.pages)],
            ['Redactions', String(copy.rows.length)],
            ['SHA-256 of the copy', copy.sha256],
            ...copy.sources.map(
              ({ document, sha256 }) => [`SHA-256 of ${document}`, sha256] as const,
            ),
          ]),
          paragraph(
            'Each page of the copy was drawn anew. What was taken out is not in it, and the file was searched for it before it was handed over. This log does not say what was taken out.',
          ),
        ],
      },
      { id: 'redactions', heading: 'What was taken out, and why', blocks: [table(copy, say)] },
    ]),
  }
}

function table({ rows }: RedactedCopy, say: (at: string) => string): DraftBlock {
  return {
    kind: 'table',
    caption: 'Redactions in the order of the copy',
    columns: ['No.', 'Document', 'Page', 'Ground', 'Marked', 'Reviewed'],
    rows: rows.map((row) => [
      String(row.number),
      `${row.document}, ${row.place.toLowerCase()}`,
      row.page,
      row.basis === '' ? row.ground : `${row.ground} (${row.basis})`,
      `${row.markedBy}, ${say(row.markedAt)}`,
      `${row.reviewedBy}, ${say(row.reviewedAt)}`,
    ]),
  }
}
