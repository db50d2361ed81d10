import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import type { CaseSections } from '#core/hearing-case'
import { ChangeOfFindings } from '../../../../src-renderer/case/outcome/change-of-findings.tsx'
import { useIssueProblems } from '../../../../src-renderer/case/outcome/use-problems.ts'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'

const sections = (): CaseSections => {
  const path = join(import.meta.dirname, '../../../../resources/sample/sample-case.json')
  return caseFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).sections
}

function Checked() {
  const current = useCase((state) => state.openCase)
  return current === null ? null : <Card openCase={current} />
}
function Card(props: {
  readonly openCase: NonNullable<ReturnType<typeof useCase.getState>['openCase']>
}) {
  const codes = useIssueProblems(props.openCase).map(({ code }) => code)
  return (
    <>
      <ChangeOfFindings openCase={props.openCase} readOnly={false} />
      <output>{codes.includes('CHANGED_SINCE_SEALED') ? 'Held back' : 'Not asked'}</output>
    </>
  )
}
const show = async (onOtherFindings: readonly string[]) => {
  await open({ sections, seals: { onOtherFindings } })
  render(<Checked />)
}
afterEach(cleanup)

describe('findings that changed after views were sealed', () => {
  it('are named with whose view it is, and hold the notice back until a reason is typed', async () => {
    await show(['Panel member 1'])
    expect(screen.getByText(/Sealed on other findings or seriousness: Panel member 1/)).toBeTruthy()
    expect(screen.getByText('Held back')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Reason for going on'), {
      target: { value: 'A spelling was put right.' },
    })
    expect(screen.getByText('Not asked')).toBeTruthy()
    expect(useCase.getState().openCase?.hearingCase.decision.warningReasons).toContainEqual({
      ruleId: 'CHANGED_SINCE_SEALED',
      reason: 'A spelling was put right.',
    })
  })

  it('are not spoken of where every view is on the present ones', async () => {
    await show([])
    expect(screen.queryByText(/other findings/)).toBeNull()
    expect(screen.getByText('Not asked')).toBeTruthy()
  })
})
