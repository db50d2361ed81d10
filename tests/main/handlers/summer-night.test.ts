import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

// Half past midnight on 20 July in England, while universal time still has 19 July.
const night = '2027-07-19T23:30:00.000Z'

describe('After midnight on a summer night', () => {
  let library: TestLibrary
  let caseId: string
  beforeAll(async () => {
    library = await newLibrary()
    const { handlers, clock } = library
    // The hearing is to begin within 100 working days: by 19 July.
    const { particulars, id } = value(
      await handlers['case:create']({ matter: 'Operation Larch' }),
    ).hearingCase
    caseId = id
    const dates = { ...particulars.dates, referralNotice: '2027-02-23' }
    const changed = { ...particulars, dates }
    value(
      await handlers['case:save']({ id, section: 'particulars', value: changed, settled: true }),
    )
    clock.at = Date.parse(night)
  })

  it('dates a notice with the day that has begun', async () => {
    const composed = value(await library.handlers['notice:compose']({ caseId, kind: 'FULL' }))
    expect(JSON.stringify(composed.sections)).toContain('"Date of this notice","20 July 2027"')
    expect(composed.record?.issuedOn).toBe('2027-07-20')
  })

  it('takes a sign-off of that day, and none of the next', async () => {
    const book = value(await library.handlers['law:book']())
    const found = book.sections.flatMap(({ entries }) => entries).find(({ signOff }) => !signOff)
    if (found === undefined) throw new Error('Every entry is signed off')
    const entry = { kind: found.kind, id: found.id, hash: found.hash, signedBy: 'A', note: '' }
    const on = (signedOn: string) => library.handlers['law:sign-off']({ ...entry, signedOn })
    expect(codes(await on('2027-07-21'))).toEqual(['IN_THE_FUTURE'])
    value(await on('2027-07-20'))
  })

  it('calls a clock late whose last day was the one before', async () => {
    const clocks = value(await library.handlers['clock:list']())
    const start = clocks.find(({ limitId }) => limitId === 'TL12')
    expect(start).toMatchObject({ due: '2027-07-19', state: 'LATE' })
  })

  it('names a backup by the clock on the wall', async () => {
    library.answers.folders = [newFolder()]
    const taken = value(await library.handlers['library:back-up']())
    expect(basename(taken?.folder ?? '')).toMatch(/^evenhand-backup-2027-07-20-00\d\d$/)
  })
})
