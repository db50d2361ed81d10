import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HearingCase } from '#core/hearing-case'
import { become, codes, passphrase, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'
import {
  answerComparators,
  peopledLibrary,
  sampleView,
  sealAll,
} from '../../support/signed-case.ts'

describe('What a member may know before every view is sealed', () => {
  let library: TestLibrary
  let id: string

  beforeAll(async () => {
    library = await peopledLibrary()
    value(await library.handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
  }, 90_000)

  beforeEach(async () => {
    await become(library, 'Chair')
    id = value(await library.handlers['case:import-sample']()).hearingCase.id
  })

  const caseOf = async () => value(await library.handlers['case:open']({ id }))
  const save = <S extends 'particulars' | 'decision'>(
    section: S,
    change: Partial<HearingCase[S]>,
  ) =>
    caseOf().then(({ hearingCase }) =>
      library.invoke('case:save', {
        id,
        section,
        value: { ...hearingCase[section], ...change },
        settled: true,
      }),
    )

  it('is not the outcome that the chair has drafted, whichever way it is asked for', async () => {
    const { handlers, invoke } = library
    expect((await caseOf()).hearingCase.decision.outcome).toBe('FWW')
    expect(value(await handlers['case:parity']({ caseId: id })).present.outcome?.code).toBe('FWW')
    await become(library, 'Panel member 1')
    const { hearingCase, seals } = await caseOf()
    expect([hearingCase.decision.outcome, seals.draftClosed]).toEqual([null, true])
    expect(hearingCase.seriousness.together).not.toBe('')
    expect(value(await handlers['case:parity']({ caseId: id })).present.outcome).toBeNull()
    expect(codes(await invoke('notice:compose', { caseId: id, kind: 'FULL' }))).toEqual(['SEALED'])
    await become(library, 'Adviser')
    expect((await caseOf()).hearingCase.decision.outcome).toBe('FWW')
  }, 60_000)

  it('is not told by comparators that were opened early, in either direction', async () => {
    const { handlers } = library
    value(await handlers['seal:open-early']({ caseId: id, reason: 'A member is abroad' }))
    expect(value(await handlers['comparison:open']({ caseId: id })).view).toBe('FWW')
    await become(library, 'Panel member 1')
    const view = { ...sampleView(1), outcome: 'DWN', months: null } as const
    value(await handlers['seal:commit']({ caseId: id, view }))
    const seen = value(await handlers['comparison:open']({ caseId: id }))
    expect([seen.view, seen.searchReport.pointingAway]).toEqual([null, []])
    expect((await caseOf()).hearingCase.decision.outcome).toBeNull()
  }, 60_000)

  it('is everything once the last view is sealed', async () => {
    await sealAll(library, id)
    await become(library, 'Panel member 1')
    expect((await caseOf()).hearingCase.decision.outcome).toBe('FWW')
    expect((await library.invoke('notice:compose', { caseId: id, kind: 'FULL' })).ok).toBe(true)
  }, 60_000)

  it('is no comparator of the former panel in the draft notice, for the new one', async () => {
    const { handlers } = library
    await sealAll(library, id)
    await answerComparators(library, id)
    const [first] = value(await handlers['comparison:open']({ caseId: id })).neighbours
    const compose = () => handlers['notice:compose']({ caseId: id, kind: 'FULL' })
    await save('decision', { reliedOnComparators: [first?.ref ?? ''] })
    expect(JSON.stringify(value(await compose()))).toContain(first?.ref)
    const { people } = value(await handlers['vault:status']())
    const visiting = people.find(({ label }) => label === 'Visiting member')
    const { members } = (await caseOf()).hearingCase.particulars
    const seated = members.map((m, i) => (i === 0 ? { ...m, profileId: visiting?.id ?? null } : m))
    const saved = await save('particulars', { members: seated })
    expect(saved).toMatchObject({ value: { seals: { allSealed: false, comparatorsOpen: false } } })
    expect(JSON.stringify(value(await compose()))).not.toContain(`"${first?.ref}`)
    const fingerprint = value(await compose()).sections.filter(({ id: part }) =>
      /compar/.test(part),
    )
    expect(JSON.stringify(fingerprint)).not.toContain(first?.ref)
  }, 60_000)

  it('lets no notice go out on comparators of an earlier outcome or of earlier facts', async () => {
    const { handlers } = library
    await sealAll(library, id)
    await answerComparators(library, id)
    const { hearingCase } = await caseOf()
    const { seriousness } = hearingCase
    const changed = { ...seriousness, harmLevel: 'LOW' as const }
    const keep = (value_: HearingCase['seriousness']) =>
      library.invoke('case:save', { id, section: 'seriousness', value: value_, settled: true })
    expect((await keep(changed)).ok).toBe(true)
    const issue = () => handlers['notice:issue']({ caseId: id, passphrase })
    const refused = codes(await issue())
    expect(refused.length).toBeGreaterThan(0)
    expect((await keep(seriousness)).ok).toBe(true)
    // Looked at for another outcome: other cases point away from that one.
    await save('decision', { outcome: null })
    value(await handlers['comparison:open']({ caseId: id }))
    await save('decision', { outcome: 'WW' })
    value(await handlers['comparison:open']({ caseId: id }))
    await save('decision', { outcome: hearingCase.decision.outcome })
    expect(codes(await issue())).toContain('COMPARISON_OLD')
    value(await handlers['comparison:open']({ caseId: id }))
    expect((await issue()).ok).toBe(true)
  }, 120_000)
})

describe('The audit record of a live case', () => {
  it('keeps the panel’s reasons from oversight until the notice is signed', async () => {
    const library = await peopledLibrary()
    const { handlers } = library
    const id = value(await handlers['case:import-sample']()).hearingCase.id
    const reason = 'Two of us already lean towards dismissal'
    value(await handlers['seal:open-early']({ caseId: id, reason }))
    value(await handlers['comparison:open']({ caseId: id }))
    const entryOf = async (action: string) =>
      value(await handlers['audit:list']({ before: null, limit: 500 })).find(
        (entry) => entry.action === action,
      )
    expect((await entryOf('comparators.opened-early'))?.detail).toContain(reason)
    for (const label of ['Oversight', 'Secretariat', 'Visiting member', 'Another chair']) {
      await become(library, label)
      expect((await entryOf('comparators.opened-early'))?.detail).not.toContain(reason)
      expect((await entryOf('comparators.opened-early'))?.detail).toContain('until its notice is')
      expect((await entryOf('comparators.viewed'))?.detail).not.toMatch(/"result":"[0-9a-f]{64}/)
      const opened = await library.invoke('case:open', { id })
      expect(JSON.stringify(opened)).not.toContain(reason)
    }
    await sealAll(library, id)
    value(await handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    await answerComparators(library, id)
    value(await handlers['notice:issue']({ caseId: id, passphrase }))
    await become(library, 'Oversight')
    expect((await entryOf('comparators.opened-early'))?.detail).toContain(reason)
    await become(library, 'Chair')
    const why = 'The member wrote to the chair about the harm'
    value(await handlers['case:correct']({ id, reason: why }))
    expect((await entryOf('case.correction-begun'))?.detail).toContain(why)
    await become(library, 'Oversight')
    expect((await entryOf('case.correction-begun'))?.detail).not.toContain(why)
    // What was signed stays open while a correction of it is written.
    expect((await entryOf('comparators.opened-early'))?.detail).toContain(reason)
    expect(value(await handlers['audit:verify']()).intact).toBe(true)
  }, 120_000)
})
