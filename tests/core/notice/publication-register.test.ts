import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#core/dates'
import type { Particulars } from '#core/hearing-case'
import {
  checkPublication,
  publicationOf,
  publicationsCsv,
  type PublicationEntry,
} from '#core/notice/publication-register'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
const base = sampleCase()
const notice = {
  id: 'n',
  number: 'EH-2026-014/1/P',
  issuedAt: '2026-11-19T16:00:00.000Z',
  currentSha256: 'ab'.repeat(32),
}
const entry = (change: Partial<PublicationEntry> = {}): PublicationEntry => ({
  publishedOn: '2026-11-20',
  address: 'https://force.example/outcomes/14',
  takenDownOn: null,
  reason: '',
  sha256: 'cd'.repeat(32),
  at: '2026-11-20T10:00:00.000Z',
  by: 'Secretariat',
  ...change,
})
const heard = (
  particulars: Partial<Particulars>,
  decision: 'PUBLISH' | 'PUBLISH_REDACTED' | 'WITHHOLD' = 'PUBLISH',
) => ({
  ...sampleCase({ particulars }),
  decision: { ...base.decision, publication: { decision, reasons: 'Safety of a witness' } },
})
const full = { id: 'f', number: 'EH-2026-014/1', sha256: 'ef'.repeat(32) }
const publication = (
  given: PublicationEntry | null,
  today: string,
  hearingCase = heard({ forum: 'HEARING' }),
) => publicationOf({ hearingCase, notice, full, entry: given, replacedBy: null }, law, today)

