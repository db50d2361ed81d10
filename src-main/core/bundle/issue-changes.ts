import { compareLabels, labelAfter, sayLabel, type PageLabel } from './page-label.ts'
import type { IssuedDocument, PageMap } from './page-map.ts'
import { bundleSectionLabel } from './sections.ts'

export type ChangeKind = 'ADDED' | 'REMOVED' | 'REPLACED' | 'MOVED' | 'RENAMED'

/** One thing that is otherwise than in the issue before. */
export type IssueChange = {
  readonly kind: ChangeKind
  /** Tab and title by which the later issue calls it; those of the earlier one where it was removed. */
  readonly tab: string
  readonly title: string
  /** What it was before: the tab and part it was moved from, the title it had, the title of what it replaced. */
  readonly before: string | null
}

/** The pages of a document in an issue: what the first is called, and how many follow on. */
export type PageRun = { readonly label: PageLabel; readonly pages: number }

/** Pages of one document in the issue before and in this one; null for none. */
export type PageMove = {
  readonly title: string
  readonly from: PageRun | null
  readonly to: PageRun | null
}

export type IssueChanges = {
  readonly changes: readonly IssueChange[]
  /** From old page to new, in the order of the old pages; what is new comes last. */
  readonly table: readonly PageMove[]
}

/** What one issue has otherwise than the issue before it, and where each old page is now. */
export function compareIssues(before: PageMap, after: PageMap): IssueChanges {
  const matched = match(before.documents, after.documents)
  const stayed = inOldOrder(matched, after.documents)
  const changes = matched.flatMap(([old, now]): readonly IssueChange[] => {
    if (old === null) return now === null ? [] : [change('ADDED', now, null)]
    if (now === null) return [change('REMOVED', old, null)]
    if (old.documentId !== now.documentId) return [change('REPLACED', now, old.title)]
    const isMoved = old.section !== now.section || !stayed.has(now.documentId)
    return [
      ...(isOtherFile(old, now) ? [change('REPLACED', now, old.title)] : []),
      ...(isMoved ? [change('MOVED', now, placeIn(old))] : []),
      ...(old.title === now.title ? [] : [change('RENAMED', now, old.title)]),
    ]
  })
  return { changes, table: pageTable(matched) }
}

type Matched = readonly [IssuedDocument | null, IssuedDocument | null]

/**
 * Documents of both issues side by side: the same document, else one of the same title in the same
 * part that came where another went; then what went, then what came.
 */
function match(
  before: readonly IssuedDocument[],
  after: readonly IssuedDocument[],
): readonly Matched[] {
  const left = new Map(after.map((document) => [document.documentId, document]))
  const take = (document: IssuedDocument | undefined) => {
    if (document !== undefined) left.delete(document.documentId)
    return document ?? null
  }
  const held = before.map((old): Matched => [old, take(left.get(old.documentId))])
  const matched = held.map(([old, now]): Matched => {
    if (old === null || now !== null) return [old, now]
    const instead = [...left.values()].find(
      ({ title, section }) => title === old.title && section === old.section,
    )
    return [old, take(instead)]
  })
  return [...matched, ...[...left.values()].map((now): Matched => [null, now])]
}

/** The tab and the part; a tab was not always kept. */
const placeIn = ({ tab, section }: IssuedDocument): string =>
  `${tab} ${bundleSectionLabel(section)}`.trim()

/** A hash that an earlier version of the application did not keep tells nothing. */
const isOtherFile = (old: IssuedDocument, now: IssuedDocument) =>
  old.sha256 !== '' && now.sha256 !== '' && old.sha256 !== now.sha256

const change = (
  kind: ChangeKind,
  { tab, title }: IssuedDocument,
  before: string | null,
): IssueChange => ({ kind, tab, title, before })

/** Documents that kept their order among each other: the longest row of those in both issues. */
function inOldOrder(
  matched: readonly Matched[],
  after: readonly IssuedDocument[],
): ReadonlySet<string> {
  const order = new Map(after.map(({ documentId }, at) => [documentId, at]))
  const ends: { readonly row: readonly string[]; readonly at: number }[] = []
  for (const [old, now] of matched) {
    if (old === null || now === null) continue
    const at = order.get(now.documentId) ?? 0
    const before = longest(ends.filter((end) => end.at < at))
    ends.push({ row: [...before, now.documentId], at })
  }
  return new Set(longest(ends))
}

const longest = (ends: readonly { readonly row: readonly string[] }[]): readonly string[] =>
  ends.reduce<readonly string[]>((most, { row }) => (row.length > most.length ? row : most), [])

const runOf = (document: IssuedDocument | null): PageRun | null =>
  document === null ? null : { label: document.label, pages: document.pages }

function pageTable(matched: readonly Matched[]): readonly PageMove[] {
  const rows = matched.map(([old, now]) => ({
    title: (now ?? old)?.title ?? '',
    from: runOf(old),
    to: runOf(now),
  }))
  const place = ({ from, to }: PageMove) => (from ?? to)?.label ?? { number: 0, insert: 0 }
  const isNew = ({ from }: PageMove) => Number(from === null)
  return rows.toSorted((a, b) => isNew(a) - isNew(b) || compareLabels(place(a), place(b)))
}

/** `12`, or `12 to 14`; nothing for no page. */
export function sayRun(run: PageRun | null): string {
  if (run === null) return ''
  const first = sayLabel(run.label)
  return run.pages === 1 ? first : `${first} to ${sayLabel(labelAfter(run.label, run.pages - 1))}`
}

const words: Readonly<Record<ChangeKind, string>> = {
  ADDED: 'Added',
  REMOVED: 'Taken out',
  REPLACED: 'Replaced by another file',
  MOVED: 'Moved',
  RENAMED: 'Renamed',
}
/** One change in a line, as it stands on the screen and on paper. */
export function tellChange({ kind, tab, title, before }: IssueChange): string {
  const was =
    kind === 'MOVED' ? `, before ${before}` : kind === 'RENAMED' ? `, before “${before}”` : ''
  return `${words[kind]}: ${tab} ${title}${was}`
}

/** The table page by page, for a spreadsheet: the document, the old page and the new one. */
export function pageTableRows({ table }: IssueChanges): readonly (readonly string[])[] {
  const page = (run: PageRun | null, at: number) =>
    run === null || at >= run.pages ? '' : sayLabel(labelAfter(run.label, at))
  return table.flatMap(({ title, from, to }) =>
    Array.from({ length: Math.max(from?.pages ?? 0, to?.pages ?? 0) }, (_, at) => [
      title,
      page(from, at),
      page(to, at),
    ]),
  )
}
