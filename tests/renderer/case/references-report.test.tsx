import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { StrayedPage } from '#contract/page-reference-api'
import { allegationSchema } from '#core/hearing-case'
import { ok, refuse } from '#core/result'
import { ReferencesReport } from '../../../src-renderer/case/evidence/references-report.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { open } from './open-case.ts'

afterEach(cleanup)

const seen = (label: string, title: string) => ({
  documentId: title,
  page: 1,
  label,
  title,
  words: `${title} begins so`,
  recognised: null,
})
const strayed: StrayedPage = {
  section: 'findings',
  field: '/allegations/a1/reasons',
  label: '45',
  times: 2,
  words: 'as she said [bundle page 45] twice',
  state: 'MOVED',
  now: seen('45', 'Roster'),
  instead: seen('47', 'Statement'),
}

const withReasons = (reasons: string) => [allegationSchema.parse({ id: 'a1', reasons })]

/** A report of these, and what the library makes of a choice. */
async function show(all: readonly StrayedPage[], isRefused = false) {
  const asked = await open(
    {
      sections: (empty) => ({
        ...empty,
        findings: { ...empty.findings, allegations: withReasons('See [bundle page 45]') },
      }),
    },
    {
      'evidence:references': async () => ok(all),
      'evidence:repair-references': async () => {
        const shown = useCase.getState().openCase
        if (isRefused || shown === null) return refuse('SETTLE_TOGETHER', 'Change all at once.')
        const { hearingCase } = shown
        const findings = {
          ...hearingCase.findings,
          allegations: withReasons('See [bundle page 47]'),
        }
        return ok({ ...shown, hearingCase: { ...hearingCase, findings } })
      },
    },
  )
  const shown = useCase.getState().openCase
  if (shown === null) throw new Error('No case is open')
  render(<ReferencesReport openCase={shown} />)
  return asked
}
const repairs = (asked: Awaited<ReturnType<typeof open>>) =>
  asked
    .filter(({ channel }) => channel === 'evidence:repair-references')
    .map(({ input }) => (input as { pages: unknown }).pages)
const reasons = () => useCase.getState().openCase?.hearingCase.findings.allegations[0]?.reasons

describe('page numbers in reasons that have moved', () => {
  it('says of first words that a machine read them off a picture', async () => {
    const now = { ...seen('45', 'Roster'), recognised: 71 }
    await show([{ ...strayed, now }])
    const told = await screen.findByText('Recognised text, confidence 71 %')
    expect(told.closest('dd')?.textContent).toContain('Roster begins so')
    expect(screen.getAllByText(/^Recognised text/)).toHaveLength(1)
  })

  it('are shown with both pages and their first words, and changed by one press', async () => {
    const asked = await show([strayed])
    expect(await screen.findByText('Findings, page 45, 2 times')).toBeTruthy()
    expect(screen.getByText('Roster begins so')).toBeTruthy()
    expect(screen.getByText('Statement begins so')).toBeTruthy()
    expect(repairs(asked)).toEqual([])
    const change = screen.getByRole('button', { name: 'Change to 47 for page 45 in Findings' })
    change.focus()
    await userEvent.keyboard('{Enter}')
    const { section, field, label } = strayed
    expect(repairs(asked)).toEqual([[{ section, field, label, to: '47' }]])
    expect(reasons()).toBe('See [bundle page 47]')
  })

  it('can stay as they are, by choice', async () => {
    const asked = await show([{ ...strayed, state: 'NOT_KNOWN' }])
    expect(await screen.findByText('Without the index')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Keep 45 in Findings' }))
    expect(repairs(asked)).toMatchObject([[{ label: '45', to: '45' }]])
  })

  it('change together where several moved, and say why where that is refused', async () => {
    const other = {
      ...strayed,
      label: '47',
      now: seen('47', 'Statement'),
      instead: seen('49', 'Log'),
    }
    const asked = await show(
      [strayed, other, { ...strayed, label: '9', state: 'LOST', instead: null }],
      true,
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Change all 2 that moved' }))
    expect(repairs(asked)).toMatchObject([
      [
        { label: '45', to: '47' },
        { label: '47', to: '49' },
      ],
    ])
    expect((await screen.findByRole('alert')).textContent).toContain('Change all at once.')
    expect(reasons()).toBe('See [bundle page 45]')
  })

  it('are nothing to look at where all lead where they did', async () => {
    await show([])
    expect(screen.queryByText(/to look at/)).toBeNull()
  })
})
