import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { emptySections, type HearingCase } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import type { WorkingPaper } from '#core/notice/working-paper'
import { Papers } from '../../../../src-renderer/case/notice/papers.tsx'
import { answer, bridge } from '../../shell/bridge.ts'

const hearingCase = (outcome: HearingCase['decision']['outcome']): HearingCase => {
  const sections = emptySections()
  return {
    ...sections,
    decision: { ...sections.decision, outcome },
    id: 'c1',
    reference: 'EH-2026-001',
    version: 1,
    replacesNotice: null,
    status: 'SIGNED',
    createdAt: '2026-11-01T09:00:00.000Z',
    regime: regimeOfParticulars(sections.particulars),
  }
}
const paper: WorkingPaper = {
  kind: 'FULL',
  language: 'en-GB',
  title: 'Report to the police barred list',
  marking: 'OFFICIAL-SENSITIVE',
  number: 'EH-2026-001',
  caseReference: 'EH-2026-001',
  version: 1,
  replaces: null,
  force: 'County force',
  author: 'Secretariat',
  sections: [
    {
      id: 'report',
      heading: 'The person reported',
      blocks: [{ kind: 'facts', rows: [['Full name', 'Officer Q']] }],
    },
  ],
}

const untranslated = [{ key: 'report.title', english: 'Report to the police barred list' }]

describe('papers that go out with a notice', () => {
  afterEach(cleanup)

  it('are looked at, then saved', async () => {
    const asked = bridge({
      'paper:compose': answer({ document: paper, untranslated }),
      'paper:save': answer('report.pdf'),
    })
    render(<Papers hearingCase={hearingCase('DWN')} />)
    await userEvent.click(screen.getByRole('button', { name: 'Report to the barred list' }))
    expect(await screen.findByText('Officer Q')).toBeTruthy()
    expect(screen.getByText(/1 phrase without Welsh, printed in English and marked/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Save as PDF' }))
    const input = { caseId: 'c1', paper: 'BARRED_LIST' }
    expect(asked).toEqual([
      { channel: 'paper:compose', input },
      { channel: 'paper:save', input },
    ])
  })

  it('hold a report to the barred list only where there is one to make', () => {
    bridge({})
    render(<Papers hearingCase={hearingCase('FWW')} />)
    expect(screen.getByRole('button', { name: 'Letter to the officer' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Report to the barred list' })).toBeNull()
  })
})
