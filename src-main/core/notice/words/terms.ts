import { grounds } from '../../bundle/redaction/grounds.ts'
import { LEFT_OUT_LABELS } from '../../comparison/left-out.ts'
import type { Law } from '../../law/law.ts'
import * as v from '../../vocabulary.ts'
import * as wording from '../../wording.ts'

export type CatalogueEntry = { readonly key: string; readonly english: string }

/** Codes whose names a notice prints. */
export type TermKind =
  | 'answer'
  | 'basis'
  | 'capacity'
  | 'extent'
  | 'factor'
  | 'finding'
  | 'former'
  | 'ground'
  | 'leftOut'
  | 'level'
  | 'outcome'
  | 'raised'
  | 'raised2012'
  | 'rank'
  | 'representation'
  | 'service'
  | 'standard'
  | 'standing'

export const termKey = (kind: TermKind, code: string): string => `${kind}.${code}`

const term = (kind: TermKind, code: string, english: string): CatalogueEntry => ({
  key: termKey(kind, code),
  english,
})

const named = <Code extends string>(
  kind: TermKind,
  codes: readonly Code[],
  label: (code: Code) => string,
) => codes.map((code) => term(kind, code, label(code)))

/** As a notice under those Regulations says it, which knows of no later ones. */
export const nameOfOutcome = (label: string): string => label.replace(/ \(older Regulations\)$/, '')

/** The same of a capacity, which was the chair’s on the day whatever the rules became. */
export const nameOfCapacity = (label: string): string => label.replace(/ \(before .+\)$/, '')

/** How far a harm went, after the name of the harm. */
export const EXTENTS = {
  DONE: 'harm done',
  INTENDED: 'harm intended',
  RISKED: 'harm risked',
} as const

/** The two responses where their regulations have other numbers, as before 2020. */
export const RAISED_BY_NAME = {
  REG_18: 'in the response to the notice of investigation',
  REG_31: 'in the response to the notice of referral',
} as const

/** What each code is called in English; the law data name factors, standards and outcomes. */
export const termsOf = (law: Law): readonly CatalogueEntry[] => [
  ...named('answer', v.admissionSchema.options, wording.admissionLabel),
  ...named('finding', v.findingLevelSchema.options, wording.findingLabel),
  ...named('level', v.levelSchema.options, wording.levelLabel),
  ...named('rank', v.rankSchema.options, wording.rankLabel),
  term('former', 'UNKNOWN', wording.officerLabel(null, 'FORMER')),
  ...named('former', v.rankSchema.options, (rank) => wording.officerLabel(rank, 'FORMER')),
  ...named('standing', v.standingSchema.options, wording.standingLabel),
  ...named('representation', ['LAWYER', 'POLICE_FRIEND', 'NONE'], wording.representationLabel),
  ...named('capacity', v.chairCapacitySchema.options, (code) =>
    nameOfCapacity(wording.capacityLabel(code)),
  ),
  term('capacity', 'CHAIR', 'Chair'),
  ...named(
    'basis',
    ['SENIOR_OFFICER', 'FORMER_SENIOR_OFFICER', 'STAFF_EQUIVALENT'],
    wording.delegateBasisLabel,
  ),
  ...named('raised', ['INTERVIEW', 'REG_18', 'REG_31', 'HEARING'], wording.raisedAtLabel),
  ...named('raised2012', ['REG_18', 'REG_31'], (code) => RAISED_BY_NAME[code]),
  ...named('service', v.serviceMethodSchema.options, wording.serviceMethodLabel),
  ...named('extent', ['DONE', 'INTENDED', 'RISKED'], (code) => EXTENTS[code]),
  ...grounds.map(({ id, label }) => term('ground', id, label)),
  ...Object.entries(LEFT_OUT_LABELS).map(([code, label]) => term('leftOut', code, label)),
  ...law.outcomes.map(({ id, label }) => term('outcome', id, nameOfOutcome(label))),
  ...law.standards.map(({ id, label }) => term('standard', id, label)),
  ...law.factors.map(({ id, label }) => term('factor', id, label)),
]
