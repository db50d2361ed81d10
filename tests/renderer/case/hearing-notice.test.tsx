import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { WorkingPaper } from '#core/notice/working-paper'
import { refuse } from '#core/result'
import { HearingNoticeCard } from '../../../src-renderer/case/clocks/hearing-notice.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { answer, type bridge } from '../shell/bridge.ts'
import { open } from './open-case.ts'

const dialog = () => screen.queryByRole('dialog', { name: 'Public notice of the hearing' })

/** Opens the dialog; what is asked of the main process is answered as given. */
async function show(answers: Parameters<typeof bridge>[0]) {
  const asked = await open({}, answers)
  render(<Open />)
  await userEvent.click(screen.getByRole('button', { name: 'Make the public notice' }))
  return {
    asked,
    papers: () => asked.filter(({ channel }) => channel.startsWith('paper:')),
  }
}

/** The card on the case as it stands in the store. */
function Open() {
  const openCase = useCase((state) => state.openCase)
  return openCase === null ? null : <HearingNoticeCard hearingCase={openCase.hearingCase} />
}

const caseId = 'c1'
const paper: WorkingPaper = {
  kind: 'PUBLISHED',
  language: 'en-GB',
  title: 'Notice of a misconduct hearing',
  marking: 'OFFICIAL',
  number: 'EH-2026-001',
  caseReference: 'EH-2026-001',
  version: 1,
  replaces: null,
  force: 'County force',
  author: 'County force',
  sections: [
    {
      id: 'hearing',
      heading: 'The hearing',
      blocks: [{ kind: 'facts', rows: [['Time', '10.00']] }],
    },
  ],
}

describe('the public notice of a hearing', () => {
  afterEach(cleanup)

  it('asks why where the chair leaves something out, and saves what is told', async () => {
    const { papers } = await show({ 'paper:save': answer('notice.pdf') })
    expect(screen.queryByRole('textbox', { name: 'Why the rest is left out' })).toBeNull()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Place' }))
    expect(screen.queryByRole('textbox', { name: 'Place' })).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: 'Why the rest is left out' }), 'Risk')
    await userEvent.type(screen.getByRole('textbox', { name: 'Time' }), '10.00')
    await userEvent.click(screen.getByRole('button', { name: 'Save as PDF' }))
    const notice = { leftOut: ['PLACE'], reason: 'Risk', time: '10.00', place: '', additions: '' }
    expect(papers()).toEqual([
      { channel: 'paper:save', input: { caseId, paper: 'HEARING_NOTICE', notice } },
    ])
    expect(dialog()).toBeNull()
  })

  it('says what is missing and keeps what was typed', async () => {
    await show({
      'paper:save': async () => refuse('NOT_RECORDED', 'Say where the hearing is held.'),
    })
    await userEvent.type(screen.getByRole('textbox', { name: 'Time' }), '10.00')
    await userEvent.click(screen.getByRole('button', { name: 'Save as PDF' }))
    expect(screen.getByText('Say where the hearing is held.')).toBeTruthy()
    expect(dialog()).not.toBeNull()
    expect(screen.getByRole('textbox', { name: 'Time' })).toHaveProperty('value', '10.00')
  })

  it('lists what may identify somebody in it before it is saved, and nothing where nothing may', async () => {
    const text = 'Complainant Heron wrote to Mr Quill at SW1A 2AA.'
    const conduct = { kind: 'paragraph', number: 1, text } as const
    const sections = [{ id: 'conduct', heading: 'The conduct alleged', blocks: [conduct] }]
    await show({
      'paper:compose': answer({ document: { ...paper, sections }, untranslated: [] }),
    })
    expect(screen.queryByRole('region', { name: 'To look at' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Show the notice' }))
    const list = await screen.findByRole('region', { name: 'To look at' })
    expect(list.textContent).toContain('Complainant Heron')
    expect(list.textContent).toContain('SW1A 2AA')
    expect(list.textContent).toContain('The conduct alleged, paragraph 1')
    cleanup()
    await show({ 'paper:compose': answer({ document: paper, untranslated: [] }) })
    await userEvent.click(screen.getByRole('button', { name: 'Show the notice' }))
    await screen.findByRole('article')
    expect(screen.queryByRole('region', { name: 'To look at' })).toBeNull()
  })

  it('is looked at before it is saved, and kept as it was typed when one comes back', async () => {
    const { asked } = await show({ 'paper:compose': answer({ document: paper, untranslated: [] }) })
    await userEvent.type(screen.getByRole('textbox', { name: 'Time' }), '10.00')
    await userEvent.click(screen.getByRole('button', { name: 'Show the notice' }))
    const shown = await screen.findByRole('article', { name: /^Notice of a misconduct hearing/ })
    expect(shown.textContent).toContain('Time10.00')
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    const saves = asked.filter(({ channel }) => channel === 'case:save')
    expect(saves.at(-1)?.input).toMatchObject({
      section: 'particulars',
      value: { hearing: { time: '10.00' } },
    })
    await userEvent.click(screen.getByRole('button', { name: 'Make the public notice' }))
    expect(screen.getByRole('textbox', { name: 'Time' })).toHaveProperty('value', '10.00')
  })
})
