import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { RowChoices } from '../../../src-renderer/case/comparators/row-choices.tsx'

const pins: string[] = []
const choice = { pinned: new Set(['P-0002']), onPin: (ref: string) => pins.push(ref) }
afterEach(cleanup)

describe('What the panel may do with a listed case', () => {
  it('pins a case to the top, and lets a pinned one go', async () => {
    const user = userEvent.setup()
    render(<RowChoices of="P-0001" choice={choice} mayExclude />)
    await user.click(screen.getByRole('button', { name: 'Pin P-0001 to the top' }))
    expect(pins).toEqual(['P-0001'])
    cleanup()
    render(<RowChoices of="P-0002" choice={choice} mayExclude />)
    expect(screen.getByRole('button', { name: 'Unpin P-0002' })).toBeDefined()
  })

  it('leads the focus into the reason, and back where it is left', async () => {
    const user = userEvent.setup()
    render(<RowChoices of="P-0001" choice={choice} mayExclude />)
    await user.click(screen.getByRole('button', { name: 'Exclude P-0001 with a reason' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Why the panel/ }))
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    const exclude = screen.getByRole('button', { name: 'Exclude P-0001 with a reason' })
    expect(document.activeElement).toBe(exclude)
  })

  it('takes no case out without a reason, and none that does not count', async () => {
    const user = userEvent.setup()
    render(<RowChoices of="P-0001" choice={choice} mayExclude />)
    await user.click(screen.getByRole('button', { name: 'Exclude P-0001 with a reason' }))
    const take = screen.getByRole('button', { name: 'Take P-0001 out' })
    expect(take.hasAttribute('disabled')).toBe(true)
    await user.type(screen.getByRole('textbox', { name: /^Why the panel takes P-0001/ }), 'Wrong')
    expect(take.hasAttribute('disabled')).toBe(false)
    cleanup()
    render(<RowChoices of="P-0001" choice={choice} mayExclude={false} />)
    expect(screen.queryByRole('button', { name: /^Exclude/ })).toBeNull()
  })
})
