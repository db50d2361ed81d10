import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Refs } from '../../../src-renderer/case/comparators/refs.tsx'

const show = (count: number) => {
  const opened: unknown[] = []
  const refs = Array.from({ length: count }, (_, n) => `P-${n}`)
  render(
    <Refs
      refs={refs}
      label="that set the floor"
      named={2}
      onCase={(ref) => void opened.push(ref)}
      onCases={(some, label) => void opened.push({ count: some.length, label })}
    />,
  )
  return opened
}

describe('the cases that set a bound', () => {
  afterEach(cleanup)

  it('are named as far as they fit, and the number of the others opens them all', async () => {
    const opened = show(4_895)
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'P-0',
      'P-1',
      'and 4,893 more',
    ])
    await userEvent.click(screen.getByRole('button', { name: 'P-1' }))
    await userEvent.click(screen.getByRole('button', { name: /^and 4,893 more/ }))
    expect(opened).toEqual(['P-1', { count: 4_895, label: 'that set the floor' }])
  })

  it('have no number where all are named', () => {
    show(2)
    expect(screen.getAllByRole('button')).toHaveLength(2)
  })
})
