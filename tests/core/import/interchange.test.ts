import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { readInterchangeRow, titleOf } from '#core/import/interchange'
import { writeOwnFormat } from '#core/import/own-format'
import { precedentContentSchema } from '#core/precedent'
import { known } from '#core/regime'
import { sampleLibrary } from '../../support/make-sample.ts'
import { outcomeRows, readText, resources, rowWith, tables } from '../../support/import-tables.ts'
import { processorTime } from '../../support/processor-time.ts'

const read = (value: unknown) => readInterchangeRow(value, tables)
const accepted = (value: unknown) => {
  const result = read(value)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')

describe('the ninety published outcomes', () => {
  const contents = outcomeRows.map((row) => accepted(row).content)
  it('are all taken in, as valid content', () => {
    expect(contents).toHaveLength(90)
    for (const content of contents)
      expect(() => precedentContentSchema.parse(content)).not.toThrow()
  })
  it('each stand in at least one category of conduct', () => {
    expect(contents.filter((content) => content.profile.allegationTypes.length === 0)).toEqual([])
  })
  it('leave few words unmapped, and every one of them listed', () => {
    const words = contents.flatMap((content) => content.unmapped)
    expect(words.length).toBeLessThanOrEqual(8)
    expect(words.every(({ field, word }) => field !== '' && word !== '')).toBe(true)
  })
  it('are the shipped sample library, byte for byte', () => {
    expect(readText(`${resources}/sample/sample-library.jsonl`)).toBe(sampleLibrary())
  })
  it('read back from the own format to the very same content', () => {
    for (const content of contents) {
      const again = accepted(JSON.parse(writeOwnFormat(content)))
      expect(hash(again.content)).toBe(hash(content))
    }
  })
  it('keep hearing siblings under one key, whichever source told of them', () => {
    const keyOf = (id: string) => contents.find((content) => content.sourceId === id)?.hearingKey
    const driver = keyOf('lincs-2023-unauthorised-pursuit-driver')
    expect(driver).toBe(keyOf('lincs-2023-unauthorised-pursuit-passenger'))
    expect(driver).not.toBe(keyOf('notts-2023-dc-voicemail'))
  })
})

describe('contradictions and gaps', () => {
  const remarks = (change: Record<string, unknown>) => accepted(rowWith(change)).remarks.join('\n')
  it('are remarked, not refused', () => {
    expect(
      remarks({
        outcome: 'dismissal_without_notice',
        officer_rank: 'former_constable',
        serving: false,
        outcome_period_months: null,
      }),
    ).toContain('former officer')
    expect(remarks({ outcome: 'written_warning', outcome_period_months: 18 })).toContain(
      'not available for gross misconduct',
    )
    expect(remarks({ outcome_period_months: 18 })).toContain('24 to 60 months')
    expect(
      remarks({
        outcome_period_months: 18,
        hearing_date: '2018',
        facts: 'In 2016 the officer lied.',
      }),
    ).toContain('before February 2020')
    expect(remarks({ finding: 'not_proven' })).toContain('not proved')
    expect(remarks({ outcome: 'no_action', outcome_period_months: null })).toContain(
      'no disciplinary action',
    )
    expect(remarks({ hearing_date: null })).toContain('hearing date is missing')
    expect(remarks({ on_duty: 'partly', barred: 'partly' })).toContain('"partly"')
    expect(
      remarks({ aggravating: [], mitigating: [], standards_breached: [], conduct_types: [] }),
    ).toContain('No conduct type')
    expect(remarks({ officer_rank: 'former_sergeant', serving: true })).toContain('left unstated')
    expect(remarks({ colour: 'blue' })).toContain('"colour"')
  })
  it('leave an unremarkable row without a remark', () => {
    expect(accepted(rowWith()).remarks).toEqual([])
  })
  it('never read whether the officer was serving out of the outcome', () => {
    const outcome = { outcome: 'would_have_been_dismissed', outcome_period_months: null }
    const standing = (serving: boolean | null) =>
      accepted(rowWith({ ...outcome, serving })).content.profile.standing
    expect([standing(null), standing(false)]).toEqual([null, 'FORMER'])
  })
  it('read partly admitted as partly', () => {
    expect(accepted(rowWith({ admitted: 'partly' })).content.profile.admission).toBe('PARTLY')
  })
})

describe('what cannot be a precedent', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
  it.each<[string, unknown, string]>([
    ['a list', [], ''],
    ['nothing', null, ''],
    ['a missing id', rowWith({ id: undefined }), 'id'],
    ['blank facts', rowWith({ facts: '  ' }), 'facts'],
    ['facts of the wrong kind', rowWith({ facts: 12 }), 'facts'],
    ['facts beyond any size', rowWith({ facts: 'a'.repeat(100_001) }), 'facts'],
    ['an unknown outcome', rowWith({ outcome: 'keelhauled' }), 'outcome'],
    ['an unknown finding', rowWith({ finding: 'mischief' }), 'finding'],
    ['a day that is not in the calendar', rowWith({ hearing_date: '2023-02-30' }), 'hearing_date'],
    ['a date in words', rowWith({ hearing_date: 'last May' }), 'hearing_date'],
    ['a list that is text', rowWith({ conduct_types: 'driving' }), 'conduct_types'],
    ['a number in a list', rowWith({ mitigating: [3] }), 'mitigating.0'],
    ['half a month', rowWith({ outcome_period_months: 1.5 }), 'outcome_period_months'],
    ['a boolean in words', rowWith({ serving: 'perhaps' }), 'serving'],
    ['a NUL character', rowWith({ facts: 'a\u0000b' }), 'facts'],
    ['a direction override', rowWith({ force: 'a\u202eb' }), 'force'],
    ['a broken character', rowWith({ facts: 'a\ud800b' }), 'facts'],
    ['deep nesting', rowWith({ extra: deep(50) }), 'extra.0.0.0.0.0.0.0.0'],
    ['a prototype key', JSON.parse('{"id":"x","__proto__":{"admin":true}}'), ''],
    ['an outcome named like an object’s own', rowWith({ outcome: 'constructor' }), 'outcome'],
    ['a rejected line not yet mended', { _raw: '{broken', _line: 3 }, '_raw'],
  ])('is refused with field and reason: %s', (_, value, field) => {
    const result = read(value)
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.problems[0]?.message).toMatch(/\w+ \w+/)
    expect(result.problems[0]?.field ?? '').toBe(field)
  })
  it('names every wrong field, not only the first', () => {
    const result = read(rowWith({ facts: '', hearing_date: 'x', serving: 'perhaps' }))
    expect(result.ok ? [] : result.problems.map((problem) => problem.field)).toEqual([
      'hearing_date',
      'serving',
      'facts',
    ])
  })
  it('never makes the importer throw, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(typeof read(value).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
  it('never makes the importer throw, whatever stands in one field', () => {
    const field = fc.constantFrom(...Object.keys(rowWith()))
    fc.assert(
      fc.property(field, fc.jsonValue({ maxDepth: 4 }), (name, value) => {
        const result = read(rowWith({ [name]: value }))
        const sound = result.ok
          ? precedentContentSchema.safeParse(result.value.content).success
          : result.problems.length > 0
        expect(sound).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })
  it('reads a hostile phrase in time that grows with its length', async () => {
    const phrase = 'no not without '.repeat(60)
    const row = rowWith({ aggravating: Array.from({ length: 200 }, () => phrase) })
    expect(await processorTime(() => accepted(row))).toBeLessThan(3000)
  })
})

describe('regime keys of a row', () => {
  const regime = (change: Record<string, unknown>) =>
    accepted(rowWith(change)).content.profile.regime.conductRegime
  it('are known where dates allow only one set of rules', () => {
    expect(known(regime({}))).toBe('CR2020_BASE')
    expect(known(regime({ hearing_date: '2019-11' }))).toBe('CR2012')
  })
  it('stay open where they do not', () => {
    const near = { hearing_date: '2020-10', facts: 'The officer opened records.' }
    expect(regime(near).possible).toEqual(['CR2012', 'CR2020_BASE'])
    expect(regime({ hearing_date: null, facts: 'The officer lied.' }).possible).toHaveLength(3)
  })
  it('never take the date of a later step for that of the conduct', () => {
    for (const facts of [
      'The officer lied. He resigned in June 2022.',
      'The officer lied. At a hearing in March 2023 the panel found misconduct.',
      'The officer lied. In 2022 he pleaded guilty at court.',
    ])
      expect(regime({ facts }).basis).toBe('PRESUMED')
  })
  it('count a span from its first month', () => {
    const facts = 'Between November and February 2020 the officer slept on duty.'
    expect(regime({ hearing_date: '2020-10', facts }).possible).toEqual(['CR2012', 'CR2020_BASE'])
  })
  it('are presumed, and say so, where only the hearing date is known', () => {
    const presumed = regime({ facts: 'The officer opened records.' })
    expect(presumed).toMatchObject({ possible: ['CR2020_BASE'], basis: 'PRESUMED' })
  })
})

describe('the title', () => {
  it('is the first sentence, cut at the end of a word', () => {
    expect(titleOf('Short. Then more.')).toBe('Short')
    const long = titleOf(`${'word '.repeat(40)}end.`)
    expect(long.length).toBeLessThanOrEqual(91)
    expect(long.endsWith('word…')).toBe(true)
  })
})

describe('a table of another kind', () => {
  const problems = (value: unknown) => {
    const result = read(value)
    return result.ok
      ? []
      : result.problems.map(({ field, message }) => `${field ?? ''}: ${message}`)
  }

  const fieldOf = (said: string, word: string) =>
    said.startsWith('outcome') ? { outcome: word } : { finding: word }

  it('is told by the names that it has and those that it would need', () => {
    expect(problems({ row_id: '1', allegation: 'Late', penalty: '1 DAY' })).toEqual([
      ': None of its columns has a name of the format: it has "row_id", "allegation", "penalty"; the format has id, facts and outcome at least',
    ])
  })

  it('says which outcomes and findings the format has', () => {
    const row = { id: 'a', facts: 'Late for duty', outcome: '5 day suspension' }
    expect(problems(row)[0]).toContain('The outcome "5 day suspension" is not known: use one of')
    const [message = ''] = problems({ ...row, outcome: 'final_written_warning', finding: 'SU' })
    expect(message).toContain('The finding "SU" is not known: use one of')
    for (const said of [problems(row)[0] ?? '', message])
      for (const word of said.slice(said.indexOf('use one of') + 11).split(/, | or /))
        expect(
          problems({ id: 'a', facts: 'b', outcome: 'no_action', ...fieldOf(said, word) }),
        ).toEqual([])
  })

  it('says what is missing as missing, where the rest is the format’s', () => {
    expect(problems({ id: 'a', facts: 'Late for duty' })).toEqual([
      'outcome: The outcome is missing',
    ])
    expect(problems({ id: 'a', facts: null, outcome: 3 })).toEqual([
      'facts: The facts are missing',
      'outcome: The outcome must be text',
    ])
  })
})
