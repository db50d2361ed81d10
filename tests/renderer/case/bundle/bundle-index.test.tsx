import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { ok } from '#core/result'
import { BundleIndex } from '../../../../src-renderer/case/bundle/bundle-index.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { LiveRegion } from '../../../../src-renderer/ui/status.tsx'
import { open } from '../open-case.ts'
import { document } from './documents.ts'

afterEach(cleanup)

it('says where a document stands once it is moved by its menu', async () => {
  const documents = [document('d1', 1, 5), document('d2', 6, 3)]
  const opened = () => useCase.getState().openCase ?? expect.fail('No case is open')
  const asked = await open({}, { 'bundle:arrange': async () => ok(opened()) })
  const openCase = { ...opened(), documents }
  render(
    <>
      <BundleIndex openCase={openCase} current="d1" />
      <LiveRegion />
    </>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Change Document d2' }))
  await userEvent.click(screen.getByRole('menuitem', { name: 'Move up' }))
  expect(await screen.findByText('Document d2 is now A1')).toBeTruthy()
  const arranged = asked.find(({ channel }) => channel === 'bundle:arrange')
  expect(JSON.stringify(arranged?.input)).toMatch(/d2.*d1/)
})
