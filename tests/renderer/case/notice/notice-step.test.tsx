import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { composeNotice } from '#core/notice/compose'
import { refuse } from '#core/result'
import { NoticeStep } from '../../../../src-renderer/case/notice/notice-step.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { sampleCase, sampleLaw } from '../../../support/sample-case.ts'
import { answer } from '../../shell/bridge.ts'
import { open, type Change } from '../open-case.ts'

async function show(change: Change, more: Parameters<typeof open>[1] = {}) {
  const asked = await open(change, {
    'notice:compose': async () => refuse('SEALED', 'Not yet.'),
    ...more,
  })
  render(<Step />)
  return asked
}

function Step() {
  const openCase = useCase((state) => state.openCase)
  return openCase === null ? null : <NoticeStep openCase={openCase} />
}

describe('the notice step', () => {
  afterEach(cleanup)

  it('says on a corrected version what it replaces, and why', async () => {
    const correctionReason = 'The warning began a day too early.'
    await show({ version: { version: 2, replacesNotice: 'EH-2026-001/1', correctionReason } })
    expect(screen.getByText('Version 2 replaces EH-2026-001/1.')).toBeTruthy()
    expect(screen.getByText(correctionReason)).toBeTruthy()
  })

  it('says nothing of a correction on a first version', async () => {
    await show({})
    expect(screen.queryByText('Correction')).toBeNull()
  })

  it('says of a draft that it is one, and not that it is the decision', async () => {
    const document = composeNotice({
      hearingCase: sampleCase(),
      law: sampleLaw(),
      kind: 'FULL',
      number: 'EH-2026-014/1',
      issuedOn: '2026-11-19',
      documents: [],
      comparison: null,
      signer: { label: 'Chair', capacity: 'Chief officer' },
    })
    await show(
      {},
      {
        'notice:compose': answer(document),
        'signing:status': async () => refuse('NONE', 'None.'),
      },
    )
    expect(await screen.findByText(/This is a draft and not the decision/)).toBeTruthy()
    expect(screen.queryByText(document.signature.statement)).toBeNull()
  })

  it('asks for the comparators itself, so that they are not called unopened', async () => {
    const asked = await show(
      { seals: { allSealed: true, comparatorsOpen: true } },
      { 'comparison:open': async () => refuse('NOT_COMPARED', 'Never opened.') },
    )
    await expect.poll(() => asked.map(({ channel }) => channel)).toContain('comparison:open')
  })

  it('keeps the languages with the case, and says what is missing and what will happen', async () => {
    const missing = [
      {
        key: 'outcome.heading',
        english: 'Outcome of the hearing',
        papers: ['BARRED_LIST' as const],
      },
    ]
    const asked = await show(
      {},
      {
        'wording:untranslated': answer(missing),
        'notice-redaction:list': async () => refuse('SEALED', 'Not yet.'),
        'signing:status': async () => refuse('NONE', 'None.'),
      },
    )
    // In a window this narrow the panel is a drawer.
    const hidden = true
    await userEvent.click(screen.getByRole('radio', { name: /Both/, hidden }))
    const kept = () => useCase.getState().openCase?.hearingCase.particulars.wording
    expect(kept()).toMatchObject({ languages: 'BOTH', allowsEnglish: false })
    const name =
      /1 phrase has no Welsh: “Outcome of the hearing”.*let them stand in English, each marked/
    expect(await screen.findByRole('button', { name, hidden })).toBeTruthy()
    expect(screen.getByText(/the report to the barred list/)).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox', { name: /Print these in English/, hidden }))
    expect(kept()).toMatchObject({ languages: 'BOTH', allowsEnglish: true })
    expect(screen.queryByRole('button', { name, hidden })).toBeNull()
    expect(screen.getByText(/1 phrase without Welsh will be printed in English/)).toBeTruthy()
    const saves = asked.filter(({ channel }) => channel === 'case:save')
    expect(saves.at(-1)?.input).toMatchObject({
      section: 'particulars',
      value: { wording: { languages: 'BOTH', allowsEnglish: true } },
    })
  })
})
