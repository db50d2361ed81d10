import { beforeAll, describe, expect, it } from 'vitest'
import { codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'
import { sampleContent } from '../../support/make-db.ts'

describe('The quality of method and library', () => {
  let library: TestLibrary
  beforeAll(async () => {
    library = await newLibrary({ withSample: true })
  }, 60_000)

  it('grades the method in slices, says how far it has come, and records that it was asked', async () => {
    const { handlers, events } = library
    const graded = value(await handlers['method:evaluate']({ split: { before: '2022-01-01' } }))
    expect(graded?.splits[0]?.n).toBeGreaterThan(20)
    expect(events.filter(({ event }) => event === 'method:progress').length).toBeGreaterThan(0)
    const entries = value(await handlers['audit:list']({ before: null, limit: 20 }))
    expect(entries.map(({ action }) => action)).toContain('method.evaluated')
  })

  it('answers other questions while it grades, and stops when it is told to', async () => {
    const { handlers } = library
    const grading = handlers['method:evaluate']({ split: 'leave-one-out' })
    expect(value(await handlers['library:facts']()).precedents).toBe(90)
    value(await handlers['method:cancel']())
    expect(value(await grading)).toBeNull()
  }, 60_000)

  it('stops when the library is locked, and leaves nothing open', async () => {
    const other = await newLibrary({ withSample: true })
    const grading = other.handlers['method:evaluate']({ split: 'leave-one-out' })
    value(await other.handlers['vault:lock']())
    expect(value(await grading)).toBeNull()
  }, 60_000)

  it('ends one look at the pairs when the next begins, and when it is told to', async () => {
    const { handlers } = library
    const first = handlers['library:consistency']({})
    const second = handlers['library:consistency']({ yearFrom: 2020 })
    expect(value(await first)).toBeNull()
    expect(value(await second)?.comparable).toBeGreaterThanOrEqual(0)
    const third = handlers['library:consistency']({})
    value(await handlers['method:cancel']())
    expect(value(await third)).toBeNull()
  })

  it('finds two recorded cases that contradict each other', async () => {
    const { handlers } = await newLibrary()
    const { profile } = sampleContent(1)
    const of = (number: number, outcome: 'DWN' | 'FWW', factors: readonly string[]) =>
      sampleContent(number, {
        outcome,
        profile: { ...profile, allegationTypes: ['INFORMATION_ACCESS'], factors },
      })
    value(await handlers['precedent:record'](of(1, 'DWN', ['CUL_INTENTIONAL'])))
    value(await handlers['precedent:record'](of(2, 'FWW', ['CUL_INTENTIONAL', 'AGG_SUSTAINED'])))
    const found = value(await handlers['library:consistency']({}))
    expect(found).toMatchObject({ comparable: 1, contradicting: 1, share: null })
    expect(found?.conflicts[0]?.lower.ref).toBe('P-0002')
  })

  it('says so where there is no precedent to grade on', async () => {
    const { handlers } = await newLibrary()
    const answer = await handlers['method:evaluate']({ split: 'leave-one-out' })
    expect(codes(answer)).toEqual(['NO_PRECEDENTS'])
  })

  it('lists past rulings, and nothing under the 2025 rules where none is recorded', async () => {
    const bank = value(await library.handlers['exceptional:list']({ query: '' }))
    expect(bank?.under2025.accepted).toEqual([])
    expect(bank?.earlier.entries.length).toBeGreaterThan(5)
    expect(bank?.earlier.count).toBe(bank?.earlier.entries.length)
  })

  it('searches past rulings again without reading the rest, and sees one recorded since', async () => {
    const { handlers } = await newLibrary({ withSample: true })
    const count = async (query: string) =>
      value(await handlers['exceptional:list']({ query }))?.earlier.count
    const all = await count('')
    expect(await count('')).toBe(all)
    expect(await count('submarine')).toBe(0)
    const { profile } = sampleContent(1)
    const told = { ...profile, finding: 'GROSS_MISCONDUCT' as const, narrative: 'On a submarine.' }
    value(await handlers['precedent:record'](sampleContent(1, { outcome: 'FWW', profile: told })))
    expect(await count('submarine')).toBe(1)
    expect(await count('')).toBe((all ?? 0) + 1)
  })

  it('shows none of it while a case of the reader awaits seals', async () => {
    const { handlers } = await newLibrary({ withSample: true })
    value(await handlers['case:import-sample']())
    expect(codes(await handlers['exceptional:list']({ query: '' }))).toEqual(['SEALED'])
    expect(codes(await handlers['library:consistency']({}))).toEqual(['SEALED'])
    expect(codes(await handlers['method:evaluate']({ split: 'leave-one-out' }))).toEqual(['SEALED'])
  })
})
