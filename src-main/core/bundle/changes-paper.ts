import type { HearingCase } from '../hearing-case.ts'
import { facts, numbered, paragraph, type DraftBlock } from '../notice/draft.ts'
import type { WorkingPaper } from '../notice/working-paper.ts'
import { csvOf } from '../csv.ts'
import { pageTableRows, sayRun, tellChange, type IssueChanges } from './issue-changes.ts'

type Issue = { readonly version: number; readonly sha256: string; readonly issuedAt: string }

/** What changed from one issue of a bundle to the next, on paper, with the table from old page to new. */
export function composeChangesPaper(
  hearingCase: HearingCase,
  { before, after }: { readonly before: Issue; readonly after: Issue },
  { changes, table }: IssueChanges,
  printed: { readonly at: string; readonly by: string },
): WorkingPaper {
  return {
    kind: 'FULL',
    language: 'en-GB',
    title: `Bundle: from version ${before.version} to version ${after.version}`,
    marking: 'OFFICIAL-SENSITIVE',
    number: hearingCase.reference,
    caseReference: hearingCase.reference,
    version: hearingCase.version,
    replaces: null,
    force: hearingCase.particulars.force,
    author: printed.by,
    sections: numbered([
      {
        id: 'issues',
        heading: 'The two versions',
        blocks: facts([
          ['Case', hearingCase.reference],
          [`Version ${before.version} issued`, before.issuedAt],
          [`SHA-256 of version ${before.version}`, before.sha256],
          [`Version ${after.version} issued`, after.issuedAt],
          [`SHA-256 of version ${after.version}`, after.sha256],
          ['Printed', printed.at],
        ]),
      },
      { id: 'changes', heading: 'What changed', blocks: told(changes.map(tellChange)) },
      { id: 'pages', heading: 'From old page to new', blocks: [pages(before, after, table)] },
    ]),
  }
}

const told = (lines: readonly string[]): readonly DraftBlock[] =>
  lines.length === 0
    ? [paragraph('No document was added, taken out, replaced, moved or renamed.')]
    : lines.map((line) => paragraph(`${line}.`))

function pages(before: Issue, after: Issue, table: IssueChanges['table']): DraftBlock {
  const named = (words: string) => (words === '' ? 'None' : words)
  return {
    kind: 'table',
    caption: 'Pages of each document',
    columns: ['Document', `Version ${before.version}`, `Version ${after.version}`],
    rows: table.map(({ title, from, to }) => [title, named(sayRun(from)), named(sayRun(to))]),
  }
}

/** The table from old page to new, page by page, for a spreadsheet. */
export const changesCsv = (
  { before, after }: { readonly before: Issue; readonly after: Issue },
  changes: IssueChanges,
): string =>
  csvOf([
    ['Document', `Page in version ${before.version}`, `Page in version ${after.version}`],
    ...pageTableRows(changes),
  ])
