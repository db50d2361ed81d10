import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SidePanel } from '../../../src-renderer/ui/drawer.tsx'

/** A window whose width the test changes. */
const media = Object.assign(new EventTarget(), { isWide: true })
const widen = (isWide: boolean) =>
  act(() => {
    media.isWide = isWide
    media.dispatchEvent(new Event('change'))
  })

let mounts = 0
function Note() {
  const [text, setText] = useState('')
  useState(() => (mounts += 1))
  return <textarea aria-label="Note" value={text} onChange={(e) => setText(e.target.value)} />
}

beforeEach(() => {
  mounts = 0
  media.isWide = true
  globalThis.matchMedia = (query) => {
    const list = new EventTarget()
    media.addEventListener('change', () => list.dispatchEvent(new Event('change')))
    const rest = { matches: true, media: query, onchange: null }
    const live = Object.assign(list, rest, { addListener: () => {}, removeListener: () => {} })
    // As in a browser: a list once made follows the window.
    return Object.defineProperty(live, 'matches', { get: () => media.isWide })
  }
  render(
    <SidePanel title="Notes">
      <Note />
    </SidePanel>,
  )
})
afterEach(cleanup)

const opener = () => screen.getByRole('button', { name: 'Notes' })

describe('the side panel', () => {
  it('stays one and the same while the window narrows and widens', async () => {
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Only here')
    widen(false)
    widen(true)
    const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' })
    expect(note.value).toBe('Only here')
    expect(mounts).toBe(1)
  })

  it('is open where a person was writing as the window narrowed, and shut otherwise', async () => {
    widen(false)
    expect(screen.queryByRole('dialog')).toBeNull()
    widen(true)
    await userEvent.click(screen.getByRole('textbox', { name: 'Note' }))
    widen(false)
    expect(screen.getByRole('dialog', { name: 'Notes' })).toBeTruthy()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Note')
  })

  it('opens by its button, shuts by Escape, and gives the focus back', async () => {
    widen(false)
    await userEvent.click(opener())
    const dialog = screen.getByRole('dialog', { name: 'Notes' })
    expect(dialog.contains(document.activeElement)).toBe(true)
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Kept')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener())
    await userEvent.click(opener())
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe('Kept')
  })

  it('opens and shuts by D, but not while a person writes', async () => {
    widen(false)
    await userEvent.keyboard('d')
    expect(screen.getByRole('dialog')).toBeTruthy()
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'd')
    expect(screen.getByRole('dialog')).toBeTruthy()
  })
})
