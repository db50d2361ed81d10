import type { LaterHistory, Precedent } from './precedent.ts'

// Where a precedent came from and what became of it, in the words of screen, print and command line.

/** How a case came into this library, in the order of the filters. */
export const ORIGIN_LABELS: Readonly<Record<Precedent['origin'], string>> = {
  SAMPLE: 'Published',
  IMPORT: 'Imported',
  OWN_FORCE: 'Own force',
  CASE: 'Own case',
  PACK: 'Exchange pack',
}

/** Who wrote what the record rests on. */
export const SOURCE_KIND_LABELS: Readonly<Record<Precedent['sourceKind'], string>> = {
  FORCE: 'Publication of a force',
  IOPC: 'Publication of the IOPC',
  NEWS: 'News report of the hearing',
  COURT: 'Court judgment',
  PAT: 'Police Appeals Tribunal decision',
  OWN_RECORD: 'Record of this force',
}

/** What may become of an outcome, as a choice; with the outcome that followed it is `laterHistoryLabel`. */
export const LATER_EFFECT_LABELS: Readonly<Record<LaterHistory['effect'], string>> = {
  NONE_RECORDED: 'No appeal recorded',
  UPHELD: 'Upheld',
  REPLACED: 'Replaced by another outcome',
  QUASHED: 'Quashed',
  REMITTED: 'Quashed and sent back',
  UNCLEAR: 'Challenged, result not clear',
}
