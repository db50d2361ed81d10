import { describe, expect, it } from 'vitest'
import { agendaOf } from '#core/clock-agenda'
import { caseClocks, type CaseClock } from '#core/clocks'
import { sampleCase, sampleLaw } from '../support/sample-case.ts'

const [any] = caseClocks(sampleCase(), sampleLaw(), '2026-11-19')
if (any === undefined) throw new Error('No clock')
const clock = (limitId: string, change: Partial<CaseClock>): CaseClock => ({
  ...any,
  limitId,
  isCurrent: true,
  ...change,
})

describe('the agenda of clocks', () => {
  it('puts what is late first, then each day to the last one asked for, what has no day, what stands still', () => {
    const clocks = [
      clock('A', { state: 'RUNNING', due: '2026-11-24' }),
      clock('B', { state: 'HELD', due: null }),
      clock('C', { state: 'LATE', due: '2026-11-02' }),
      clock('D', { state: 'DUE_SOON', due: '2026-11-20' }),
      clock('E', { state: 'HELD', due: '2026-11-24' }),
      clock('F', { state: 'RUNNING', due: '2026-11-25' }),
      clock('G', { state: 'RUNNING', due: null }),
      clock('H', { state: 'MET', due: '2026-11-20' }),
      clock('I', { state: 'LATE', due: '2026-11-02', isCurrent: false }),
    ]
    const agenda = agendaOf(clocks, '2026-11-24').map(({ day, clocks: ofDay }) => [
      day,
      ...ofDay.map(({ limitId }) => limitId),
    ])
    expect(agenda).toEqual([
      ['LATE', 'C'],
      ['2026-11-20', 'D'],
      ['2026-11-24', 'A', 'E'],
      ['AS_SOON_AS_PRACTICABLE', 'G'],
      ['STOPPED', 'B'],
    ])
    expect(agendaOf([], '2026-11-24')).toEqual([])
  })
})
