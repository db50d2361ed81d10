import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Dialog } from '../../../src-renderer/ui/dialog.tsx'
import { allowSingleKeys, useKeys, useKeyState } from '../../../src-renderer/ui/keys.ts'

afterEach(() => {
  cleanup()
  act(() => allowSingleKeys(true))
})

function Screen(props: { readonly find: () => void; readonly palette: () => void }) {
  useKeys([
    { keys: '/', label: 'Search', run: props.find },
    { keys: 'Ctrl+K', label: 'Palette', run: props.palette },
  ])
  return <input aria-label="Words" />
}

const show = () => {
  const find = vi.fn()
  const palette = vi.fn()
  const { unmount } = render(<Screen find={find} palette={palette} />)
  return { find, palette, unmount }
}

describe('keyboard shortcuts', () => {
  it('single characters rest while a text field has the focus; combinations do not', async () => {
    const { find, palette } = show()
    await userEvent.keyboard('/')
    expect(find).toHaveBeenCalledTimes(1)
    await userEvent.click(screen.getByLabelText('Words'))
    await userEvent.keyboard('/{Control>}k{/Control}')
    expect(find).toHaveBeenCalledTimes(1)
    expect(screen.getByLabelText('Words')).toHaveProperty('value', '/')
    expect(palette).toHaveBeenCalledTimes(1)
  })

  it('single characters in a dialog are not for the screen behind it', async () => {
    const { find, palette } = show()
    render(
      <Dialog title="A question" isOpen onClose={() => {}}>
        <p>Nothing to type here.</p>
      </Dialog>,
    )
    expect(document.activeElement).toBe(screen.getByRole('dialog'))
    await userEvent.keyboard('/{Control>}k{/Control}')
    expect(find).not.toHaveBeenCalled()
    expect(palette).toHaveBeenCalledTimes(1)
  })

  it('single characters can be turned off', async () => {
    const { find } = show()
    act(() => allowSingleKeys(false))
    await userEvent.keyboard('/')
    expect(find).not.toHaveBeenCalled()
  })

  it('are listed while their screen is there, and not after', () => {
    const { unmount } = show()
    const listed = () => useKeyState.getState().known.map(({ label }) => label)
    expect(listed()).toEqual(['Search', 'Palette'])
    act(unmount)
    expect(listed()).toEqual([])
  })
})
