import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry, AuditVerdict } from '#contract/api'
import { actionWords, detailFacts } from '../../../src-renderer/library/action-words.ts'
import { LibraryScreen } from '../../../src-renderer/library/library-screen.tsx'
import { useRecord } from '../../../src-renderer/library/library-store.ts'
import { answer, bridge, facts, status } from '../shell/bridge.ts'

const entry = (seq: number, action: string): AuditEntry => ({
  seq,
  at: '2026-11-19T08:55:12.000Z',
  person: 'Chair',
  action,
  subject: 'EH-2026-001',
  detail: '{"reason":"Time had run out"}',
  hash: 'a'.repeat(64),
  previousHash: 'b'.repeat(64),
})
const whole: AuditVerdict = {
  intact: true,
  entries: 2,
  head: 'a'.repeat(64),
  firstBroken: null,
  checkedAt: '2026-11-19T08:55:12.000Z',
}

const show = (verdict: AuditVerdict) => {
  bridge({
    'audit:list': answer([entry(2, 'comparators.opened-early'), entry(1, 'case.created')]),
    'audit:verify': answer(verdict),
    'vault:status': answer(status()),
    'library:facts': answer(facts),
  })
  render(<LibraryScreen />)
}

beforeEach(() => useRecord.setState({ entries: null, verdict: null, problems: [] }))
afterEach(cleanup)

describe('the audit record', () => {
  it('is checked on opening, and one entry shows all that it holds', async () => {
    globalThis.matchMedia = (query) =>
      Object.assign(new EventTarget(), {
        matches: true,
        media: query,
        onchange: null,
        addListener: () => {},
        removeListener: () => {},
      }) as MediaQueryList
    show(whole)
    expect(await screen.findByText(/Complete: 2 entries, none missing/)).toBeTruthy()
    await userEvent.click(await screen.findByRole('button', { name: /Open entry 2/ }))
    expect(screen.getByText('Time had run out')).toBeTruthy()
  })

  it('names the first entry that does not follow', async () => {
    show({ ...whole, intact: false, firstBroken: { seq: 2, explanation: 'It was altered.' } })
    expect(await screen.findByText('Entry 2 does not follow')).toBeTruthy()
    expect(screen.getByText(/It was altered/)).toBeTruthy()
  })

  it('hides no act for which it has no words, and no detail it cannot read', () => {
    expect(actionWords('something.new')).toBe('something.new')
    expect(detailFacts('torn {')).toEqual([{ name: 'Detail', value: 'torn {', isHash: false }])
  })
})
