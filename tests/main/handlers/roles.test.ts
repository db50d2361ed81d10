import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import type { HearingCase } from '#core/hearing-case'
import { takeInFile } from '../../support/laptops.ts'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  passphrase,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { sampleView } from '../../support/signed-case.ts'

const { sections } = caseFileSchema.parse(
  JSON.parse(readFileSync(join(resources, 'sample', 'sample-case.json'), 'utf8')),
)
/** Words that stand only in seriousness, decision or a view of the sample case. */
const secrets = [
  sections.seriousness.together.slice(0, 40),
  sections.decision.reasonsForNotDismissing.slice(0, 40),
  sampleView(0).reasons.slice(0, 30),
]
const tells = (answer: unknown) => secrets.filter((words) => JSON.stringify(answer).includes(words))

async function save<S extends 'particulars' | 'decision'>(
  library: TestLibrary,
  id: string,
  section: S,
  change: Partial<HearingCase[S]>,
) {
  const { hearingCase } = value(await library.handlers['case:open']({ id }))
  const input = { id, section, settled: true, value: { ...hearingCase[section], ...change } }
  return library.invoke('case:save', input)
}

describe('What each role may not see or do in a live case', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string

  beforeAll(async () => {
    library = await newLibrary({ withSample: true })
    await addPeople(library)
    const outsider = {
      label: 'Outside member',
      role: 'MEMBER',
      capacity: null,
      passphrase,
    } as const
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
    value(await library.handlers['person:add'](outsider))
    const adviser = {
      label: 'Outside adviser',
      role: 'ADVISER',
      capacity: null,
      passphrase,
    } as const
    value(await library.handlers['person:add'](adviser))
    value(await library.handlers['seal:commit']({ caseId, view: sampleView(0) }))
  }, 60_000)

  it('lets no member read the draft or the seal of another, nor write a second view', async () => {
    const { invoke, handlers } = library
    await become(library, 'Panel member 1')
    value(await handlers['seal:draft']({ caseId, view: sampleView(1) }))
    await become(library, 'Panel member 2')
    const { seals } = value(await handlers['case:open']({ id: caseId }))
    expect(seals.myDraft).toBeNull()
    expect(seals.decisionMakers.map((maker) => maker.view)).toEqual([null, null, null])
    expect(codes(await invoke('seal:export', { caseId }))).toEqual(['NOT_SEALED'])
    expect(codes(await invoke('seal:export-opening', { caseId }))).toEqual(['NOT_SEALED'])
    const change = { ...sampleView(1), dissent: '' }
    expect(codes(await invoke('seal:change', { caseId, change }))).toEqual(['NOT_SEALED'])
    expect(codes(await invoke('notice:issue', { caseId, passphrase }))).toEqual(['NOT_ALLOWED'])
    expect(codes(await invoke('seal:open-early', { caseId, reason: 'Because' }))).toEqual([
      'NOT_ALLOWED',
    ])
    expect(codes(await save(library, caseId, 'decision', {}))).toEqual(['NOT_ALLOWED'])
  })

  it('lets no adviser seal, take in a seal, or write what the panel decides', async () => {
    const { invoke } = library
    await become(library, 'Adviser')
    const change = { ...sampleView(1), dissent: '' }
    for (const [channel, input] of [
      ['seal:draft', { caseId, view: sampleView(1) }],
      ['seal:commit', { caseId, view: sampleView(1) }],
      ['seal:change', { caseId, change }],
      ['seal:export', { caseId }],
      ['seal:import', { caseId, link: null }],
      ['seal:export-opening', { caseId }],
      ['seal:import-opening', { caseId }],
      ['notice:issue', { caseId, passphrase }],
    ] as const)
      expect([channel, codes(await invoke(channel, input))]).toEqual([channel, ['NOT_ALLOWED']])
    expect(codes(await save(library, caseId, 'decision', {}))).toEqual(['NOT_ALLOWED'])
  })

  it('never gives the secretariat the deliberation, whichever way it asks', async () => {
    const { invoke, answers } = library
    await become(library, 'Secretariat')
    expect(tells(await invoke('case:open', { id: caseId }))).toEqual([])
    expect(tells(await save(library, caseId, 'particulars', { matter: 'Changed' }))).toEqual([])
    expect(tells(await invoke('case:list'))).toEqual([])
    expect(tells(await invoke('case:parity', { caseId }))).toEqual([])
    expect(tells(await invoke('seal:record', { caseId }))).toEqual([])
    expect(codes(await invoke('comparison:open', { caseId }))).toEqual(['NOT_ALLOWED'])
    expect(codes(await invoke('notice:compose', { caseId, kind: 'FULL' }))).toEqual(['NOT_ALLOWED'])
    expect(codes(await invoke('case:draft-precedent', { id: caseId }))).toEqual(['NOT_SIGNED'])
    answers.saveFile = join(library.folder, 'handed-over.json')
    value(await library.handlers['case:export-file']({ caseId, seat: 1 }))
    expect(tells(readFileSync(answers.saveFile, 'utf8'))).toEqual([])
  })

  it('opens nothing of a live case to oversight', async () => {
    const { invoke } = library
    await become(library, 'Oversight')
    for (const [channel, input] of [
      ['case:list', undefined],
      ['case:open', { id: caseId }],
      ['case:parity', { caseId }],
      ['case:export-file', { caseId, seat: 1 }],
      ['case:draft-precedent', { id: caseId }],
      ['bundle:read', { caseId, documentId: 'none', from: 0, to: 1 }],
      ['seal:record', { caseId }],
      ['comparison:open', { caseId }],
      ['notice:compose', { caseId, kind: 'FULL' }],
    ] as const)
      expect([channel, codes(await invoke(channel, input))]).toEqual([channel, ['NOT_ALLOWED']])
    expect(tells(await invoke('audit:list', { before: null, limit: 500 }))).toEqual([])
  })

  it('keeps the deliberation of a panel from members and advisers of others', async () => {
    const { invoke } = library
    for (const label of ['Outside member', 'Outside adviser']) {
      await become(library, label)
      expect(tells(await invoke('case:open', { id: caseId }))).toEqual([])
      expect(codes(await invoke('comparison:open', { caseId }))).toEqual(['NOT_ON_THE_PANEL'])
      const compose = await invoke('notice:compose', { caseId, kind: 'FULL' })
      expect(codes(compose)).toEqual(['NOT_ON_THE_PANEL'])
    }
    await become(library, 'Outside member')
    const seal = await invoke('seal:commit', { caseId, view: sampleView(1) })
    expect(codes(seal)).toEqual(['NOT_A_DECISION_MAKER'])
    const taken = await invoke('seal:import', { caseId, link: null })
    expect(codes(taken)).toEqual(['NOT_A_DECISION_MAKER'])
  })

  it('lets the chair open comparators early, which opens nobody’s view', async () => {
    const { handlers } = library
    await become(library, 'Panel member 1')
    value(await handlers['seal:commit']({ caseId, view: sampleView(1) }))
    await become(library, 'Chair')
    const reason = 'One member is abroad and agreed by telephone.'
    const { seals } = value(await handlers['seal:open-early']({ caseId, reason }))
    expect(seals.decisionMakers.map((maker) => maker.view !== null)).toEqual([true, false, false])
    expect(codes(await handlers['seal:export-opening']({ caseId }))).toEqual(['NOT_ALL_SEALED'])
  })

  it('lets a member take in only a case that was handed over', async () => {
    await become(library, 'Panel member 1')
    library.answers.openFiles = [join(resources, 'sample', 'sample-case.json')]
    expect(codes(await takeInFile(library))).toEqual(['NOT_ALLOWED'])
  })
})
