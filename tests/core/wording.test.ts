import { describe, expect, it } from 'vitest'
import { deriveRegime } from '#core/law/regime-keys'
import * as v from '#core/vocabulary'
import * as wording from '#core/wording'
import { sampleLaw } from '../support/sample-case.ts'

const law = sampleLaw()
const history = (
  effect: 'NONE_RECORDED' | 'UPHELD' | 'REPLACED' | 'QUASHED' | 'REMITTED' | 'UNCLEAR',
  finalOutcome: v.OutcomeCode | null = null,
) => wording.laterHistoryLabel({ effect, words: null, finalOutcome }, law)

describe('words for codes', () => {
  it('name the rules that governed the conduct', () => {
    const label = (cameToAttention: string | null) =>
      wording.regimeLabel(deriveRegime({ cameToAttention }))
    expect(label('2025-06-01')).toBe('2025 rules')
    expect(label('2021')).toBe('2020 rules')
    expect(label('2019')).toBe('2012 rules')
    expect(label('2020')).toBe('2012 or 2020 rules')
    expect(label('2025')).toBe('2020 or 2025 rules')
    expect(label(null)).toBe('Rules not recorded')
  })

  it('say what became of an outcome, always', () => {
    expect(history('NONE_RECORDED')).toBe('No appeal recorded')
    expect(history('UPHELD')).toBe('Upheld')
    expect(history('REPLACED', 'FWW')).toBe('Replaced by final written warning')
    expect(history('REPLACED')).toBe('Replaced')
    expect(history('QUASHED')).toBe('Quashed')
    expect(history('REMITTED', 'DWN')).toBe('Sent back; then dismissal without notice')
    expect(history('UNCLEAR')).toBe('Challenged, result not clear')
  })

  it('exist for every code, in sentence case, and say so when nothing is stated', () => {
    const all = [
      ...v.forumSchema.options.map(wording.forumLabel),
      ...v.rankSchema.options.map(wording.rankLabel),
      ...v.findingLevelSchema.options.map(wording.findingLabel),
      ...v.levelSchema.options.map(wording.levelLabel),
      ...v.admissionSchema.options.map(wording.admissionLabel),
      ...v.roleSchema.options.map(wording.roleLabel),
      ...v.chairCapacitySchema.options.map(wording.capacityLabel),
      ...v.serviceMethodSchema.options.map(wording.serviceMethodLabel),
      ...v.panelModelSchema.options.map(wording.regimeValueLabel),
      ...v.standingSchema.options.map(wording.standingLabel),
      ...v.contextSchema.options.map(wording.contextLabel),
      ...v.convictionTypeSchema.options.map(wording.convictionLabel),
      ...v.confidenceSchema.options.map(wording.confidenceLabel),
      ...v.outcomeCodeSchema.options.map((code) => wording.outcomeLabel(code, law)),
    ]
    for (const label of all) expect(label).toMatch(/^[A-Z][^_]+$/)
    expect(wording.rankLabel(null)).toBe('Not stated')
  })

  it('join an outcome with its length and an officer with standing', () => {
    expect(wording.outcomeWithLength('FWW', 36, law)).toBe('Final written warning, 36 months')
    expect(wording.outcomeWithLength('DWN', null, law)).toBe('Dismissal without notice')
    expect(wording.officerLabel('SERGEANT', 'FORMER')).toBe('Former sergeant')
    expect(wording.officerLabel(null, 'FORMER')).toBe('Former officer, rank not stated')
    expect(wording.officerLabel('CONSTABLE', 'SERVING')).toBe('Constable')
  })

  it('use none of the words that the Regulations do not', () => {
    const avoided =
      /\b(guilty|charge|trial|sentence|penalty|tariff|accused|defendant|score|recommended|red flag)\b/i
    const texts = JSON.stringify({
      ...law,
      caseNotes: law.caseNotes.map((note) => note.proposition),
    })
    expect(texts.match(avoided)?.[0]).toBeUndefined()
  })
})
