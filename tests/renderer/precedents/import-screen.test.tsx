import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportReport } from '#contract/api'
import { ok, type Result } from '#core/result'
import { ImportScreen } from '../../../src-renderer/precedents/import-screen.tsx'
import { useImport } from '../../../src-renderer/precedents/import-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge } from '../shell/bridge.ts'
import { signIn } from './library.ts'

const report = (change: Partial<ImportReport> = {}): ImportReport => ({
  file: 'outcomes.jsonl',
  rows: 10,
  accepted: 7,
  duplicates: 2,
  rejected: [{ line: 4, field: 'outcome', reason: 'The outcome is missing', raw: '{}' }],
  rejectedRows: 1,
  remarksMade: 1,
  unmapped: [{ field: 'aggravating', word: 'public disquiet', lines: [2, 9] }],
  remarks: [{ line: 3, id: 'a-1', remark: 'The hearing date is missing' }],
  cancelled: false,
  ...change,
})

beforeEach(() => {
  signIn()
  useImport.setState({
    isRunning: false,
    progress: null,
    report: null,
    problems: [],
    savedTo: null,
  })
})
afterEach(cleanup)

const choose = async () => userEvent.click(screen.getByRole('button', { name: 'Choose a file' }))

describe('importing precedents', () => {
  it('tells what became of every row and counts anew', async () => {
    let refreshed = 0
    useSession.setState({ refresh: async () => void (refreshed += 1) })
    bridge({ 'import:run': answer(report()) })
    render(<ImportScreen />)
    await choose()
    expect(screen.getByText('The outcome is missing')).toBeTruthy()
    expect(screen.getByText('“public disquiet”')).toBeTruthy()
    expect(screen.getByText('2, 9')).toBeTruthy()
    expect(screen.getByText('The hearing date is missing')).toBeTruthy()
    expect(refreshed).toBe(1)
  })

  it('says where the rejected rows were saved', async () => {
    bridge({
      'import:run': answer(report()),
      'import:save-rejects': answer('outcomes-rejected.jsonl'),
    })
    render(<ImportScreen />)
    await choose()
    await userEvent.click(screen.getByRole('button', { name: 'Save rejected rows' }))
    expect(await screen.findByText(/outcomes-rejected.jsonl: the rows/)).toBeTruthy()
  })

  it('shows progress, cancels, and says that nothing was changed', async () => {
    let settle: (result: Result<ImportReport>) => void = () => {}
    let tell: (payload: unknown) => void = () => {}
    bridge({
      'import:run': () => new Promise((resolve) => (settle = resolve)),
      'import:cancel': async () => {
        settle(ok(report({ cancelled: true, accepted: 0, rejected: [] })))
        return ok(null)
      },
    })
    globalThis.evenhand = {
      ...globalThis.evenhand,
      on: (_event, listener) => {
        tell = listener
        return () => {}
      },
    }
    render(<ImportScreen />)
    await choose()
    act(() => tell({ phase: 'WRITING', done: 3_500, total: 10_000 }))
    expect(screen.getByText('3,500 of 10,000')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^Cancel/ }))
    expect(await screen.findByText(/Nothing was changed: the library is as it was/)).toBeTruthy()
  })

  it('is not offered to a role that may not', () => {
    signIn('MEMBER')
    render(<ImportScreen />)
    expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull()
  })
})
