import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { ReaderTools } from '../../../../src-renderer/case/bundle/reader-tools.tsx'
import { document as bundleDocument } from './documents.ts'

afterEach(cleanup)

const onPage = vi.fn<(place: number) => void>()
const onRead = vi.fn<() => void>()

function Tools() {
  const field = useRef<HTMLInputElement>(null)
  return (
    <ReaderTools
      documentId="d"
      label="2"
      place={1}
      total={30}
      documents={[bundleDocument('d', 1, 30)]}
      fieldRef={field}
      actions={null}
      onPage={onPage}
      onRead={onRead}
      onRefused={() => queueMicrotask(() => field.current?.select())}
    />
  )
}

it('lets another page be typed after one that is not there', async () => {
  render(<Tools />)
  await userEvent.tab()
  const field = screen.getByRole<HTMLInputElement>('textbox')
  await userEvent.clear(field)
  await userEvent.keyboard('99{Enter}')
  expect([field.value, onPage.mock.calls.length, onRead.mock.calls.length]).toEqual(['2', 0, 0])
  await userEvent.keyboard('14{Enter}')
  expect(field.value).toBe('14')
  expect(onPage).toHaveBeenCalledWith(13)
  expect(onRead).toHaveBeenCalledOnce()
})
