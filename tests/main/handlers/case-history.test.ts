import { beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '../../../src-main/db/audit.ts'
import { become, passphrase, value, type TestLibrary } from '../../support/open-library.ts'
import { peopledLibrary, sampleView, signedCase } from '../../support/signed-case.ts'

describe('The capacity of the chair in a new case', () => {
  it('is not filled in while the dates do not say who chairs', async () => {
    const { handlers } = await peopledLibrary()
    const { hearingCase } = value(await handlers['case:create']({ matter: 'A new matter' }))
    expect(hearingCase.particulars.chair).toMatchObject({ capacity: null })
    expect(hearingCase.particulars.chair.profileId).not.toBeNull()
  }, 60_000)
})

describe('Why a case was corrected', () => {
  it('stays with the corrected version, for the panel until it is signed', async () => {
    const library = await peopledLibrary()
    const { handlers } = library
    const id = await signedCase(library)
    const reason = 'The start date of the warning was a day too early.'
    const made = value(await handlers['case:correct']({ id, reason })).hearingCase
    const opened = async () => value(await handlers['case:open']({ id: made.id })).hearingCase
    expect((await opened()).correctionReason).toBe(reason)
    await become(library, 'Secretariat')
    expect(JSON.stringify(await library.invoke('case:open', { id: made.id }))).not.toContain(reason)
    await become(library, 'Chair')
    value(await handlers['comparison:open']({ caseId: made.id }))
    value(await handlers['notice:issue']({ caseId: made.id, passphrase }))
    await become(library, 'Secretariat')
    expect((await opened()).correctionReason).toBe(reason)
  }, 120_000)
})

describe('A copy of a case sealed by one person', () => {
  let library: TestLibrary
  let first: string
  let copied: string
  beforeAll(async () => {
    library = await peopledLibrary()
    const { handlers } = library
    first = value(await handlers['case:import-sample']()).hearingCase.id
    const copy = value(await handlers['case:import-sample']()).hearingCase
    copied = copy.reference
    const value_ = { ...copy.particulars, forum: 'AMH' as const, members: [] }
    const input = { id: copy.id, section: 'particulars', value: value_, settled: true } as const
    value(await library.invoke('case:save', input))
    value(await handlers['seal:commit']({ caseId: copy.id, view: sampleView(0) }))
    for (const _ of [1, 2]) value(await handlers['comparison:open']({ caseId: copy.id }))
  }, 90_000)

  it('leaves on the first case, and once in the audit record, that its comparators were seen', async () => {
    const { handlers, session } = library
    const { seals, hearingCase } = value(await handlers['case:open']({ id: first }))
    expect(seals).toMatchObject({
      comparatorsOpen: false,
      seenBeside: [{ reference: copied, by: 'Chair' }],
    })
    await become(library, 'Panel member 1')
    const seen = value(await handlers['case:open']({ id: first })).seals.seenBeside
    expect(seen.map(({ reference }) => reference)).toEqual([copied])
    const db = session.library?.db
    if (db === undefined) throw new Error('The library is open')
    const entries = listAudit(db, { before: null, limit: 500 }).filter(
      ({ action }) => action === 'comparators.seen-beside',
    )
    expect(entries.map(({ subject }) => subject)).toEqual([hearingCase.reference])
  }, 60_000)
})
