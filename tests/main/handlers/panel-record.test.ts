import { beforeAll, describe, expect, it } from 'vitest'
import { listChanges } from '../../../src-main/db/panel-records.ts'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { sealSeats } from '../../support/signed-case.ts'

const after = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'HIGH',
  outcome: 'DWN',
  months: null,
  reasons: 'The like cases made me see the harm more clearly.',
  dissent: 'I would have dismissed the officer.',
} as const

describe('What changed after the comparators', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string

  beforeAll(async () => {
    library = await newLibrary({ withSample: true })
    await addPeople(library)
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
    await sealSeats(library, caseId)
  }, 60_000)

  it('is recorded only after the comparators were opened, and with a reason', async () => {
    const { handlers } = library
    const early = await handlers['seal:change']({ caseId, change: after })
    expect(codes(early)).toEqual(['COMPARATORS_NOT_OPENED'])
    value(await handlers['comparison:open']({ caseId }))
    const bare = await handlers['seal:change']({ caseId, change: { ...after, reasons: ' ' } })
    expect(codes(bare)).toEqual(['NO_REASONS'])
  })

  it('stays with its owner until every decision-maker has recorded theirs', async () => {
    const { handlers } = library
    const mine = value(await handlers['seal:change']({ caseId, change: after }))
    expect(mine.changes[0]).toMatchObject({ isMe: true, change: after })
    expect(mine.changes[0]?.changed?.map(({ field }) => field)).toContain('outcome')
    await become(library, 'Chair')
    const seen = value(await handlers['seal:record']({ caseId }))
    expect(seen.changes).toMatchObject([{ label: 'Panel member 2', change: null, changed: null }])
    const { db } = library.session.library ?? {}
    if (db === undefined) throw new Error('The library is open')
    // Also at rest: whoever opens the file with the library's key finds only a closed box.
    const [stored] = listChanges(db, caseId)
    expect(stored?.released).toBeNull()
    expect(Buffer.from(stored?.box ?? []).includes('dismissed the officer')).toBe(false)
    for (const label of ['Chair', 'Panel member 1']) {
      await become(library, label)
      value(await handlers['seal:change']({ caseId, change: { ...after, dissent: '' } }))
    }
    await become(library, 'Panel member 2')
    expect(value(await handlers['seal:record']({ caseId })).changesComplete).toBe(true)
    await become(library, 'Chair')
    const open = value(await handlers['seal:record']({ caseId }))
    expect(open.changes[0]?.change?.dissent).toBe(after.dissent)
  })

  it('is never part of the notice, nor shown to the secretariat', async () => {
    const { handlers, invoke } = library
    for (const kind of ['FULL', 'PUBLISHED'] as const) {
      const notice = value(await handlers['notice:compose']({ caseId, kind }))
      expect(JSON.stringify(notice)).not.toContain(after.dissent)
      expect(JSON.stringify(notice)).not.toContain(after.reasons)
    }
    await become(library, 'Secretariat')
    const answers = [
      await invoke('seal:record', { caseId }),
      await invoke('case:open', { id: caseId }),
      await invoke('audit:list', { before: null, limit: 500 }),
    ]
    expect(JSON.stringify(answers)).not.toContain(after.dissent)
    expect(JSON.stringify(answers)).not.toContain(after.reasons)
  })
})

describe('Officers of one incident', () => {
  it('stand side by side, without the outcome of a case that is still live', async () => {
    const library = await newLibrary()
    await addPeople(library)
    const { handlers, invoke } = library
    const ids: string[] = []
    for (const group of ['Incident at the  station', 'incident at the station ', 'Another']) {
      const { hearingCase } = value(await handlers['case:import-sample']())
      const particulars = { ...hearingCase.particulars, parityGroup: group }
      const save = { id: hearingCase.id, section: 'particulars', value: particulars, settled: true }
      expect((await invoke('case:save', save)).ok).toBe(true)
      ids.push(hearingCase.id)
    }
    const caseId = ids[0] ?? ''
    const parity = value(await handlers['case:parity']({ caseId }))
    expect(parity.siblings.map((sibling) => sibling.caseId)).toEqual([ids[1]])
    expect(parity.siblings[0]).toMatchObject({ rank: 'Sergeant', status: 'OPEN', outcome: null })
    expect(parity.siblings[0]?.findings).toEqual(['GROSS_MISCONDUCT', 'GROSS_MISCONDUCT'])
    expect(parity.present.outcome).toMatchObject({ code: 'FWW' })
    expect(parity.differences).toEqual([])
    const save = { id: ids[1], section: 'particulars', settled: true }
    const { hearingCase } = value(await handlers['case:open']({ id: ids[1] ?? '' }))
    const members = hearingCase.particulars.members.map((m) => ({ ...m, profileId: null }))
    await invoke('case:save', { ...save, value: { ...hearingCase.particulars, members } })
    await become(library, 'Panel member 1')
    const [sibling] = value(await handlers['case:parity']({ caseId })).siblings
    expect(sibling).toMatchObject({ findings: null, outcome: null })
  }, 60_000)
})
