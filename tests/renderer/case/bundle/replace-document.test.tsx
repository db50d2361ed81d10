import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DocumentReplaced } from '#contract/api'
import { ok, refuse } from '#core/result'
import { ReplaceDocument } from '../../../../src-renderer/case/bundle/replace-document.tsx'
import { endReplacing } from '../../../../src-renderer/case/bundle/replace-store.ts'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'
import { document } from './documents.ts'

beforeEach(endReplacing)
afterEach(cleanup)

const statement = document('d1', 1, 12)
const replaced = (): DocumentReplaced => ({
  openCase: useCase.getState().openCase ?? expect.fail('No case is open'),
  title: statement.title,
  pages: { before: 12, now: 13 },
  keptFor: [1, 2],
  redactionsRemoved: 3,
  report: {
    added: [{ file: 'new.pdf', title: statement.title, notes: ['A script was taken out.'] }],
    refused: [],
    left: [],
  },
})
async function show(answer: () => Awaited<ReturnType<typeof refuse>> | ReturnType<typeof ok>) {
  const onClose = vi.fn()
  const asked = await open({}, { 'bundle:replace': async () => answer() as never })
  render(<ReplaceDocument caseId="c1" document={statement} onClose={onClose} />)
  return { asked, onClose }
}
const choose = () => userEvent.click(screen.getByRole('button', { name: 'Choose the new file' }))

describe('replacing the file of a document', () => {
  it('says what it means before a file is asked for, and what became of it after', async () => {
    const { asked, onClose } = await show(() => ok(replaced()))
    expect(screen.getByText(/Areas marked for redaction are taken away/)).toBeTruthy()
    expect(asked.some(({ channel }) => channel === 'bundle:replace')).toBe(false)
    await choose()
    expect(asked.at(-1)?.input).toEqual({ caseId: 'c1', documentId: 'd1' })
    expect(await screen.findByText(/13 pages; it had 12/)).toBeTruthy()
    expect(screen.getByText(/kept for version 1, 2 of the bundle/)).toBeTruthy()
    expect(screen.getByText(/3 areas marked for redaction were taken away/)).toBeTruthy()
    expect(screen.getByText('A script was taken out.')).toBeTruthy()
    await userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) ?? expect.fail())
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('stays as it was where no file was chosen or it is refused', async () => {
    let isFirst = true
    await show(() => {
      if (!isFirst) return refuse('SAME_FILE', 'This is the very file that stands there already.')
      isFirst = false
      return ok(null)
    })
    await choose()
    expect(screen.getByRole('button', { name: 'Choose the new file' })).toBeTruthy()
    await choose()
    expect((await screen.findByRole('alert')).textContent).toContain('very file')
  })
})
