import { describe, expect, it } from 'vitest'
import { caseProgress, nextClock } from '#core/case-progress'
import { caseClocks } from '#core/clocks'
import { emptySections } from '#core/hearing-case'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../support/sample-case.ts'

const law = sampleLaw()
const hearingCase = sampleCase()
const state = {
  hearingCase,
  documents: 3,
  sealsComplete: true,
  comparatorsConsulted: true,
  issued: false,
}
const { dates } = hearingCase.particulars

describe('progress through the six steps', () => {
  it('begins with the bundle and ends signed', () => {
    const empty = { ...hearingCase, ...emptySections() }
    const start = caseProgress({
      ...state,
      hearingCase: empty,
      documents: 0,
      sealsComplete: false,
      comparatorsConsulted: false,
    })
    expect(start).toEqual({ completeSteps: [], step: 1, needs: 'Add the bundle' })
    expect(caseProgress(state)).toEqual({
      completeSteps: [1, 2, 3, 4, 5],
      step: 6,
      needs: 'Decide, give reasons and sign',
    })
    expect(caseProgress({ ...state, issued: true })).toEqual({
      completeSteps: [1, 2, 3, 4, 5, 6],
      step: 7,
      needs: 'Signed',
    })
  })

  it('stands at the first step that is not complete, even if later ones are', () => {
    const undecided = sampleCase({ findings: { allegations: [sampleAllegation({ level: null })] } })
    expect(caseProgress({ ...state, hearingCase: undecided })).toMatchObject({
      step: 2,
      completeSteps: [1, 3, 4, 5],
    })
    expect(caseProgress({ ...state, sealsComplete: false })).toMatchObject({
      step: 4,
      needs: 'Seal every provisional view',
    })
  })

  it('asks for no weighing, seal or comparison where nothing reaches misconduct', () => {
    const allegations = [sampleAllegation({ proved: false, level: null })]
    const cleared = sampleCase({
      findings: { allegations },
      seriousness: { culpabilityLevel: null },
    })
    const progress = caseProgress({
      ...state,
      hearingCase: cleared,
      sealsComplete: false,
      comparatorsConsulted: false,
    })
    expect(progress).toMatchObject({ completeSteps: [1, 2, 3, 4, 5], step: 6 })
  })
})

describe('the next clock', () => {
  const next = (overrides: SampleOverrides, today: string) =>
    nextClock(sampleCase(overrides), law, today)

  it("is the chair's report, five working days from the first after the hearing ends", () => {
    expect(next({}, '2026-11-19')).toMatchObject({
      ruleId: 'TL19',
      due: '2026-11-25',
      state: 'RUNNING',
    })
    expect(next({}, '2026-11-23')).toMatchObject({ state: 'DUE_SOON' })
    expect(next({}, '2026-11-25')).toMatchObject({ state: 'DUE_SOON' })
    expect(next({}, '2026-11-26')).toMatchObject({ state: 'LATE' })
    const christmas = { dates: { ...dates, hearingTo: '2026-12-23' } }
    expect(next({ particulars: christmas }, '2026-12-24')).toMatchObject({ due: '2027-01-04' })
  })

  it('is the public notice before a hearing, and the start of the hearing before it has a day', () => {
    expect(next({}, '2026-11-02')).toMatchObject({ ruleId: 'TL14', due: '2026-11-09' })
    const unset = { ...dates, hearingFrom: null, hearingTo: null }
    expect(next({ particulars: { dates: unset } }, '2026-07-01')).toMatchObject({
      ruleId: 'TL12',
      due: '2026-10-27',
    })
    expect(next({ particulars: { forum: 'AMH', dates: unset } }, '2026-06-09')).toMatchObject({
      ruleId: 'TL15',
      due: '2026-06-29',
    })
  })

  it('is unknown where the day that starts it is not recorded, and none where nothing runs', () => {
    const running = { dates: { ...dates, hearingTo: null } }
    expect(next({ particulars: running }, '2026-11-17')).toMatchObject({
      ruleId: 'TL19',
      due: null,
      state: 'UNKNOWN',
    })
    const meeting = { forum: 'MEETING' as const, dates: { ...dates, hearingFrom: null } }
    expect(next({ particulars: meeting }, '2026-11-17')).toBeNull()
    expect(next({ status: 'SUPERSEDED' }, '2026-11-17')).toBeNull()
  })

  it('turns to the barred list, which counts the day itself, and to publication once signed', () => {
    const dismissed = sampleCase({ status: 'SIGNED', decision: { outcome: 'DWN' } })
    const current = (today: string) =>
      caseClocks(dismissed, law, today)
        .filter((clock) => clock.isCurrent && clock.state !== 'UNKNOWN' && clock.state !== 'MET')
        .map((clock) => [clock.limitId, clock.due])
    expect(current('2026-11-19')).toEqual([
      ['TL23', '2026-11-24'],
      ['TL19', '2026-11-25'],
      ['TL22', null],
    ])
    expect(nextClock(dismissed, law, '2026-11-19')).toMatchObject({ ruleId: 'TL23' })
    const late = { ruleId: 'TL23', state: 'LATE' }
    expect(nextClock(dismissed, law, '2026-11-25')).toMatchObject(late)
    const { dates } = dismissed.particulars
    const particulars = {
      ...dismissed.particulars,
      dates: { ...dates, barredListReport: '2026-11-23', reportSent: '2026-11-20' },
    }
    const reported = { ...dismissed, particulars }
    expect(nextClock(reported, law, '2026-11-25')).toMatchObject({ ruleId: 'TL22', due: null })
  })
})
