import { beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '#contract/api'
import { emptySections, type HearingCase } from '#core/hearing-case'
import { become, codes, passphrase, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'
import {
  answerComparators,
  peopledLibrary,
  sampleView,
  sealAll,
  signedCase,
} from '../../support/signed-case.ts'

type Section = 'particulars' | 'findings' | 'seriousness' | 'decision'

describe('Raw calls for an outcome that is unlawful or has no reasons', { shuffle: false }, () => {
  let library: TestLibrary
  let id: string

  beforeAll(async () => {
    library = await peopledLibrary()
    value(await library.handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    id = value(await library.handlers['case:import-sample']()).hearingCase.id
  }, 90_000)

  const issue = (caseId = id) => library.handlers['notice:issue']({ caseId, passphrase })
  const caseOf = async (caseId = id) =>
    value(await library.handlers['case:open']({ id: caseId })).hearingCase
  const put = <S extends Section>(section: S, value_: HearingCase[S], caseId = id) =>
    library.invoke('case:save', { id: caseId, section, value: value_, settled: true })

  it('refuse a notice before any step was taken, on a forged case and on somebody else’s', async () => {
    const empty = value(await library.handlers['case:create']({ matter: 'Nothing yet' }))
    expect(codes(await issue(empty.hearingCase.id)).length).toBeGreaterThan(10)
    expect(codes(await issue('f'.repeat(32)))).toEqual(['NOT_FOUND'])
    await become(library, 'Another chair')
    expect(codes(await issue())).toEqual(['NOT_THE_CHAIR'])
    await become(library, 'Chair')
  })

  it('refuse a notice without seals, and with seals but without comparators', async () => {
    expect(codes(await issue())).toContain('NOT_SEALED')
    await sealAll(library, id)
    expect(codes(await issue())).toContain('COMPARATORS_NOT_OPENED')
  }, 60_000)

  it('refuse every other outcome, length or silence than a lawful and reasoned one', async () => {
    await answerComparators(library, id)
    const { decision } = await caseOf()
    const wrong: readonly Partial<HearingCase['decision']>[] = [
      { outcome: null },
      { outcome: 'MISCONDUCT_NFA' },
      { outcome: 'RIR', newRank: null },
      { outcome: 'WHBD' },
      { outcome: 'WW', months: 18 },
      { outcome: 'FWW', months: 1 },
      { outcome: 'FWW', months: 61 },
      { outcome: 'FWW', months: null },
      { considered: [] },
      { considered: [{ outcome: 'FWW', reasons: ' ' }] },
      { reasonsForNotDismissing: '' },
      { representationsHeardOn: null },
      { adviserAdvice: '' },
      { appealTo: '' },
    ]
    const issued: unknown[] = []
    for (const change of wrong) {
      value(
        await library.handlers['case:save']({
          id,
          section: 'decision',
          value: { ...decision, ...change },
          settled: false,
        }),
      )
      value(await library.handlers['comparison:open']({ caseId: id }))
      if ((await issue()).ok) issued.push(change)
    }
    expect(issued).toEqual([])
    expect((await put('decision', decision)).ok).toBe(true)
    value(await library.handlers['comparison:open']({ caseId: id }))
  }, 60_000)

  it('refuse what no screen would send: codes, lengths and shapes that are not in the law', async () => {
    const { decision } = await caseOf()
    for (const change of [{ outcome: 'DEMOTION' }, { months: -1 }, { months: 1e9 }, { newRank: 7 }])
      expect(
        codes(
          await library.invoke('case:save', {
            id,
            section: 'decision',
            value: { ...decision, ...change },
            settled: true,
          }),
        ),
      ).toEqual(['WRONG_INPUT'])
    const forged = { id, section: 'status', value: 'SIGNED', settled: true }
    expect(codes(await library.invoke('case:save', forged))).toEqual(['WRONG_INPUT'])
  })

  it('let nobody but the chair of the case write in it, whatever seat or role they have', async () => {
    const before = await caseOf()
    for (const label of [
      'Another chair',
      'Panel member 1',
      'Adviser',
      'Oversight',
      'Secretariat',
    ]) {
      await become(library, label)
      for (const section of ['seriousness', 'decision'] as const)
        expect([label, codes(await put(section, emptySections()[section]))]).toEqual([
          label,
          ['NOT_ALLOWED'],
        ])
      if (label === 'Secretariat') continue
      for (const section of ['particulars', 'findings'] as const)
        expect([label, codes(await put(section, before[section]))]).toEqual([
          label,
          ['NOT_ALLOWED'],
        ])
    }
    await become(library, 'Chair')
    expect(await caseOf()).toEqual(before)
  }, 120_000)

  it('do not let a chair who sits as a member write the decision of that panel', async () => {
    const { handlers, invoke } = library
    const second = value(await handlers['case:import-sample']()).hearingCase
    const { people } = value(await handlers['vault:status']())
    const other = people.find(({ label }) => label === 'Another chair')?.id ?? null
    const { particulars } = second
    const members = particulars.members.map((m, i) => (i === 0 ? { ...m, profileId: other } : m))
    expect((await put('particulars', { ...particulars, members }, second.id)).ok).toBe(true)
    await become(library, 'Another chair')
    const mine = (await caseOf(second.id)).particulars
    expect(codes(await put('decision', second.decision, second.id))).toEqual(['NOT_ALLOWED'])
    const taken = { ...mine, chair: { ...mine.chair, profileId: other } }
    expect(codes(await put('particulars', taken, second.id))).toEqual(['NOT_ALLOWED'])
    const files = [
      'bundle:add',
      'bundle:add-dropped',
      'bundle:arrange',
      'bundle:rename',
      'bundle:remove',
      'bundle:replace',
    ] as const
    const dropped = { fileName: 'a.txt', bytes: new Uint8Array(1) }
    const file = { caseId: second.id, documentId: 'x', title: 'T', documents: [], ...dropped }
    for (const channel of files)
      expect([channel, codes(await invoke(channel, file))]).toEqual([channel, ['NOT_ALLOWED']])
    await become(library, 'Chair')
  }, 60_000)

  it('sign once, and let no save be replayed into what is signed', async () => {
    const before = await caseOf()
    const issued = value(await issue())
    expect(codes(await issue())).toEqual(['CASE_SIGNED'])
    for (const section of ['particulars', 'findings', 'seriousness', 'decision'] as const)
      expect(codes(await put(section, before[section]))).toEqual(['CASE_SIGNED'])
    const view = sampleView(0)
    const change = { ...view, dissent: '' }
    expect(codes(await library.invoke('seal:commit', { caseId: id, view }))).toEqual([
      'CASE_SIGNED',
    ])
    expect(codes(await library.invoke('seal:change', { caseId: id, change }))).toEqual([
      'CASE_SIGNED',
    ])
    expect((await caseOf()).decision).toEqual(issued.hearingCase.decision)
  })

  it('show a signed notice as it was signed, days later and while it is corrected', async () => {
    const { handlers } = library
    const compose = async (caseId: string) =>
      value(await handlers['notice:compose']({ caseId, kind: 'FULL' }))
    const before = await compose(id)
    library.clock.at += 9 * 24 * 3_600_000
    expect(await compose(id)).toEqual(before)
    const seen = value(await handlers['comparison:open']({ caseId: id }))
    const { hearingCase } = value(await handlers['case:correct']({ id, reason: 'A wrong date' }))
    const outcome = { ...hearingCase.decision, outcome: 'DWN', months: null } as const
    expect((await put('decision', outcome, hearingCase.id)).ok).toBe(true)
    expect(value(await handlers['comparison:open']({ caseId: hearingCase.id })).view).toBe('DWN')
    // The version that was signed is no way to what the panel now thinks.
    await become(library, 'Visiting member')
    expect(value(await handlers['comparison:open']({ caseId: id }))).toEqual(seen)
    expect(await compose(id)).toEqual(before)
    const live = await library.invoke('comparison:open', { caseId: hearingCase.id })
    expect(codes(live)).toEqual(['NOT_ON_THE_PANEL'])
    await become(library, 'Chair')
    expect(codes(await handlers['case:correct']({ id, reason: 'Once more' }))).toEqual([
      'CORRECTION_OPEN',
    ])
  })

  it('do not lead from the signed version to what the panel of its correction records', async () => {
    const { handlers } = library
    const signed = await signedCase(library)
    const after = { ...sampleView(0), dissent: '' }
    const { hearingCase } = value(
      await handlers['case:correct']({ id: signed, reason: 'A wrong date' }),
    )
    const { people } = value(await handlers['vault:status']())
    const visiting = people.find(({ label }) => label === 'Visiting member')?.id ?? null
    const { particulars } = hearingCase
    const members = particulars.members.map((m, i) => (i === 0 ? { ...m, profileId: visiting } : m))
    expect((await put('particulars', { ...particulars, members }, hearingCase.id)).ok).toBe(true)
    const reason = 'The new member is abroad'
    value(await handlers['seal:open-early']({ caseId: hearingCase.id, reason }))
    const dissent = 'The new panel is divided'
    const change = { ...after, dissent }
    value(await handlers['seal:change']({ caseId: hearingCase.id, change }))
    expect(value(await handlers['seal:record']({ caseId: signed })).changes).toEqual([])
    await become(library, 'Panel member 1')
    for (const [channel, input] of casewise(signed)) {
      const text = JSON.stringify(await library.invoke(channel, input))
      expect([channel, text.includes(reason), text.includes(dissent)]).toEqual([
        channel,
        false,
        false,
      ])
    }
    await become(library, 'Chair')
  }, 120_000)
})

const publicNotice = { leftOut: [], reason: '', time: '10.00', place: 'Hall', additions: '' }

/** Channels that tell something of a case, in the shape of their input. */
const casewise = (id: string): readonly (readonly [Channel, unknown])[] => [
  ['case:open', { id }],
  ['case:correct', { id, reason: 'Because' }],
  ['case:draft-precedent', { id }],
  ['case:export-file', { caseId: id, seat: 1 }],
  ['case:parity', { caseId: id }],
  ['case:delete', { caseId: id, reference: 'EH-0000-000', reason: 'Because' }],
  ['pack:export-case', { caseId: id, recipients: [{ id: 'none', role: 'MEMBER', seat: 1 }] }],
  ['clock:record', { caseId: id, name: 'published', on: null }],
  ['clock:export', { caseId: id }],
  ['bundle:read', { caseId: id, documentId: 'none', from: 0, to: 1 }],
  ['bundle:search', { caseId: id, query: 'x' }],
  ['recognition:show', { caseId: id }],
  ['recognition:page', { caseId: id, documentId: 'none', page: 1 }],
  ['mark:list', { caseId: id }],
  ['mark:export', { caseId: id, format: 'CSV', ids: ['a'.repeat(32)] }],
  ['redaction:list', { caseId: id }],
  ['redaction:find', { caseId: id, documentIds: ['none'], query: 'x' }],
  ['redaction:words', { caseId: id, documentId: 'none', page: 1 }],
  ['redaction:apply', { caseId: id, documentIds: ['none'], kind: 'FILE' }],
  ['redaction:export-log', { caseId: id, number: 1, format: 'CSV' }],
  ['evidence:check', { caseId: id }],
  ['evidence:repair', { caseId: id, links: [], marks: [] }],
  ['seal:record', { caseId: id }],
  ['seal:export', { caseId: id }],
  ['seal:export-opening', { caseId: id }],
  ['seal:export-changes', { caseId: id }],
  ['comparison:open', { caseId: id }],
  ['comparison:replay', { caseId: id }],
  ['comparison:try', { caseId: id, narrative: 'The officer looked at a record.' }],
  ['comparison:unmask', { caseId: id, ref: 'P-0001' }],
  ['comparison:print', { caseId: id }],
  ['bundle:issue', { caseId: id, linkReferences: true }],
  ['bundle:issues', { caseId: id }],
  ['bundle:export-changes', { caseId: id, version: 2, format: 'CSV' }],
  ['notice:compose', { caseId: id, kind: 'FULL' }],
  ['notice:compose', { caseId: id, kind: 'PUBLISHED' }],
  ['wording:untranslated', { caseId: id, languages: 'BOTH', typed: 'en-GB' }],
  ['notice-redaction:list', { caseId: id }],
  ['paper:compose', { caseId: id, paper: 'COVERING_LETTER' }],
  ['paper:compose', { caseId: id, paper: 'HEARING_NOTICE', notice: publicNotice }],
  ['hearing:add-officer', { caseId: id }],
  ['hearing:join', { caseId: id, other: 'none' }],
  ['hearing:separate', { caseId: id, reason: 'A mistake.' }],
  ['hearing:carry-over', { caseId: id }],
  ['notice-redaction:export-log', { caseId: id, format: 'CSV' }],
  ['audit:list', { before: null, limit: 500 }],
  ['case:list', undefined],
  ['clock:list', undefined],
  ['publication:list', undefined],
]

describe('Ways into a case for four people outside its panel, open, signed and under correction', () => {
  it('tells what the panel thinks to that panel alone until it signs, and never who dissented', async () => {
    const library = await peopledLibrary()
    const id = value(await library.handlers['case:import-sample']()).hearingCase.id
    const { hearingCase } = value(await library.handlers['case:open']({ id }))
    const secrets = [
      hearingCase.decision.reasonsForNotDismissing.slice(0, 40),
      hearingCase.seriousness.together.slice(0, 40),
      sampleView(0).reasons.slice(0, 30),
      sampleView(1).reasons.slice(0, 30),
    ]
    const dissent = 'I would have dismissed the officer.'
    value(await library.handlers['seal:commit']({ caseId: id, view: sampleView(0) }))
    const signed = await signedCase(library)
    const reason = 'A wrong date'
    const { hearingCase: corrected } = value(
      await library.handlers['case:correct']({ id: signed, reason }),
    )
    const change = { ...sampleView(0), dissent }
    value(await library.handlers['seal:change']({ caseId: corrected.id, change }))
    const leaks: string[] = []
    for (const label of ['Another chair', 'Visiting member', 'Secretariat', 'Oversight']) {
      await become(library, label)
      for (const [caseId, words] of [
        [id, [...secrets, dissent]],
        [signed, [dissent, sampleView(1).reasons.slice(0, 30)]],
        [corrected.id, [...secrets, dissent]],
      ] as const)
        for (const [channel, input] of casewise(caseId)) {
          const text = JSON.stringify(await library.invoke(channel, input))
          // A call in the wrong shape would tell nothing for the wrong reason.
          expect(text, channel).not.toContain('WRONG_INPUT')
          if (words.some((secret) => text.includes(secret)))
            leaks.push(`${label}: ${channel} ${caseId === signed ? 'signed' : 'live'}`)
        }
    }
    expect(leaks).toEqual([])
  }, 120_000)
})