describe('the register of publications', () => {
  it('keeps a report up for 28 days, the day it was published being the first (CR 63(7))', () => {
    const on = (today: string) => publication(entry(), today)
    expect(on('2026-11-20').mayComeDownOn).toBe('2026-12-18')
    expect(on('2026-12-17').state).toBe('OUT')
    expect(on('2026-12-18').state).toBe('MAY_COME_DOWN')
  })

  it('says what is withheld and why, and that a meeting is private', () => {
    const withheld = publication(null, '2026-12-01', heard({ forum: 'AMH' }, 'WITHHOLD'))
    expect(withheld).toMatchObject({ state: 'WITHHELD', reasons: 'Safety of a witness' })
    expect(withheld.decidedBy).toBe(base.particulars.chair.label)
    expect(publication(null, '2026-12-01', heard({ forum: 'MEETING' })).state).toBe('PRIVATE')
  })

  it('takes the day from the clocks where only they have it, unless it was an earlier notice’s', () => {
    const published = (day: string) =>
      publication(
        null,
        '2026-12-01',
        heard({ forum: 'HEARING', dates: { ...base.particulars.dates, published: day } }),
      )
    expect(published('2026-11-21')).toMatchObject({ state: 'OUT', address: '' })
    expect(published('2026-11-19')).toMatchObject({ state: 'OUT', publishedOn: '2026-11-19' })
    expect(published('2026-11-18')).toMatchObject({ state: 'TO_PUBLISH', publishedOn: null })
  })

  it('names the file that was out, whatever was added to it since', () => {
    expect(publication(entry(), '2026-12-01').sha256).toBe('cd'.repeat(32))
    expect(publication(null, '2026-12-01').sha256).toBe(notice.currentSha256)
    const takenBack = entry({ publishedOn: null })
    expect(publication(takenBack, '2026-12-01')).toMatchObject({
      state: 'TO_PUBLISH',
      sha256: notice.currentSha256,
    })
  })

  it('keeps the day it came down, with the reason, and who recorded it when', () => {
    const down = publication(
      entry({ takenDownOn: '2026-12-01', reason: 'By order of a court' }),
      '2026-12-20',
    )
    expect(down).toMatchObject({
      state: 'TAKEN_DOWN',
      takenDownOn: '2026-12-01',
      takenDownEarly: 'By order of a court',
      recorded: { at: '2026-11-20T10:00:00.000Z', by: 'Secretariat' },
    })
    expect(publication(null, '2026-12-20')).toMatchObject({ recorded: null, takenDownEarly: '' })
  })

  it('says whether parts were left out', () => {
    const of = (decision: 'PUBLISH' | 'PUBLISH_REDACTED') =>
      publication(null, '2026-12-01', heard({ forum: 'HEARING' }, decision)).isRedacted
    expect([of('PUBLISH'), of('PUBLISH_REDACTED')]).toEqual([false, true])
  })

  it('takes the number of days from the law data', () => {
    const timeLimits = law.timeLimits.map((one) =>
      one.id === 'TL22' ? { ...one, length: { ...one.length, count: 40 } } : one,
    )
    const given = { hearingCase: heard({ forum: 'HEARING' }), notice, full, replacedBy: null }
    const longer = { ...law, timeLimits }
    const { mayComeDownOn } = publicationOf({ ...given, entry: entry() }, longer, '2026-12-01')
    expect(mayComeDownOn).toBe('2026-12-30')
  })

  const wrong = (change: Partial<PublicationEntry>) =>
    checkPublication(entry(change), '2026-11-19', law, '2026-12-20').map(({ field }) => field)

  it.each<[string, Partial<PublicationEntry>, readonly string[]]>([
    ['a day to come', { publishedOn: '2026-12-21' }, ['publishedOn']],
    ['a day before it was signed', { publishedOn: '2026-11-18' }, ['publishedOn']],
    ['no address', { address: ' - ' }, ['address']],
    ['down before it was up', { takenDownOn: '2026-11-19', reason: 'Error' }, ['takenDownOn']],
    ['down in days to come', { takenDownOn: '2026-12-21' }, ['takenDownOn']],
    ['down too soon, without a word why', { takenDownOn: '2026-12-17' }, ['reason']],
    [
      'down without having been up',
      { publishedOn: null, takenDownOn: '2026-12-19' },
      ['publishedOn'],
    ],
    ['nothing wrong: out on the day it was signed', { publishedOn: '2026-11-19' }, []],
    ['nothing wrong: out today', { publishedOn: '2026-12-20' }, []],
    ['nothing wrong: down today', { takenDownOn: '2026-12-20' }, []],
    ['nothing wrong: down in time', { takenDownOn: '2026-12-18' }, []],
    ['nothing wrong: down too soon, and why', { takenDownOn: '2026-12-01', reason: 'Order' }, []],
    ['nothing wrong: taken back', { publishedOn: null, address: '' }, []],
  ])('refuses %s', (_name, change, fields) => {
    expect(wrong(change)).toEqual(fields)
  })

  it('names the last day of the time that it is to stay', () => {
    const [problem] = checkPublication(
      entry({ takenDownOn: '2026-12-01' }),
      '2026-11-19',
      law,
      '2026-12-20',
    )
    expect(problem?.message).toContain('until 17 December 2026.')
  })

  it('asks for no reason exactly where the report was up for 28 days or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 80 }), (from, up) => {
        const publishedOn = addDays('2026-11-19', from)
        const takenDownOn = addDays(publishedOn, up)
        const days = entry({ publishedOn, takenDownOn })
        const problems = checkPublication(days, '2026-11-19', law, '2028-12-31')
        expect(problems.length).toBe(daysBetween(publishedOn, takenDownOn) < 28 ? 1 : 0)
      }),
    )
  })

  it('makes a table whose cells a spreadsheet does not take for formulas', () => {
    const table = publicationsCsv([
      publication(entry({ address: '=HYPERLINK("x")' }), '2026-12-01'),
    ])
    expect(table).toContain('"EH-2026-014/1/P"')
    expect(table).toContain('"\'=HYPERLINK(""x"")"')
    const [head, row] = table.split('\r\n')
    expect(row?.split('","').length).toBe(head?.split('","').length)
  })

  it('has in that table every day, name and hash under its own heading', () => {
    const cells = (line = '') => line.slice(1, -1).split('","')
    const of = (row: ReturnType<typeof publication>) => {
      const [head, line] = publicationsCsv([row]).split('\r\n')
      return Object.fromEntries(cells(head).map((name, at) => [name, cells(line)[at]]))
    }
    const out = entry({ takenDownOn: '2026-12-19', reason: 'Time was up' })
    expect(of(publication(out, '2026-12-20'))).toMatchObject({
      'Parts left out': 'No',
      'Published on': '2026-11-20',
      'May come down on': '2026-12-18',
      'Taken down on': '2026-12-19',
      'Why before its time': 'Time was up',
      'Full notice': 'EH-2026-014/1',
      'SHA-256 of the full notice': 'ef'.repeat(32),
      'Recorded at': '2026-11-20T10:00:00.000Z',
      'Recorded by': 'Secretariat',
    })
    expect(of({ ...publication(null, '2026-12-20'), full: null })).toMatchObject({
      'Published on': '',
      'May come down on': '',
      'Taken down on': '',
      'Full notice': '',
      'SHA-256 of the full notice': '',
      'Recorded at': '',
      'Recorded by': '',
    })
  })
})
