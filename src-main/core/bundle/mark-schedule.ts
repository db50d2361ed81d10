import { csvOf } from '../csv.ts'
import { facts, numbered, paragraph, tidy, type DraftBlock } from '../notice/draft.ts'
import type { WorkingPaper } from '../notice/working-paper.ts'
import type { HearingCase } from '../hearing-case.ts'
import { documentOf, markKindLabel, type Mark, type MarkLink } from './marks.ts'
import { pageLabel, type Labelled } from './page-label.ts'

type Held = Labelled & {
  readonly id: string
  readonly title: string
  readonly sha256: string
  readonly pages: number
}

/** One mark as a line of the schedule. */
export type ScheduleRow = {
  /** As the bundle numbers it now; empty where the page is no longer in the bundle. */
  readonly page: string
  readonly document: string
  readonly documentPage: string
  readonly kind: string
  readonly quotation: string
  readonly note: string
  readonly about: string
  readonly author: string
  readonly readers: 'Private' | 'Panel'
  readonly changed: string
}

const columns = {
  page: 'Page',
  document: 'Document',
  documentPage: 'Page of the document',
  kind: 'Kind',
  quotation: 'Words marked',
  note: 'Note',
  about: 'About',
  author: 'By',
  readers: 'Read by',
  changed: 'Changed',
} as const satisfies { readonly [K in keyof ScheduleRow]: string }
const names = Object.keys(columns) as (keyof ScheduleRow)[]

/** Marks as lines of a schedule, in the order given. */
export function scheduleRows(
  marks: readonly Mark[],
  documents: readonly Held[],
  say: (link: MarkLink) => string,
): readonly ScheduleRow[] {
  return marks.map((mark) => {
    const document = documentOf(mark, documents)
    return {
      page: document === null ? '' : pageLabel(document, mark.page),
      document: document?.title ?? 'No longer in the bundle',
      documentPage: String(mark.page),
      kind: markKindLabel(mark.kind),
      quotation: tidy(mark.quotation),
      note: mark.note.trim(),
      about: mark.links.map(say).join('; '),
      author: mark.author,
      readers: mark.shared ? 'Panel' : 'Private',
      changed: mark.at,
    }
  })
}

/** The schedule as a table that spreadsheets open (RFC 4180, with a byte order mark for accents). */
export const scheduleCsv = (rows: readonly ScheduleRow[]): string =>
  csvOf([columns, ...rows].map((row) => names.map((name) => row[name])))

/** The schedule as a paper; it says first whether private notes are in it. */
export function composeMarkSchedule(
  hearingCase: HearingCase,
  rows: readonly ScheduleRow[],
  printed: { readonly at: string; readonly by: string },
): WorkingPaper {
  const privates = rows.filter(({ readers }) => readers === 'Private').length
  return {
    kind: 'FULL',
    language: 'en-GB',
    title: privates > 0 ? 'Schedule of marks: private' : 'Schedule of marks shared with the panel',
    marking: 'OFFICIAL-SENSITIVE',
    number: hearingCase.reference,
    caseReference: hearingCase.reference,
    version: hearingCase.version,
    replaces: null,
    force: hearingCase.particulars.force,
    author: printed.by,
    sections: numbered([
      {
        id: 'schedule',
        heading: 'What this paper is',
        blocks: [
          ...facts([
            ['Case', hearingCase.reference],
            ['Marks', String(rows.length)],
            ['Of them private', String(privates)],
            ['Printed', printed.at],
            ['By', printed.by],
          ]),
          paragraph(
            privates > 0
              ? 'This paper holds private notes of the person who printed it. It is not for disclosure.'
              : 'These marks are read by the panel and its adviser alone.',
          ),
        ],
      },
      ...byDocument(rows).map((mine, at) => ({
        id: `marks-${at + 1}`,
        heading: mine[0]?.document ?? '',
        blocks: [table(mine)],
      })),
    ]),
  }
}

/** Runs of marks on the same document, in the order given. */
function byDocument(rows: readonly ScheduleRow[]): readonly (readonly ScheduleRow[])[] {
  const runs: ScheduleRow[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0]?.document === row.document) last.push(row)
    else runs.push([row])
  }
  return runs
}

function table(rows: readonly ScheduleRow[]): DraftBlock {
  return {
    kind: 'table',
    caption: 'Page numbers are those of the bundle as it stood when printed',
    columns: ['Page', 'Mark', 'Words marked', 'Note', 'About'],
    rows: rows.map((row) => [
      row.page === '' ? `None, was page ${row.documentPage} of it` : row.page,
      `${row.kind}, ${row.readers === 'Private' ? 'private' : row.author}`,
      row.quotation,
      tidy(row.note),
      row.about,
    ]),
  }
}
