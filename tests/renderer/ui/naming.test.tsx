import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PolarityChip } from '../../../src-renderer/ui/chip.tsx'
import { ConfirmDialog } from '../../../src-renderer/ui/dialog.tsx'
import { ErrorSummary } from '../../../src-renderer/ui/notice.tsx'
import { announce, LiveRegion } from '../../../src-renderer/ui/status.tsx'

afterEach(cleanup)

describe('what is read out', () => {
  it('a chip says its polarity in words, not by colour or sign', () => {
    render(<PolarityChip polarity="AGGRAVATING" label="Sustained" onPress={() => {}} />)
    expect(screen.getByRole('button', { name: 'aggravating, Sustained' })).toBeTruthy()
  })

  it('an error summary takes the focus, and each problem leads to its field', async () => {
    render(
      <>
        <ErrorSummary
          title="One thing stands in the way"
          problems={[{ message: 'Write the reasons.', href: '#reasons' }]}
        />
        <textarea id="reasons" aria-label="Reasons" />
      </>,
    )
    expect(document.activeElement?.textContent).toContain('One thing stands in the way')
    const before = globalThis.location.hash
    await userEvent.click(screen.getByRole('link', { name: 'Write the reasons.' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Reasons'))
    expect(globalThis.location.hash).toBe(before)
  })

  it('the same words said twice are new words to a screen reader', async () => {
    render(<LiveRegion />)
    announce('Saved')
    const first = await screen.findByText('Saved', { normalizer: (text) => text })
    announce('Saved')
    await expect.poll(() => first.textContent).not.toBe('Saved')
  })
})

describe('a confirm step', () => {
  it('holds the focus, and Esc goes back', async () => {
    const onConfirm = vi.fn()
    const onCancel = vi.fn()
    render(
      <ConfirmDialog
        title="Seal your view"
        confirmLabel="Seal my view"
        variant="seal"
        isOpen
        onConfirm={onConfirm}
        onCancel={onCancel}
      >
        It cannot be edited afterwards.
      </ConfirmDialog>,
    )
    expect(screen.getByRole('alertdialog', { name: 'Seal your view' })).toBeTruthy()
    expect(screen.getByRole('alertdialog').contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Escape}')
    expect(onCancel).toHaveBeenCalledTimes(1)
    expect(onConfirm).not.toHaveBeenCalled()
  })
})
