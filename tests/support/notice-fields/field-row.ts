import type { Decision, Particulars } from '#core/hearing-case'
import { sampleAllegation, sampleCase } from '../sample-case.ts'
import type { SampleOverrides } from '../sample-case.ts'

// The table of domain brief 5.2: how a row of it is written down as cases.

/** One case for a field of the notice, and one for which it is not said. */
export type FieldRow = {
  readonly field: number
  readonly about: string
  /** Id of its section; `head` for what stands around the sections, `annex` for what follows them. */
  readonly at: string
  readonly says: string
  readonly when: SampleOverrides
  /** A case for which the field is not said; left out where every notice carries it. */
  readonly unless?: SampleOverrides
  /** What stands in the published notice in its place; null where nothing does. */
  readonly published: string | null
}

export const base = sampleCase()
export const particulars = (change: Partial<Particulars>): SampleOverrides => ({
  particulars: change,
})
export const officer = (change: Partial<Particulars['officer']>) =>
  particulars({ officer: { ...base.particulars.officer, ...change } })
export const dates = (change: Partial<Particulars['dates']>): SampleOverrides =>
  particulars({ dates: { ...base.particulars.dates, ...change } })
export const decision = (change: Partial<Decision>): SampleOverrides => ({ decision: change })
export const found = (...change: Parameters<typeof sampleAllegation>): SampleOverrides => ({
  findings: { allegations: [sampleAllegation(...change)] },
})
export const notProved = found({ proved: false })
export const misconduct = found({ level: 'MISCONDUCT' })
export const former = officer({ standing: 'FORMER' })
export const amh = particulars({ forum: 'AMH' })
export const meeting = particulars({ forum: 'MEETING' })
export const before2025 = dates({ cameToAttention: '2024-10-14' })

/** A field that every notice has; its spread gives others their cases. */
export const always = (
  field: number,
  about: string,
  at: string,
  says: string,
  published: string | null = says,
): FieldRow => ({ field, about, at, says, when: {}, published })
