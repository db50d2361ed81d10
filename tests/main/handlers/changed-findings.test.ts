import { beforeEach, describe, expect, it } from 'vitest'
import { copiesOf } from '../../support/library-copies.ts'
import { answerComparators, panel, sampleView, sealAll } from '../../support/signed-case.ts'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const reason = 'A spelling in the findings was put right; nothing turns on it.'

const readyToIssue = copiesOf(async () => {
  const library = await newLibrary({ withSample: true })
  await addPeople(library)
  const caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
  await sealAll(library, caseId)
  value(await library.handlers['signing:make']({ name: 'Chair', organisation: 'Test force' }))
  await answerComparators(library, caseId)
  return { library, caseId }
})

describe('Findings that changed after the views were sealed', () => {
  let library: TestLibrary
  let caseId: string

  const opened = async () => value(await library.handlers['case:open']({ id: caseId }))
  const issue = () => library.handlers['notice:issue']({ caseId, passphrase })

  async function changeFindings(words: string) {
    const { findings } = (await opened()).hearingCase
    const allegations = findings.allegations.map((allegation) => ({
      ...allegation,
      reasons: `${allegation.reasons}${words}`,
    }))
    const save = { id: caseId, section: 'findings', settled: true } as const
    return value(
      await library.handlers['case:save']({ ...save, value: { ...findings, allegations } }),
    )
  }
  async function giveReason(text: string) {
    const { decision } = (await opened()).hearingCase
    const warningReasons = [{ ruleId: 'CHANGED_SINCE_SEALED', reason: text }]
    const save = { id: caseId, section: 'decision', settled: true } as const
    value(await library.handlers['case:save']({ ...save, value: { ...decision, warningReasons } }))
  }

  beforeEach(async () => {
    ;({ library, caseId } = await readyToIssue())
  }, 60_000)

  it('keep the notice from going out until a reason is typed, which stays in the record', async () => {
    expect((await opened()).seals.onOtherFindings).toEqual([])
    const { seals } = await changeFindings(' Put right.')
    expect(seals.onOtherFindings).toEqual(panel)
    await answerComparators(library, caseId)
    expect(codes(await issue())).toEqual(['CHANGED_SINCE_SEALED'])
    await giveReason('   ')
    expect(codes(await issue())).toEqual(['CHANGED_SINCE_SEALED'])
    await giveReason(reason)
    value(await issue())
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    const entry = entries.find(({ action }) => action === 'findings.changed-since-sealed')
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ reason, views: panel.join(', ') })
    const { decision } = (await opened()).hearingCase
    expect(decision.warningReasons).toEqual([{ ruleId: 'CHANGED_SINCE_SEALED', reason }])
  }, 60_000)

  it('ask nothing more once they stand again as they were sealed on', async () => {
    const { findings } = (await opened()).hearingCase
    await changeFindings(' For a moment.')
    const save = { id: caseId, section: 'findings', value: findings, settled: true } as const
    const back = value(await library.handlers['case:save'](save))
    expect(back.seals.onOtherFindings).toEqual([])
    value(await issue())
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    expect(entries.map(({ action }) => action)).not.toContain('findings.changed-since-sealed')
  }, 60_000)

  it('ask nothing more once each took a view on them as they now stand', async () => {
    await changeFindings(' Put right.')
    for (const [index, label] of panel.entries()) {
      await become(library, label)
      const change = { ...sampleView(index), reasons: 'It stands.', dissent: '' }
      const shown = value(await library.handlers['seal:change']({ caseId, change }))
      expect(shown.onOtherFindings).toEqual(panel.slice(index + 1))
      // The seals themselves stay what they were: made on the findings of that day.
      expect(shown.seals.every(({ onPresentFindings }) => onPresentFindings === false)).toBe(true)
    }
    await become(library, 'Chair')
    await answerComparators(library, caseId)
    value(await issue())
  }, 60_000)
})
