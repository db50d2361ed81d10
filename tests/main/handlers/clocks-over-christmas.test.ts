import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { agendaOf } from '#core/clock-agenda'
import type { HearingCase, Particulars } from '#core/hearing-case'
import { newFolder, newLibrary, resources, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'

// One case from allegation to publication over Christmas 2026. Every last day below was counted by
// hand: Friday 25 December, Monday 28 December and Friday 1 January are bank holidays.

type Dates = Partial<Particulars['dates']>
type Shipped = { days: { date: string; label: string }[] }

const shipped = JSON.parse(
  readFileSync(join(resources, 'law', 'bank-holidays.json'), 'utf8'),
) as Shipped

/** The government's file for 2027, with a one-off day on 4 January and the May day moved to 7 May. */
function updatedHolidays(): string {
  const days = shipped.days
    .filter(({ date }) => date.startsWith('2027') && date !== '2027-05-03')
    .concat({ date: '2027-01-04', label: 'One-off day' }, { date: '2027-05-07', label: 'Moved' })
  const events = days.map(({ date, label }) => ({ title: label, date }))
  const path = join(newFolder(), 'bank-holidays.json')
  writeFileSync(path, JSON.stringify({ 'england-and-wales': { events } }))
  return path
}

async function newCase(library: TestLibrary, dates: Dates, more: Partial<Particulars> = {}) {
  const { handlers } = library
  const { hearingCase } = value(await handlers['case:create']({ matter: 'A matter' }))
  const particulars = {
    ...hearingCase.particulars,
    ...more,
    dates: { ...hearingCase.particulars.dates, ...dates },
  }
  await save(library, hearingCase.id, particulars)
  return hearingCase
}

const save = async ({ handlers }: TestLibrary, id: string, particulars: Particulars) =>
  value(
    await handlers['case:save']({ id, section: 'particulars', value: particulars, settled: true }),
  )

const clocksOn = async (library: TestLibrary, today: string, { id }: Pick<HearingCase, 'id'>) => {
  library.clock.at = Date.parse(`${today}T09:00:00Z`)
  const all = value(await library.handlers['clock:list']())
  return new Map(all.filter((c) => c.caseId === id).map((c) => [c.limitId, c]))
}

const hearing: Dates = {
  reg17Notice: '2026-12-16',
  referralNotice: '2026-12-18',
  papersSupplied: '2026-12-18',
  namingNotice: '2026-12-23',
  officerResponse: '2027-01-13',
  witnessListsExchanged: '2027-01-18',
  documentsToChair: '2027-01-27',
  preHearingSet: '2027-02-01',
  suspensionReviewed: '2026-12-07',
  hearingFrom: '2027-05-11',
}
const accelerated: Dates = {
  referralNotice: '2026-12-16',
  papersSupplied: '2026-12-16',
}
const meeting: Dates = { referralNotice: '2026-12-18', officerResponse: '2026-12-18' }
const heard: Dates = {
  referralNotice: '2026-07-06',
  hearingFrom: '2026-12-21',
  hearingTo: '2026-12-23',
}

describe('The clocks of a case over Christmas and a bank holiday that was moved', () => {
  let library: TestLibrary
  let made: Record<'hearing' | 'accelerated' | 'meeting' | 'heard', HearingCase>

  beforeAll(async () => {
    library = await newLibrary()
    made = {
      hearing: await newCase(library, hearing),
      accelerated: await newCase(library, accelerated, { forum: 'AMH' }),
      meeting: await newCase(library, meeting, { forum: 'MEETING' }),
      heard: await newCase(library, heard),
    }
  })

  const dues = async () => {
    const due = async (name: keyof typeof made, ids: readonly string[], today: string) => {
      const clocks = await clocksOn(library, today, made[name])
      return ids.map((id) => `${id} ${clocks.get(id)?.due}`)
    }
    return [
      ...(await due('hearing', ['TL02', 'TL05', 'TL06', 'TL07'], '2026-12-24')),
      ...(await due('hearing', ['TL08', 'TL09', 'TL10', 'TL11'], '2026-12-24')),
      ...(await due('hearing', ['TL12', 'TL14', 'TL29'], '2026-12-24')),
      ...(await due('accelerated', ['TL15', 'TL17'], '2026-12-24')),
      ...(await due('meeting', ['TL13'], '2026-12-24')),
      ...(await due('heard', ['TL19'], '2026-12-24')),
    ]
  }

  it('end on the days counted by hand', async () => {
    expect(await dues()).toEqual([
      'TL02 2027-01-04',
      'TL05 2026-12-30',
      'TL06 2027-01-13',
      'TL07 2027-01-18',
      'TL08 2027-02-01',
      'TL09 2027-01-27',
      'TL10 2027-02-17',
      'TL11 2027-02-08',
      'TL12 2027-05-17',
      'TL14 2027-05-04',
      'TL29 2027-01-04',
      'TL15 2027-01-11',
      'TL17 2026-12-29',
      'TL13 2027-01-20',
      'TL19 2027-01-04',
    ])
  })

  it('move with the updated file, and only those that cross a changed day', async () => {
    library.answers.openFiles = [updatedHolidays()]
    const updated = value(await library.handlers['law:update-bank-holidays']())
    expect(updated?.change).toMatchObject({
      added: [{ date: '2027-01-04' }, { date: '2027-05-07' }],
      removed: [{ date: '2027-05-03' }],
    })
    expect(await dues()).toEqual([
      'TL02 2027-01-05',
      'TL05 2026-12-30',
      'TL06 2027-01-14',
      'TL07 2027-01-18',
      'TL08 2027-02-01',
      'TL09 2027-01-27',
      'TL10 2027-02-17',
      'TL11 2027-02-08',
      'TL12 2027-05-18',
      'TL14 2027-05-03',
      'TL29 2027-01-04',
      'TL15 2027-01-12',
      'TL17 2026-12-29',
      'TL13 2027-01-21',
      'TL19 2027-01-05',
    ])
  })

  it('stand in the agenda of the week between, and in the calendar file, on those days', async () => {
    library.clock.at = Date.parse('2026-12-29T09:00:00Z')
    const all = value(await library.handlers['clock:list']())
    const days = agendaOf(all, '2027-01-05').map(({ day, clocks }) => [
      day,
      clocks.map(({ limitId }) => limitId).toSorted(),
    ])
    // The lists of witnesses of the meeting were due three working days after 18 December.
    expect(days).toEqual([
      ['LATE', ['TL07']],
      ['2026-12-29', ['TL17']],
      ['2026-12-30', ['TL05']],
      ['2027-01-04', ['TL29']],
      ['2027-01-05', ['TL19']],
    ])
    const path = join(newFolder(), 'clocks.ics')
    library.answers.saveFile = path
    value(await library.handlers['clock:export']({ caseId: null }))
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('DTSTART;VALUE=DATE:20270105\r\nDTEND;VALUE=DATE:20270106')
  })
})
