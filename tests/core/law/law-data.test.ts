import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isRealDate, weekday } from '#core/dates'
import { RULE_TESTS } from '#core/law/outcome-rules'
import { outcomeCodeSchema, spbIdSchema } from '#core/vocabulary'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
const numbered = (prefix: string, count: number, width: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(width, '0')}`)

describe('the shipped law data', () => {
  it('has no id twice, except for a standard whose text changed with time', () => {
    for (const list of [
      law.outcomes,
      law.rules,
      law.factors,
      law.allegationTypes,
      law.timeLimits,
      law.caseNotes,
    ]) {
      const ids = list.map((entry) => entry.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('holds OUT-001 to OUT-032 and TL01 to TL30, and a test for each rule and no other', () => {
    const ids = law.rules.map((rule) => rule.id)
    expect(ids.slice(0, 32)).toEqual(numbered('OUT-', 32, 3))
    expect(law.timeLimits.map((limit) => limit.id)).toEqual(numbered('TL', 30, 2))
    expect(Object.keys(RULE_TESTS).toSorted()).toEqual(ids.toSorted())
  })

  it('gives each rule the level and mark of the domain brief', () => {
    const compact = law.rules
      .slice(0, 32)
      .map((rule) => `${rule.id.slice(4)}${rule.level === 'BLOCK' ? 'E' : 'W'}${rule.mark}`)
    expect(compact.join(' ')).toBe(
      '001EV 002EV 003EV 004ES 005W? 006EV 007EF 008EK 009ES 010EV 011EK 012EK 013EV 014EV ' +
        '015EK 016EF 017EV 018WV 019EV 020EV 021EV 022WV 023EV 024WK 025EV 026EV 027EK 028EV ' +
        '029WF 030EV 031EV 032WV',
    )
    // 3.3 and 11.2(3): the text for accelerated hearings was read, its twin in CR 42 was not.
    const split = law.rules.flatMap(({ id, variants }) =>
      variants.map(({ forum, mark }) => `${id} ${forum} ${mark}`),
    )
    expect(split).toEqual(['OUT-007 AMH V', 'OUT-012 AMH V'])
  })

  it('gives each time limit the length, counting and mark of the domain brief', () => {
    const compact = law.timeLimits.map(
      ({ id, mark, length }) =>
        `${id} ${length.count ?? '-'} ${length.unit} ${length.counting} ${mark}`,
    )
    expect(compact).toEqual([
      'TL01 12 MONTHS AFTER K',
      'TL02 10 WORKING_DAYS AFTER F',
      'TL03 - AS_SOON_AS_PRACTICABLE AFTER V',
      'TL04 - AS_SOON_AS_PRACTICABLE AFTER V',
      'TL05 3 WORKING_DAYS AFTER F',
      'TL06 15 WORKING_DAYS AFTER V',
      'TL07 3 WORKING_DAYS AFTER V',
      'TL08 10 WORKING_DAYS AFTER V',
      'TL09 10 WORKING_DAYS AFTER V',
      'TL10 15 WORKING_DAYS AFTER V',
      'TL11 5 WORKING_DAYS AFTER V',
      'TL12 100 WORKING_DAYS AFTER K',
      'TL13 20 WORKING_DAYS AFTER K',
      'TL14 5 WORKING_DAYS BEFORE K',
      'TL15 15 WORKING_DAYS AFTER V',
      'TL16 15 WORKING_DAYS AFTER V',
      'TL17 7 WORKING_DAYS AFTER K',
      'TL18 - AS_SOON_AS_PRACTICABLE AFTER V',
      'TL19 5 WORKING_DAYS AFTER V',
      'TL20 5 WORKING_DAYS AFTER V',
      'TL21 - AS_SOON_AS_PRACTICABLE AFTER F',
      'TL22 28 CALENDAR_DAYS INCLUDING F',
      'TL23 5 WORKING_DAYS INCLUDING V',
      'TL24 7 WORKING_DAYS AFTER V',
      'TL25 3 WORKING_DAYS AFTER V',
      'TL26 10 WORKING_DAYS AFTER K',
      'TL27 15 WORKING_DAYS AFTER V',
      'TL28 - MONTHS INCLUDING F',
      'TL29 4 WEEKS AFTER F',
      'TL30 5 YEARS AFTER V',
    ])
  })

  it('holds every standard and outcome of the vocabulary, and two dated texts for use of force', () => {
    expect(new Set(law.standards.map((standard) => standard.id))).toEqual(
      new Set(spbIdSchema.options),
    )
    expect(law.outcomes.map((outcome) => outcome.id).toSorted()).toEqual(
      outcomeCodeSchema.options.toSorted(),
    )
    const force = law.standards.filter((standard) => standard.id === 'SPB04_USE_OF_FORCE')
    expect(force.map((text) => [text.effectiveFrom, text.effectiveTo])).toEqual([
      ['2020-02-01', '2026-06-29'],
      ['2026-06-30', null],
    ])
  })

  it('puts the outcomes on the ladder mildest first, dismissal and its former twin on one rung', () => {
    const rungs = law.outcomes.filter((outcome) => !outcome.legacy)
    expect(rungs.map(({ id, rung }) => `${id} ${rung}`)).toEqual([
      'NO_BREACH 0',
      'RPRP 0',
      'AMH_DISMISS_CASE 0',
      'AMH_RETURN_TO_AA null',
      'MISCONDUCT_NFA 0',
      'WW 1',
      'FWW 2',
      'RIR 3',
      'DWN 4',
      'WHBD 4',
    ])
    for (const outcome of law.outcomes) expect(outcome.shownAs !== null).toBe(outcome.legacy)
  })

  it('holds the factor taxonomy whole, in five groups', () => {
    const groups = Object.groupBy(law.factors, (factor) => factor.group)
    const sizes = Object.entries(groups).map(([group, factors]) => `${group} ${factors.length}`)
    expect(sizes).toEqual([
      'CULPABILITY 21',
      'HARM 11',
      'AGGRAVATING 19',
      'MITIGATING 12',
      'PERSONAL 7',
    ])
    expect(law.factors.filter((factor) => factor.paragraphVerified)).toEqual([])
    for (const factor of law.factors) expect(factor.description.length).toBeGreaterThan(5)
  })

  it('gives each allegation type a row of the matrix, and each row a type', () => {
    const rows = new Set(law.allegationTypes.map((type) => type.matrixRow))
    expect(rows).toEqual(new Set(law.matrixRows.map((row) => row.id)))
  })

  it('is signed off by nobody', () => {
    const entries = [
      ...law.rules,
      ...law.outcomes,
      ...law.factors,
      ...law.timeLimits,
      ...law.standards,
    ]
    expect(entries.filter((entry) => entry.signedOffBy !== null)).toEqual([])
  })
})

describe('the bank holidays of England and Wales', () => {
  const days = law.bankHolidays.days.map((day) => day.date)
  const weekdaysOff = (year: number) =>
    days.filter((day) => day.startsWith(`${year}`) && weekday(day) !== 0 && weekday(day) !== 6)

  it('are real days in order, each once, from 2012 to the stated end', () => {
    expect(days.every(isRealDate)).toBe(true)
    expect(days).toEqual([...new Set(days)].toSorted())
    expect(law.bankHolidays.knownUntil >= '2030-12-31').toBe(true)
  })

  it('include the days that were moved or held once, and not the days they were moved from', () => {
    const once = [
      '2012-06-04',
      '2012-06-05',
      '2020-05-08',
      '2022-06-02',
      '2022-06-03',
      '2022-09-19',
      '2023-05-08',
    ]
    expect(days).toEqual(expect.arrayContaining(once))
    for (const moved of ['2012-05-28', '2020-05-04', '2022-05-30'])
      expect(days).not.toContain(moved)
  })

  it('come to eight weekdays a year, and one or two more in the years of one-off days', () => {
    const extra: Readonly<Record<number, number>> = { 2012: 1, 2022: 2, 2023: 1 }
    for (let year = 2012; year <= 2030; year += 1)
      expect([year, weekdaysOff(year).length]).toEqual([year, 8 + (extra[year] ?? 0)])
  })
})

describe('reading law data', () => {
  it('names the file and the entry that is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'law-'))
    try {
      const shipped = fileURLToPath(new URL('../../../resources/law', import.meta.url))
      cpSync(shipped, join(folder, 'law'), { recursive: true })
      const file = join(folder, 'law', 'rules.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('"level": "BLOCK"', '"level": "STOP"'))
      expect(() => readLaw(folder)).toThrow(/law\/rules\.json is wrong at rules\.0\.level/)
      writeFileSync(file, '[')
      expect(() => readLaw(folder)).toThrow(/law\/rules\.json is not JSON/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
