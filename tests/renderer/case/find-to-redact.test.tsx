import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { ok } from '#core/result'
import { FindDialog } from '../../../src-renderer/case/redaction/find-dialog.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { LiveRegion } from '../../../src-renderer/ui/status.tsx'
import { document } from './bundle/documents.ts'
import { open } from './open-case.ts'

afterEach(cleanup)

const place = { documentId: 'd1', page: 1, rects: [], words: 'Ash', before: '', after: '' }

it('marks what was found for the words that stand there, and for no words before them', async () => {
  const asked = await open(
    {},
    {
      'redaction:find': async () =>
        ok({
          found: [place, { ...place, page: 2 }],
          alreadyMarked: 3,
          isCut: false,
          withoutText: [],
        }),
    },
  )
  const opened = useCase.getState().openCase ?? expect.fail('No case is open')
  const openCase = { ...opened, documents: [document('d1', 1, 5)] }
  render(
    <>
      <FindDialog openCase={openCase} documentId="d1" page={1} onClose={() => {}} />
      <LiveRegion />
    </>,
  )
  const mark = (name: string) => screen.getByRole('button', { name })
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words' }), ' {Enter}')
  expect(asked.some(({ channel }) => channel === 'redaction:find')).toBe(false)
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words' }), 'Ash{Enter}')
  await screen.findByText('2 places found')
  expect(screen.getByText(/3 more stand under areas marked already/)).toBeTruthy()
  expect(mark('Mark 2 places').hasAttribute('disabled')).toBe(false)
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words' }), 'ford')
  expect(mark('Mark 0 places').hasAttribute('disabled')).toBe(true)
  await userEvent.click(mark('Find'))
  await userEvent.click(await screen.findByRole('radio', { name: 'The whole bundle' }))
  expect(mark('Mark 0 places').hasAttribute('disabled')).toBe(true)
})
