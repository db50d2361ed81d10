import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { become, codes, newFolder, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'
import { peopledLibrary, sampleView, sealAll, signedCase } from '../../support/signed-case.ts'

const publicNotice = { leftOut: [], reason: '', time: '10.00', place: 'Hall', additions: '' }

describe('Signed cases of others, while a view of one’s own is awaited', { shuffle: false }, () => {
  let library: TestLibrary
  let signed: string
  let awaiting: string
  let notices: readonly string[]

  beforeAll(async () => {
    library = await peopledLibrary()
    signed = await signedCase(library)
    const { notices: issued } = value(await library.handlers['case:open']({ id: signed }))
    notices = issued.map(({ id }) => id)
    await become(library, 'Another chair')
    awaiting = value(await library.handlers['case:import-sample']()).hearingCase.id
  }, 180_000)

  const everyWayIn = (): readonly (readonly [Parameters<TestLibrary['invoke']>[0], unknown])[] => [
    ['case:open', { id: signed }],
    ['case:draft-precedent', { id: signed }],
    ['case:correct', { id: signed, reason: 'To have a look' }],
    ['clock:record', { caseId: signed, name: 'published', on: '2026-11-19' }],
    ['notice:compose', { caseId: signed, kind: 'FULL' }],
    ['notice:compose', { caseId: signed, kind: 'PUBLISHED' }],
    ['paper:compose', { caseId: signed, paper: 'COVERING_LETTER' }],
    ['paper:save', { caseId: signed, paper: 'COVERING_LETTER' }],
    ['paper:compose', { caseId: signed, paper: 'HEARING_NOTICE', notice: publicNotice }],
    ['paper:save', { caseId: signed, paper: 'HEARING_NOTICE', notice: publicNotice }],
    ['comparison:open', { caseId: signed }],
    ['comparison:replay', { caseId: signed }],
    ...notices.map((noticeId) => ['notice:save', { noticeId }] as const),
    ...notices.map((noticeId) => ['notice:save-page', { noticeId }] as const),
  ]

  it('are closed whichever way they are asked for, in words that say what to do', async () => {
    await become(library, 'Another chair')
    library.answers.saveFile = join(newFolder(), 'notice.pdf')
    for (const [channel, input] of everyWayIn()) {
      const answer = await library.invoke(channel, input)
      expect([channel, codes(answer)]).toEqual([channel, ['SEALED']])
      if (answer.ok) continue
      expect(answer.problems[0]?.message).toMatch(/until every view in EH-2026-002 is sealed/)
      expect(answer.problems[0]?.message).toMatch(/opened early .* with a recorded reason/)
    }
  }, 60_000)

  it('are still in the list of hearings, without a word of how they ended', async () => {
    const { handlers } = library
    const listed = value(await handlers['case:list']())
    expect(listed.map(({ id }) => id)).toContain(signed)
    expect(JSON.stringify(listed)).not.toMatch(/warning|dismiss/i)
    const clocks = value(await handlers['clock:list']()).filter(({ caseId }) => caseId === signed)
    expect(clocks.length).toBeGreaterThan(0)
    // Only a warning runs out (TL28), only a dismissal is reported to the barred list (TL23).
    expect(clocks.map(({ limitId }) => limitId)).not.toContain('TL28')
  }, 60_000)

  it('do not tell their outcome beside another officer of the incident', async () => {
    const { handlers } = library
    const { present } = value(await handlers['case:parity']({ caseId: signed }))
    expect(present.outcome).toBeNull()
  }, 60_000)

  it('stay open to whoever sat on them, and to whoever has no view to seal', async () => {
    for (const label of ['Chair', 'Panel member 1', 'Adviser', 'Visiting member', 'Secretariat']) {
      await become(library, label)
      const opened = await library.handlers['case:open']({ id: signed })
      expect([label, value(opened).hearingCase.decision.outcome]).toEqual([label, 'FWW'])
    }
    await become(library, 'Panel member 1')
    const clocks = value(await library.handlers['clock:list']())
    expect(clocks.filter(({ caseId }) => caseId === signed).map((c) => c.limitId)).toContain('TL28')
  }, 60_000)

  it('do not keep a chair of two live cases from the work on the other', async () => {
    await become(library, 'Another chair')
    const { handlers } = library
    const second = value(await handlers['case:import-sample']()).hearingCase.id
    expect(value(await handlers['case:open']({ id: second })).hearingCase.id).toBe(second)
    await sealAll(library, second, 'Another chair')
    expect(value(await handlers['comparison:open']({ caseId: second })).neighbours).not.toEqual([])
  }, 60_000)

  it('open again when the comparators are opened early, with the reason on record', async () => {
    await become(library, 'Another chair')
    const { handlers, invoke } = library
    value(await handlers['seal:open-early']({ caseId: awaiting, reason: 'Asked for by the panel' }))
    const opened = value(await handlers['case:open']({ id: signed }))
    expect(opened.hearingCase.decision.outcome).toBe('FWW')
    expect((await invoke('case:draft-precedent', { id: signed })).ok).toBe(true)
  }, 60_000)

  it('open again when the last view is sealed', async () => {
    await become(library, 'Another chair')
    const { handlers } = library
    const third = value(await handlers['case:import-sample']()).hearingCase.id
    expect(codes(await handlers['case:open']({ id: signed }))).toEqual(['SEALED'])
    value(await handlers['seal:commit']({ caseId: third, view: sampleView(0) }))
    expect(codes(await handlers['case:open']({ id: signed }))).toEqual(['SEALED'])
    for (const [index, label] of ['Panel member 1', 'Panel member 2'].entries()) {
      await become(library, label)
      value(await handlers['seal:commit']({ caseId: third, view: sampleView(index + 1) }))
    }
    await become(library, 'Another chair')
    expect(value(await handlers['case:open']({ id: signed })).hearingCase.id).toBe(signed)
  }, 60_000)
})
