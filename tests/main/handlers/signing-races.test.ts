import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
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
import { sampleView, sealAll } from '../../support/signed-case.ts'

const sample = join(resources, 'sample', 'sample-case.json')

describe('A notice that is signed while something else happens', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string

  beforeAll(async () => {
    library = await newLibrary({ withSample: true })
    await addPeople(library)
    const { handlers } = library
    caseId = value(await handlers['case:import-sample']()).hearingCase.id
    await sealAll(library, caseId)
    value(await handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    const { searchReport } = value(await handlers['comparison:open']({ caseId }))
    const decision = {
      ...(await decisionOf()),
      comparatorAnswers: searchReport.pointingAway.map((ref) => ({ ref, answer: 'Other facts.' })),
      comparatorDeparture: 'The officer had been warned.',
    }
    await save(decision, true)
  }, 90_000)

  const decisionOf = async () =>
    value(await library.handlers['case:open']({ id: caseId })).hearingCase.decision
  type Decision = Awaited<ReturnType<typeof decisionOf>>
  const save = async (decision: Decision, settled: boolean) => {
    const input = { id: caseId, section: 'decision', value: decision, settled } as const
    value(await library.handlers['case:save'](input))
  }
  const issue = () => library.handlers['notice:issue']({ caseId, passphrase })
  const actions = async () =>
    value(await library.handlers['audit:list']({ before: null, limit: 500 }))

  it('is not issued where the library is locked meanwhile', async () => {
    const issuing = issue()
    value(await library.handlers['vault:lock']())
    expect(codes(await issuing)).toEqual(['LOCKED'])
    await become(library, 'Chair')
    const { hearingCase, notices } = value(await library.handlers['case:open']({ id: caseId }))
    expect([hearingCase.status, notices.length]).toEqual(['OPEN', 0])
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
  })

  it('is not issued where the case is changed after the check and before the lock', async () => {
    const decision = await decisionOf()
    const issuing = issue()
    await save({ ...decision, considered: [] }, false)
    expect(codes(await issuing)).toEqual(['CHANGED_MEANWHILE'])
    const { hearingCase, notices } = value(await library.handlers['case:open']({ id: caseId }))
    expect([hearingCase.status, notices.length]).toEqual(['OPEN', 0])
    await save(decision, false)
  })

  it('is issued once where it is asked for twice, with what was typed last in the record', async () => {
    const decision = await decisionOf()
    await save({ ...decision, adviserAdvice: `${decision.adviserAdvice} Last words.` }, false)
    const before = (await actions()).filter(({ action }) => action === 'case.changed').length
    const [first, second] = await Promise.all([issue(), issue()])
    const results = [first, second]
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = results.find(({ ok }) => !ok)
    if (refused !== undefined) expect(codes(refused)).toEqual(['CASE_SIGNED'])
    const { notices } = value(await library.handlers['case:open']({ id: caseId }))
    expect(notices.map(({ kind }) => kind).toSorted()).toEqual(['FULL', 'PUBLISHED'])
    const entries = await actions()
    expect(entries.filter(({ action }) => action === 'notice.signed')).toHaveLength(2)
    expect(entries.filter(({ action }) => action === 'case.changed').length).toBe(before + 1)
  })

  it('leaves every channel that writes to the case shut', async () => {
    const { handlers } = library
    const { hearingCase, documents } = value(await handlers['case:open']({ id: caseId }))
    const view = sampleView(0)
    const [document] = documents
    if (document === undefined) throw new Error('The sample has documents')
    const named = { caseId, documentId: document.id }
    library.answers.openFiles = [sample]
    const tried = [
      handlers['seal:draft']({ caseId, view }),
      handlers['seal:commit']({ caseId, view }),
      handlers['seal:open-early']({ caseId, reason: 'To have a look' }),
      handlers['seal:import']({ caseId, link: null }),
      handlers['seal:import-opening']({ caseId }),
      handlers['seal:change']({ caseId, change: { ...view, dissent: '' } }),
      handlers['bundle:add']({ caseId }),
      handlers['bundle:rename']({ ...named, title: 'T' }),
      handlers['bundle:remove'](named),
      handlers['case:export-file']({ caseId, seat: 1 }),
      issue(),
      ...(['particulars', 'findings', 'seriousness', 'decision'] as const).map((section) =>
        library.invoke('case:save', {
          id: caseId,
          section,
          value: hearingCase[section],
          settled: false,
        }),
      ),
    ]
    for (const answer of await Promise.all(tried)) expect(codes(answer)).toEqual(['CASE_SIGNED'])
  })
})
