import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DocumentsAdded } from '#contract/api'
import { ok } from '#core/result'
import { AddDocuments } from '../../../../src-renderer/case/bundle/add-documents.tsx'
import { closeReport } from '../../../../src-renderer/case/bundle/intake-store.ts'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { telling } from '../../shell/bridge.ts'
import { open } from '../open-case.ts'

afterEach(cleanup)
beforeEach(closeReport)

/** Begins to add three files by the keyboard; the library answers once `end` is called. */
async function begin() {
  const ended = Promise.withResolvers<DocumentsAdded>()
  const openCase = () => useCase.getState().openCase ?? expect.fail('No case is open')
  const refused = [{ file: 'b.pdf', reason: 'It is damaged.' }]
  const report = { added: [], refused, left: ['c.pdf'] }
  const asked = await open(
    {},
    {
      'bundle:add': async () => ok(await ended.promise),
      'bundle:cancel-adding': async () => ok(null),
    },
  )
  const tell = telling('bundle:adding')
  render(<AddDocuments openCase={openCase()} />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  tell({ file: 'a.pdf', done: 0, total: 3 })
  return { asked, end: () => ended.resolve({ openCase: openCase(), report }) }
}

const focused = () => document.activeElement?.textContent

it('keeps the focus while documents are added, and gives it back after the report', async () => {
  const { asked, end } = await begin()
  await screen.findByText('a.pdf')
  expect(focused()).toBe('Adding')
  // A browser takes the focus from a button that is switched off.
  expect(document.activeElement?.hasAttribute('disabled')).toBe(false)
  await userEvent.keyboard('{Enter}')
  expect(asked.filter(({ channel }) => channel === 'bundle:add')).toHaveLength(1)
  end()
  await screen.findByRole('dialog', { name: 'Documents added' })
  await userEvent.keyboard('{Escape}')
  await expect.poll(focused).toBe('Add documents')
})

it('keeps the focus where adding is cancelled', async () => {
  const { end } = await begin()
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel: Adding documents' }))
  expect(focused()).toBe('Adding')
  end()
  await screen.findByRole('dialog', { name: 'Documents added' })
  await userEvent.keyboard('{Escape}')
  await expect.poll(focused).toBe('Add documents')
})
