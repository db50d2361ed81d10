import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { ok, refuse } from '#core/result'
import { MaskedTitle, UncoverWords } from '../../../src-renderer/case/comparators/masked-title.tsx'
import {
  forgetMaskedWords,
  loadMaskedWords,
} from '../../../src-renderer/case/store/masked-words-store.ts'
import { bridge } from '../shell/bridge.ts'

const title = 'Told a pregnant colleague that she could not be promoted.'
const masked = { version: '1', notes: [], words: ['pregnan*'] }

/** The account of one listed case, and what is asked of the main process. */
async function show(answers: Parameters<typeof bridge>[0]) {
  const asked = bridge({ 'comparison:masked-words': async () => ok(masked), ...answers })
  await loadMaskedWords('case-1')
  render(
    <>
      <MaskedTitle of="P-0007" title={title} />
      <UncoverWords of="P-0007" title={title} />
    </>,
  )
  return asked
}
const uncover = () =>
  userEvent.click(screen.getByRole('button', { name: 'Show the hidden word of P-0007, on record' }))

describe('the account of a listed case', () => {
  afterEach(() => {
    cleanup()
    forgetMaskedWords()
  })

  it('is not in the page with words that give away a protected characteristic', async () => {
    await show({})
    expect(document.body.textContent).toContain('Told a [hidden word] colleague')
    expect(document.body.innerHTML).not.toContain('pregnan')
  })

  it('says of one word and of several what they may give away', async () => {
    await show({})
    expect(document.body.textContent).toContain('A word is hidden: it may give away')
    cleanup()
    render(<UncoverWords of="P-0008" title={`${title} ${title}`} />)
    expect(document.body.textContent).toContain('2 words are hidden: they may give away')
  })

  it('shows them when asked, once that is on record', async () => {
    const asked = await show({ 'comparison:unmask': async () => ok(null) })
    await uncover()
    expect(document.body.textContent).toContain(title)
    // The button is gone: focus stays where it was, on what became of it.
    expect(document.activeElement?.textContent).toBe('The hidden word is shown. That is on record.')
    expect(asked.slice(1)).toEqual([
      { channel: 'comparison:unmask', input: { caseId: 'case-1', ref: 'P-0007' } },
    ])
  })

  it('keeps them hidden where that could not be put on record', async () => {
    await show({ 'comparison:unmask': async () => refuse('LOCKED', 'The library was locked.') })
    await uncover()
    expect(document.body.innerHTML).not.toContain('pregnan')
    expect(screen.getByText('The library was locked.')).toBeTruthy()
  })
})
