import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { NoticeRedactions } from '#contract/api'
import { emptySections, type HearingCase } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { LeftOutPanel } from '../../../../src-renderer/case/notice/left-out/left-out-panel.tsx'
import { useLeftOut } from '../../../../src-renderer/case/notice/left-out/left-out-store.ts'
import { answer, bridge } from '../../shell/bridge.ts'
import { open as openInStore } from '../open-case.ts'

const text = 'She told Mrs Holt, and Mrs Holt wrote it down.'
const one: NoticeRedactions['redactions'][number] = {
  id: 'r',
  sectionId: 'reasons',
  text,
  nth: 0,
  from: 9,
  to: 17,
  ground: 'THIRD_PARTY',
  note: '',
  markedBy: 'Chair',
  markedAt: '2026-11-19T10:00:00.000Z',
  label: 'Reasons, paragraph 1',
  elsewhere: 0,
}
const view = (change: Partial<NoticeRedactions> = {}): NoticeRedactions => ({
  sections: [
    { id: 'reasons', heading: 'Reasons', blocks: [{ kind: 'paragraph', number: 1, text }] },
  ],
  redactions: [],
  identifiers: [{ kind: 'PERSON', words: 'Mrs Holt', label: 'Reasons, paragraph 1', places: 2 }],
  rows: [],
  ...change,
})
const hearingCase: HearingCase = {
  ...emptySections(),
  id: 'c1',
  reference: 'EH-2026-001',
  version: 1,
  replacesNotice: null,
  status: 'OPEN',
  createdAt: '2026-11-01T09:00:00.000Z',
  regime: regimeOfParticulars(emptySections().particulars),
}
const open = async (mayOrder = true) => {
  render(<LeftOutPanel hearingCase={hearingCase} mayOrder={mayOrder} />)
  const name = mayOrder ? 'Choose what is left out' : 'What is left out'
  await userEvent.click(await screen.findByRole('button', { name }))
}

describe('what is left out of the published notice', () => {
  afterEach(() => {
    cleanup()
    useLeftOut.setState(useLeftOut.getInitialState())
  })

  it('takes what may identify somebody to the words, each place to be chosen, with a ground', async () => {
    const asked = bridge({
      'notice-redaction:list': answer(view()),
      'notice-redaction:mark': answer(view({ redactions: [one] })),
    })
    await open()
    await userEvent.click(screen.getByRole('button', { name: 'Leave out Mrs Holt' }))
    const places = within(screen.getByRole('region', { name: 'Leave out' }))
    expect(places.getByText(/2 places found/)).toBeTruthy()
    await userEvent.click(places.getAllByRole('checkbox')[1] ?? document.body)
    const leave = places.getByRole('button', { name: 'Leave out 1 place' })
    expect(leave).toHaveProperty('disabled', true)
    await userEvent.click(places.getByRole('button', { name: /Ground/ }))
    await userEvent.click(await screen.findByRole('option', { name: /third party/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Leave out 1 place' }))
    expect(asked.at(-1)).toEqual({
      channel: 'notice-redaction:mark',
      input: {
        caseId: hearingCase.id,
        places: [{ sectionId: 'reasons', text, nth: 0, from: 9, to: 17 }],
        ground: 'THIRD_PARTY',
        note: '',
      },
    })
    expect(await screen.findByText('By order of the chair, 1')).toBeTruthy()
    expect(useLeftOut.getState().changes).toBe(1)
  })

  it('says loudly what is lost, and what still stands elsewhere', async () => {
    const redactions = [
      { ...one, label: null },
      { ...one, id: 's', elsewhere: 2 },
    ]
    bridge({ 'notice-redaction:list': answer(view({ redactions })) })
    await open()
    expect(screen.getByText('Lost')).toBeTruthy()
    expect(screen.getByText(/The same words still stand in 2 places/)).toBeTruthy()
  })

  it('keeps with the case what was looked at, and counts what is still to be', async () => {
    const asked = await openInStore({}, { 'notice-redaction:list': answer(view()) })
    await open()
    const box = () => screen.getByRole('checkbox', { name: /Mrs Holt/ })
    await userEvent.click(box())
    expect(screen.getByText('To look at, 0')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByText(/thing to look at/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Choose what is left out' }))
    expect(box()).toHaveProperty('checked', true)
    const saves = asked.filter(({ channel }) => channel === 'case:save')
    expect(saves.at(-1)?.input).toMatchObject({
      section: 'decision',
      value: { identifiersLookedAt: ['Mrs Holt'] },
    })
    await userEvent.click(box())
    expect(screen.getByText('To look at, 1')).toBeTruthy()
  })

  it('is shown and not changed by whoever is not the chair', async () => {
    bridge({ 'notice-redaction:list': answer(view({ redactions: [one] })) })
    await open(false)
    expect(screen.getByText('By order of the chair, 1')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Take away|Do not leave out/ })).toBeNull()
    expect(screen.queryByRole('searchbox')).toBeNull()
  })
})
