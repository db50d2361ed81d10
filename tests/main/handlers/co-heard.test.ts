import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { HearingCase, Particulars } from '#core/hearing-case'
import { packFor, takeInCase, twoLaptops } from '../../support/case-pack.ts'
import { takeInFile } from '../../support/laptops.ts'
import {
  become,
  codes,
  newFolder,
  newLibrary,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { peopledLibrary, signedCase } from '../../support/signed-case.ts'

const opened = async ({ handlers }: TestLibrary, id: string): Promise<HearingCase> =>
  value(await handlers['case:open']({ id })).hearingCase

async function change(library: TestLibrary, id: string, of: (old: Particulars) => object) {
  const { particulars } = await opened(library, id)
  const next = { ...particulars, ...of(particulars) }
  const save = { id, section: 'particulars', value: next, settled: true } as const
  value(await library.handlers['case:save'](save))
}

const publicNotice = {
  paper: 'HEARING_NOTICE',
  notice: { leftOut: [], reason: '', time: '10.00', place: 'County hall', additions: '' },
} as const

describe('A hearing with several officers', { shuffle: false }, () => {
  let library: TestLibrary
  let first: string
  let second: string
  beforeAll(async () => {
    library = await peopledLibrary()
    first = value(await library.handlers['case:import-sample']()).hearingCase.id
    await become(library, 'Secretariat')
    second = value(await library.handlers['hearing:add-officer']({ caseId: first })).hearingCase.id
  }, 120_000)

  it('has a case for each, with one panel and with findings of their own, and says so in the record', async () => {
    const [one, other] = [await opened(library, first), await opened(library, second)]
    expect(one.particulars.hearing).toMatchObject({ key: first, reference: 'H-2026-001' })
    expect(other.particulars.hearing).toEqual(one.particulars.hearing)
    expect(other.particulars.members).toEqual(one.particulars.members)
    expect(other.particulars.chair).toEqual(one.particulars.chair)
    expect(other.findings.allegations).toEqual([])
    expect(one.findings.allegations).not.toEqual([])
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 20 }))
    const added = entries.find(({ action }) => action === 'hearing.officer-added')
    expect([added?.subject, added?.detail]).toEqual([
      other.reference,
      JSON.stringify({ other: one.reference }),
    ])
  })

  it('tells where the records of the hearing disagree, and takes one over into the others', async () => {
    await change(library, first, ({ hearing }) => ({ hearing: { ...hearing, place: 'Court 2' } }))
    const apart = async () =>
      value(await library.handlers['case:parity']({ caseId: first })).siblings[0]?.heardWith
    expect(await apart()).toEqual(['place'])
    const carried = value(await library.handlers['hearing:carry-over']({ caseId: first }))
    expect(carried.changed).toEqual(['EH-2026-002'])
    expect(await apart()).toEqual([])
    expect((await opened(library, second)).particulars.hearing.place).toBe('Court 2')
  })

  it('has one public notice for all of them, once each is told of', async () => {
    const compose = (caseId: string) =>
      library.handlers['paper:compose']({ caseId, ...publicNotice })
    expect(codes(await compose(first))).toEqual(['NOT_RECORDED'])
    await change(library, second, ({ officer }) => ({
      officer: { ...officer, name: 'Second Officer' },
    }))
    const { findings } = await opened(library, first)
    const save = { id: second, section: 'findings', value: findings, settled: true } as const
    value(await library.handlers['case:save'](save))
    const { document: from } = value(await compose(first))
    const { document: other } = value(await compose(second))
    expect(JSON.stringify(from.sections)).toContain('["Officer 2","Second Officer"]')
    expect(other.sections).toEqual(from.sections)
    expect(from.number).toBe('H-2026-001')
  })

  it('is named in the notice of each officer, with the others by their reference alone', async () => {
    await become(library, 'Chair')
    for (const kind of ['FULL', 'PUBLISHED'] as const) {
      const { sections } = value(await library.handlers['notice:compose']({ caseId: first, kind }))
      const text = JSON.stringify(sections)
      expect(text).toContain(
        '["Heard together","H-2026-001. Each other officer has a notice of their own: EH-2026-002"]',
      )
      expect(text).not.toContain('Second Officer')
    }
  })

  it('is kept by whoever keeps its cases, and by nobody else', async () => {
    for (const label of ['Another chair', 'Panel member 1', 'Adviser']) {
      await become(library, label)
      for (const [channel, input] of [
        ['hearing:add-officer', { caseId: first }],
        ['hearing:join', { caseId: second, other: first }],
        ['hearing:separate', { caseId: first, reason: 'A mistake.' }],
        ['hearing:carry-over', { caseId: first }],
      ] as const)
        expect([label, channel, codes(await library.invoke(channel, input))]).toEqual([
          label,
          channel,
          ['NOT_ALLOWED'],
        ])
    }
    await become(library, 'Chair')
  }, 60_000)

  it('is left by a case that was joined by mistake, with the reason on record and its panel kept', async () => {
    const { handlers } = library
    const [stray, host] = [
      value(await handlers['case:import-sample']()).hearingCase,
      value(await handlers['case:import-sample']()).hearingCase,
    ]
    value(await handlers['hearing:join']({ caseId: stray.id, other: host.id }))
    const before = await opened(library, stray.id)
    // The very case that the hearing began with can leave it, too.
    const reason = 'The wrong case was chosen.'
    const alone = value(await handlers['hearing:separate']({ caseId: host.id, reason }))
    const { particulars } = alone.hearingCase
    expect(particulars.hearing).toMatchObject({ key: null, reference: '' })
    expect(particulars.members).toEqual(before.particulars.members)
    expect((await opened(library, stray.id)).particulars.hearing).toEqual(
      before.particulars.hearing,
    )
    const entries = value(await handlers['audit:list']({ before: null, limit: 10 }))
    expect(entries.find(({ action }) => action === 'hearing.separated')).toMatchObject({
      subject: host.reference,
      detail: JSON.stringify({ others: stray.reference, reason }),
    })
    const again = await handlers['hearing:separate']({ caseId: host.id, reason })
    expect(codes(again)).toEqual(['ALONE'])
    // A hearing that it begins after that is another one, which the first has no part in.
    value(await handlers['hearing:add-officer']({ caseId: host.id }))
    const parity = value(await handlers['case:parity']({ caseId: host.id }))
    const together = parity.siblings.filter(({ heardWith }) => heardWith !== null)
    expect(together.map(({ reference }) => reference)).not.toContain(stray.reference)
    expect(together).toHaveLength(1)
  }, 60_000)

  it('is joined by a case that stood alone, and not by itself', async () => {
    const { handlers } = library
    const third = value(await handlers['case:import-sample']()).hearingCase
    await change(library, third.id, () => ({ members: [] }))
    const joined = value(await handlers['hearing:join']({ caseId: third.id, other: first }))
    expect(joined.hearingCase.particulars.members).toHaveLength(2)
    expect(joined.hearingCase.findings).toEqual(third.findings)
    expect(codes(await handlers['hearing:join']({ caseId: first, other: first }))).toEqual([
      'SAME_CASE',
    ])
    const draft = value(await handlers['case:parity']({ caseId: third.id }))
    expect(draft.siblings.map(({ reference }) => reference)).toEqual(['EH-2026-001', 'EH-2026-002'])
  })

  it('is not entered by typing its key into a case', async () => {
    const lone = value(await library.handlers['case:import-sample']()).hearingCase
    const hearing = { ...lone.particulars.hearing, key: first }
    const typed = { ...lone.particulars, hearing }
    const save = { id: lone.id, section: 'particulars', value: typed, settled: true }
    expect(codes(await library.invoke('case:save', save))).toEqual(['NOT_ALLOWED'])
    expect((await opened(library, lone.id)).particulars.hearing.key).toBeNull()
  })

  it('takes no officer in once it is signed', async () => {
    const signed = await signedCase(library)
    expect(codes(await library.handlers['hearing:add-officer']({ caseId: signed }))).toEqual([
      'CASE_SIGNED',
    ])
    expect(
      codes(await library.handlers['hearing:join']({ caseId: second, other: signed })),
    ).toEqual(['CASE_SIGNED'])
    expect((await opened(library, second)).particulars.hearing.key).toBe(first)
  }, 120_000)
})

describe('The hearing of a case on another laptop', () => {
  it('is the same there when the case came as a pack', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    value(await chair.handlers['hearing:add-officer']({ caseId }))
    value(await takeInCase(member, await packFor(chair, caseId, toMember)))
    expect((await opened(member, caseId)).particulars.hearing).toEqual(
      (await opened(chair, caseId)).particulars.hearing,
    )
  }, 120_000)

  it('is not believed of a case file from an unknown hand', async () => {
    const library = await newLibrary()
    const sample = JSON.parse(readFileSync(join(resources, 'sample', 'sample-case.json'), 'utf8'))
    const key = 'a'.repeat(32)
    const { particulars } = sample.sections
    const sections = { ...sample.sections, particulars: { ...particulars, hearing: { key } } }
    const path = join(newFolder(), 'case.json')
    writeFileSync(path, JSON.stringify({ ...sample, sections, documents: [] }))
    library.answers.openFiles = [path]
    const taken = value(await takeInFile(library))
    expect(taken?.hearingCase.particulars.hearing.key).toBeNull()
  }, 60_000)
})
