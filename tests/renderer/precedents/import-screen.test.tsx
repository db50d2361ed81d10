import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportReport } from '#contract/api'
import { ok, type Result } from '#core/result'
import { ImportScreen } from '../../../src-renderer/precedents/import-screen.tsx'
import { useImport } from '../../../src-renderer/precedents/import-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge, telling } from '../shell/bridge.ts'
import { signIn } from './library.ts'

const report = (change: Partial<ImportReport> = {}): ImportReport => ({
  file: 'outcomes.jsonl',
  rows: 10,
  accepted: 7,
  repeated: 0,
  reading: null,
  tried: false,
  duplicates: 2,
  rejected: [{ line: 4, field: 'outcome', reason: 'The outcome is missing', raw: '{}' }],
  rejectedRows: 1,
  reasons: [
    {
      field: 'outcome',
      reason: 'The outcome is missing',
      rows: 1,
      lines: [4],
      values: [],
      otherValues: 0,
    },
  ],
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
    isCancelled: false,
  })
})
afterEach(cleanup)

/** A file whose columns need not be matched was chosen; the import answers as the test says. */
const behind = (answers: Parameters<typeof bridge>[0]) =>
  bridge({
    'import:look': answer({ id: 'chosen', file: 'outcomes.jsonl', table: null }),
    'mapping:list': answer([]),
    ...answers,
  })

const choose = async () => userEvent.click(screen.getByRole('button', { name: 'Choose a file' }))

describe('importing precedents', () => {
  it('tells what became of every row and counts anew', async () => {
    let refreshed = 0
    useSession.setState({ refresh: async () => void (refreshed += 1) })
    behind({ 'import:run': answer(report()) })
    render(<ImportScreen />)
    await choose()
    expect(screen.getByText('The outcome is missing')).toBeTruthy()
    expect(screen.getByText('“public disquiet”')).toBeTruthy()
    expect(screen.getByText('2, 9')).toBeTruthy()
    expect(screen.getByText('The hearing date is missing')).toBeTruthy()
    expect(refreshed).toBe(1)
  })

  it('groups thousands of rejected rows by what was wrong, with the first rows behind it', async () => {
    const reason = 'The outcome "…" is not known'
    const values = [
      { value: '30 Day Suspension', rows: 3_844, lines: [7, 9, 12] },
      { value: 'Resigned', rows: 1_385, lines: [8] },
    ]
    const rejected = Array.from({ length: 40 }, (_, n) => ({
      line: n + 7,
      field: 'outcome',
      reason: 'The outcome "30 Day Suspension" is not known',
      raw: '{}',
    }))
    const of = { field: 'outcome', reason, rows: 5_300, lines: [7, 8], values, otherValues: 0 }
    behind({ 'import:run': answer(report({ rejected, rejectedRows: 5_300, reasons: [of] })) })
    render(<ImportScreen />)
    await choose()
    expect(screen.getByText(reason)).toBeTruthy()
    expect(screen.getByText('5,300 rows')).toBeTruthy()
    const row = screen.getByRole('row', {
      name: /30 Day Suspension.*3,844.*7, 9, 12 and 3841 more/,
    })
    expect(row.closest('details')).toBeNull()
    expect(screen.getByText(/^71 rows with other values/)).toBeTruthy()
    expect(screen.getByText('The first rows one by one')).toBeTruthy()
  })

  it('says where the rejected rows were saved', async () => {
    behind({
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
    behind({
      'import:run': () => new Promise((resolve) => (settle = resolve)),
      'import:cancel': async () => {
        settle(ok(report({ cancelled: true, accepted: 0, rejected: [] })))
        return ok(null)
      },
    })
    const tell = telling('import:progress')
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
