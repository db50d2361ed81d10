import { describe, expect, it } from 'vitest'
import type { Seriousness } from '#core/hearing-case'
import { law, problemsOf } from './issuable-case.ts'

const problems = (seriousness: Partial<Seriousness>) => problemsOf({ seriousness })

describe('two factors on one thing', () => {
  const factor = (factorId: string) => ({
    factorId,
    reason: 'As found.',
    evidence: [],
    extent: null,
  })
  const both = [factor('CUL_DISHONESTY'), factor('AGG_FALSE_ACCOUNT')]

  it('are allowed once the panel has said what each adds', () => {
    const [asked, ...more] = problems({ factors: both })
    expect(more).toEqual([])
    expect(asked).toMatchObject({
      code: 'COUNTED_TWICE',
      step: 3,
      field: 'seriousness.countedOnce',
    })
    expect(asked?.message).toContain(law.overlaps.find(({ id }) => id === 'DC01')?.because)
    expect(problems({ factors: both, countedOnce: 'Another lie, told later.' })).toEqual([])
    expect(problems({ factors: both.slice(0, 1) })).toEqual([])
  })
})

describe('personal mitigation', () => {
  const item = {
    id: 'm',
    factorId: 'PM_SERVICE_RECORD',
    text: 'A long record.',
    raisedAt: 'REG_31' as const,
    couldHaveBeenRaisedEarlier: false,
    weight: 'Some.',
  }
  const fields = (change: Partial<Seriousness['personalMitigation'][number]>) =>
    problems({ personalMitigation: [item, { ...item, id: 'n', ...change }] }).map(
      ({ field }) => field,
    )

  it.each([
    ['text', { text: ' ' }],
    ['raisedAt', { raisedAt: null }],
    ['couldHaveBeenRaisedEarlier', { raisedAt: 'HEARING', couldHaveBeenRaisedEarlier: null }],
    ['weight', { weight: '' }],
  ] as const)('is told whole: %s', (field, change) => {
    expect(fields(change)).toEqual([`seriousness.personalMitigation.1.${field}`])
    expect(fields({})).toEqual([])
  })
})
