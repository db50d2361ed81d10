import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icsOf } from '#core/calendar-file'
import { caseClocks, type CaseClock } from '#core/clocks'
import { sampleCase, sampleLaw } from '../support/sample-case.ts'

const stamp = '2026-11-19T14:00:01.000Z'
const [sample] = caseClocks(sampleCase(), sampleLaw(), '2026-11-19').filter(
  (c) => c.limitId === 'TL19',
)
if (sample === undefined) throw new Error('No TL19')
const file = (clocks: readonly CaseClock[], at = stamp) =>
  icsOf([{ key: 'c0ffee', reference: 'EH-2026-014', clocks }], at)
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('the calendar file', () => {
  it('holds one all-day event for a running clock, with a UID that stays', () => {
    const lines = unfolded(file([sample]))
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:c0ffee-tl19@evenhand',
        'DTSTAMP:20261119T140001Z',
        'DTSTART;VALUE=DATE:20261125',
        'DTEND;VALUE=DATE:20261126',
        "SUMMARY:EH-2026-014: Chair's report to the appropriate authority",
      ]),
    )
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
    expect(file([sample])).toBe(file([sample]))
  })

  it('is told from an earlier file by its sequence, and from another case of the same number', () => {
    const sequence = (at: string) =>
      Number(/SEQUENCE:(\d+)/.exec(file([sample], at))?.[1] ?? Number.NaN)
    expect(sequence('2026-11-19T14:01:00.000Z')).toBe(sequence(stamp) + 1)
    expect(sequence('2027-03-01T00:00:00.000Z')).toBeGreaterThan(sequence(stamp))
    const of = (key: string) => ({ key, reference: 'EH-2026-014', clocks: [sample] })
    const uids = icsOf([of('a'), of('b')], stamp).match(/UID:.*/g)
    expect(new Set(uids).size).toBe(2)
  })

  it('leaves out what does not run towards a day, and the reasons of holds', () => {
    const others = (['MET', 'MISSED', 'UNKNOWN'] as const).map((state) => ({ ...sample, state }))
    expect(file([...others, { ...sample, due: null }])).not.toContain('VEVENT')
    const held = { ...sample, state: 'HELD' as const, arithmetic: ['Stopped: the officer is ill'] }
    expect(file([held])).toContain('VEVENT')
    expect(file([held])).not.toContain('ill')
  })

  it('folds at 75 octets, breaks no character and loses nothing, whatever a label holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (label) => {
        const text = file([{ ...sample, label }])
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/\p{Cc}/u)
        }
        const summary = unfolded(text).find((line) => line.startsWith('SUMMARY:')) ?? ''
        const back = summary
          .replace(/^SUMMARY:EH-2026-014: /, '')
          .replace(/\\([\\;,n])/g, (_, c: string) => (c === 'n' ? '\n' : c))
        expect(back).toBe(label.replace(/\r\n|\r/g, '\n').replace(/[^\n\P{Cc}]/gu, ' '))
      }),
    )
  })
})
