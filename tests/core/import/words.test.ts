import { describe, expect, it } from 'vitest'
import { readInterchangeRow } from '#core/import/interchange'
import { readPhrase, readTag } from '#core/import/words'
import { rowWith, tables, vocabulary } from '../../support/import-tables.ts'

const factors = (list: 'aggravating' | 'mitigating' | 'harm' | 'culpability', phrase: string) =>
  (readPhrase(phrase, list, tables)?.present ?? []).flatMap((gives) => gives.factors)
const personal = (phrase: string) =>
  (readPhrase(phrase, 'mitigating', tables)?.present ?? []).flatMap((gives) => gives.personal)
const content = (change: Record<string, unknown>) => {
  const read = readInterchangeRow(rowWith(change), tables)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value.content
}

describe('the vocabulary table', () => {
  it('names only ids that the shipped law knows', () => {
    const { known } = tables
    const gives = [...Object.values(vocabulary.tags), ...Object.values(vocabulary.rules).flat()]
    const types = gives.flatMap((entry) => entry.allegationTypes)
    const ids = gives.flatMap((entry) => [...entry.factors, ...entry.absent, ...entry.personal])
    expect(types.filter((id) => !known.allegationTypes.has(id))).toEqual([])
    expect(ids.filter((id) => !known.factors.has(id))).toEqual([])
  })
  it('has no entry that reads a protected characteristic of the officer', () => {
    for (const word of ['he', 'she', 'his', 'her', 'asian', 'white', 'muslim', 'pregnant officer'])
      expect(readPhrase(`the officer is ${word}`, 'aggravating', tables)?.present ?? []).toEqual([])
  })
})

describe('denied words', () => {
  it.each([
    'no remorse',
    'showed no real remorse',
    'without remorse or insight',
    'lack of insight',
  ])('never read "%s" as remorse, in either list', (phrase) => {
    expect(factors('mitigating', phrase)).not.toContain('MIT_REMORSE_INSIGHT')
    const row = content({ aggravating: [phrase], mitigating: [] })
    expect(row.profile.factors).not.toContain('MIT_REMORSE_INSIGHT')
    expect(row.profile.absentFactors).toContain('MIT_REMORSE_INSIGHT')
  })
  it('read a factor denied afterwards as not present', () => {
    expect(factors('aggravating', 'dishonesty not proved')).not.toContain('CUL_DISHONESTY')
    expect(factors('aggravating', 'not planned')).not.toContain('AGG_PREMEDITATION')
    expect(factors('mitigating', 'not provoked')).not.toContain('MIT_PROVOCATION')
  })
  it('do not reach past the end of a clause', () => {
    expect(factors('aggravating', 'no remorse, repeated lies')).toContain('AGG_SUSTAINED')
    expect(factors('aggravating', 'not violent but planned')).toContain('AGG_PREMEDITATION')
    expect(factors('aggravating', 'no apology and repeated')).toContain('AGG_SUSTAINED')
  })
  it('are told from openings that only look like a denial', () => {
    expect(factors('aggravating', 'not only repeated')).toContain('AGG_SUSTAINED')
  })
})

describe('free phrases', () => {
  it('give several factors where they say several things', () => {
    expect(factors('aggravating', 'repeated lies to a vulnerable victim')).toEqual(
      expect.arrayContaining(['AGG_SUSTAINED', 'AGG_FALSE_ACCOUNT', 'AGG_VICTIM_VULNERABLE']),
    )
  })
  it('match whole words only', () => {
    expect(factors('aggravating', 'relied on notes')).not.toContain('AGG_FALSE_ACCOUNT')
    expect(factors('mitigating', 'skill')).not.toContain('MIT_HEALTH')
  })
  it('are read in any case and in American spelling', () => {
    expect(factors('mitigating', 'APOLOGIZED to the victim')).toContain('MIT_REMORSE_INSIGHT')
    expect(factors('mitigating', 'acted in self-defense')).toContain('MIT_PROVOCATION')
  })
  it('keep personal mitigation apart from factors of the conduct', () => {
    const row = content({
      mitigating: ['commendations', '12 years of service', 'character references', 'young family'],
    })
    expect(row.personalMitigation).toEqual([
      'PM_COMMENDATION',
      'PM_PERSONAL_CIRCUMSTANCES',
      'PM_SERVICE_RECORD',
      'PM_TESTIMONIAL',
    ])
    expect(row.profile.factors.filter((id) => id.startsWith('PM_'))).toEqual([])
    expect(personal('delay of four years')).toContain('PM_DELAY')
  })
  it('that the table does not know are listed with their field, and nothing is guessed', () => {
    const row = content({ aggravating: ['zebra crossing'], conduct_types: ['quantum_mischief'] })
    expect(row.unmapped).toEqual([
      { field: 'conduct_types', word: 'quantum_mischief' },
      { field: 'aggravating', word: 'zebra crossing' },
    ])
    expect(row.profile.allegationTypes).toEqual([])
  })
})

describe('conduct tags', () => {
  it.each([
    ['unlawful_data_access', 'INFORMATION_ACCESS'],
    ['racist_language', 'DISCRIMINATION'],
    ['sexual_comments', 'SEXUAL_HARASSMENT'],
    ['drug_driving', 'DRINK_DRIVING'],
    ['false_arrest', 'ABUSE_OF_POSITION'],
    ['failing_to_report', 'FAILURE_TO_CHALLENGE'],
    ['assault_on_prisoner', 'VIOLENCE'],
    ['undeclared_business', 'CONFLICT_OF_INTEREST'],
  ])('outside the table, such as "%s", are read by their words', (tag, type) => {
    const types = (readTag(tag, tables)?.present ?? []).flatMap((gives) => gives.allegationTypes)
    expect(types).toContain(type)
  })
})

describe('levels', () => {
  it.each([
    ['intentional and repeated', 'HIGH'],
    ['deliberate', 'HIGH'],
    ['intentional but a single impulsive act', 'MEDIUM'],
    ['reckless', 'MEDIUM'],
    ['negligent', 'LOW'],
    ['negligent: repeated failures', 'MEDIUM'],
    ['unknown', null],
    ['intent not described', null],
  ])('of culpability: "%s" reads as %s', (culpability, level) => {
    expect(content({ culpability }).profile.culpabilityLevel).toBe(level)
  })
  it.each([
    ['pedestrian died', 'HIGH'],
    ['colleague distressed', 'MEDIUM'],
    ['reputational', 'LOW'],
    ['public confidence', null],
    ['not stated', null],
  ])('of harm: "%s" reads as %s', (harm, level) => {
    expect(content({ harm }).profile.harmLevel).toBe(level)
  })
  it('are remarked as the collector’s reading', () => {
    expect(content({}).remarks.join()).toContain('not the panel’s')
    expect(content({ culpability: 'unknown', harm: null }).remarks.join()).not.toContain('panel’s')
  })
})
