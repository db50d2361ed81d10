import { groundOf } from '../../bundle/redaction/grounds.ts'
import type { RedactionRow } from '../../bundle/redaction/log.ts'
import type { HearingCase } from '../../hearing-case.ts'
import { facts, grouped, numbered, paragraph, type DraftBlock } from '../draft.ts'
import type { NoticeBlock, NoticeDocument, NoticeSection } from '../notice.ts'
import type { WorkingPaper } from '../working-paper.ts'
import { sectionsOf, textsOf, type NoticePlace } from './places.ts'
import type { StandingRedaction } from './redact.ts'

/** What every published notice leaves out, whatever the chair orders. */
const BY_RULE = 'Left out of every published notice'
const RULE_BASIS =
  'Identifiers of others, health, numbers, page references and private matter are not published'

type Row = Omit<RedactionRow, 'number' | 'document' | 'page' | 'reviewedBy' | 'reviewedAt'>

/** Texts of the full notice that the published one does not have, by where they stand. */
function placesByRule(full: NoticeDocument, published: NoticeDocument): readonly string[] {
  const kept = new Map(sectionsOf(published).map((section) => [section.id, section]))
  const places = sectionsOf(full).flatMap((section) => {
    const other = kept.get(section.id)
    return other === undefined ? [`${section.heading}, whole`] : missing(section, other)
  })
  return full.fingerprint !== null && published.fingerprint === null
    ? [...places, 'Fingerprint of the comparison']
    : places
}

function missing(section: NoticeSection, other: NoticeSection): readonly string[] {
  const has = new Set(namesIn(other.blocks))
  const names = namesIn(section.blocks).filter((name) => !has.has(name))
  const told = new Set(paragraphsIn(other.blocks))
  const changed = paragraphsIn(section.blocks).filter((text) => !told.has(text)).length
  return [
    ...[...new Set(names)].map((name) => `${section.heading}, ${name}`),
    ...(changed === 0
      ? []
      : [
          `${section.heading}, ${changed === 1 ? 'part of 1 paragraph' : `parts of ${changed} paragraphs`}`,
        ]),
  ]
}

/** Names of rows and columns and subheadings: fixed words, none of which tells what was left out. */
const namesIn = (blocks: readonly NoticeBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'facts':
        return block.rows.map(([label]) => label)
      case 'table':
        return block.columns
      case 'subheading':
        return [block.text]
      case 'paragraph':
      case 'outcome':
        return []
    }
  })

const paragraphsIn = (blocks: readonly NoticeBlock[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

/**
 * The log of a published notice: what the chair ordered to be left out, in the order of the notice,
 * then what is left out of every one. It says where, why, who and when, and never what.
 * @param published before anything was left out by order.
 */
export function leftOutRows(
  full: NoticeDocument,
  published: NoticeDocument,
  redactions: readonly StandingRedaction[],
  at: string,
): readonly RedactionRow[] {
  const texts = sectionsOf(published).flatMap(textsOf)
  const orderOf = ({ sectionId, text, nth }: NoticePlace): number =>
    texts.findIndex(
      (one) =>
        one.sectionId === sectionId && (text === '' || (one.text === text && one.nth === nth)),
    )
  const ordered: readonly Row[] = redactions
    .flatMap(({ redaction, at: place }) => (place === null ? [] : [{ redaction, place }]))
    .toSorted((a, b) => orderOf(a.place) - orderOf(b.place) || a.place.from - b.place.from)
    .map(({ redaction, place }) => ({
      place: place.label,
      ground: groundOf(redaction.ground).label,
      basis: groundOf(redaction.ground).basis,
      markedBy: redaction.markedBy,
      markedAt: redaction.markedAt,
    }))
  const byRule = placesByRule(full, published).map((place) => ({
    place,
    ground: BY_RULE,
    basis: RULE_BASIS,
    markedBy: 'Rule',
    markedAt: at,
  }))
  return rowsOf(published.number, [...ordered, ...byRule])
}

/** The log where nothing is published: a meeting, or a report that the chair dispensed with publishing. */
export const withheldRows = (
  { particulars, decision }: HearingCase,
  number: string,
  at: string,
): readonly RedactionRow[] => {
  const isMeeting = particulars.forum === 'MEETING'
  return rowsOf(number, [
    {
      place: 'The whole notice',
      ground: isMeeting ? 'A meeting is held in private' : decision.publication.reasons,
      basis: isMeeting ? '' : 'Publication dispensed with, regulation 63(8), (9)',
      markedBy: isMeeting ? 'Rule' : particulars.chair.label,
      markedAt: at,
    },
  ])
}

const rowsOf = (document: string, rows: readonly Row[]): readonly RedactionRow[] =>
  rows.map((row, index) => ({
    number: index + 1,
    document,
    page: '',
    ...row,
    reviewedBy: '',
    reviewedAt: '',
  }))

/** The two signed files that one decision became. */
export type TwoNotices = Readonly<
  Record<'full' | 'published', { readonly number: string; readonly sha256: string } | null>
>

/** The log as a paper for the file, which joins the two notices by their numbers and hashes. */
export function composeLeftOutLog(
  { reference, version, particulars, decision }: HearingCase,
  rows: readonly RedactionRow[],
  notices: TwoNotices,
  printed: { readonly at: string; readonly by: string; readonly say: (at: string) => string },
): WorkingPaper {
  const hash = (one: TwoNotices['full']) => (one === null ? 'Not signed yet' : grouped(one.sha256))
  return {
    kind: 'FULL',
    language: 'en-GB',
    title: 'Log of what the published notice leaves out',
    marking: 'OFFICIAL-SENSITIVE',
    number: reference,
    caseReference: reference,
    version,
    replaces: null,
    force: particulars.force,
    author: printed.by,
    sections: numbered([
      {
        id: 'notices',
        heading: 'The two notices',
        blocks: [
          ...facts([
            ['Case', reference],
            ['Decided by', particulars.chair.label],
            ['Full notice', notices.full?.number ?? null],
            ['SHA-256 of the full notice', hash(notices.full)],
            ['Published notice', notices.published?.number ?? null],
            ['SHA-256 of the published notice', hash(notices.published)],
            ['Printed', printed.at],
          ]),
          paragraph(
            'Both notices are drawn from one decision. This log says where the published one has less, why, by whom and when. It does not say what was left out.',
          ),
          ...(decision.publication.reasons === ''
            ? []
            : [paragraph(`The chair’s reasons: ${decision.publication.reasons}`)]),
        ],
      },
      { id: 'left-out', heading: 'What was left out, and why', blocks: [table(rows, printed.say)] },
    ]),
  }
}

const table = (rows: readonly RedactionRow[], say: (at: string) => string): DraftBlock => ({
  kind: 'table',
  caption: 'In the order of the notice; what every published notice leaves out at the end',
  columns: ['No.', 'Place', 'Ground', 'By', 'When'],
  rows: rows.map((row) => [
    String(row.number),
    row.place,
    row.basis === '' ? row.ground : `${row.ground} (${row.basis})`,
    row.markedBy,
    say(row.markedAt),
  ]),
})
