import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { caseSectionsSchema, type CaseSections } from '#core/hearing-case'
import { ReasonsEditor } from '../../../../src-renderer/case/editor/reasons-editor.tsx'
import { ReadThrough } from '../../../../src-renderer/case/editor/reasons-document.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'

const reasons = 'He had stopped the harm before anybody asked.'
const gross = (cameToAttention: string) => (): CaseSections =>
  caseSectionsSchema.parse({
    particulars: { dates: { cameToAttention } },
    findings: { allegations: [{ id: 'a', proved: true, level: 'GROSS_MISCONDUCT' }] },
    seriousness: {},
    decision: { outcome: 'FWW', reasonsForNotDismissing: reasons },
  })

function Fields() {
  const current = useCase((state) => state.openCase)
  if (current === null) return null
  return (
    <>
      <ReasonsEditor
        label="Reasons for not dismissing"
        prompts="NOT_DISMISSING"
        id="f"
        value={reasons}
        isReadOnly={false}
        onChange={() => {}}
        onBlur={() => {}}
      />
      <ReadThrough hearingCase={current.hearingCase} />
    </>
  )
}
const show = async (cameToAttention: string) => {
  await open({ sections: gross(cameToAttention) })
  render(<Fields />)
}
const readThrough = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Read the reasons through' }))
  return screen.getByRole('article', { name: 'Reasons' })
}
const PRESUMPTION = 'The presumption of dismissal'

describe('reasons for not dismissing', () => {
  afterEach(cleanup)

  it.each(['2018-03-01', '2024-03-01'])('of %s speak of no presumption', async (came) => {
    await show(came)
    expect(screen.queryByText(PRESUMPTION)).toBeNull()
    expect(screen.getByText('Stage 3: outcome')).toBeTruthy()
    const article = await readThrough()
    expect(article.textContent).toContain(reasons)
    expect(article.textContent).not.toContain(PRESUMPTION)
  })

  it('of 2025 answer the presumption of dismissal', async () => {
    await show('2025-08-01')
    expect(screen.getByText(PRESUMPTION)).toBeTruthy()
    const article = await readThrough()
    expect(article.textContent).toContain(PRESUMPTION)
    expect(article.textContent).toContain(reasons)
  })
})
