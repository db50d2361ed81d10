import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DateField, RadioList, SecretField, TextArea } from '../../../src-renderer/ui/field.tsx'

afterEach(cleanup)

function OneDate({ onDate }: { readonly onDate: (date: string | null) => void }) {
  const [date, setDate] = useState<string | null>(null)
  return (
    <DateField
      label="Hearing"
      value={date}
      onChange={(next) => {
        setDate(next)
        onDate(next)
      }}
    />
  )
}

describe('a date field', () => {
  it('hands over the date as soon as it can be read, and says it in words', async () => {
    const onDate = vi.fn()
    render(<OneDate onDate={onDate} />)
    await userEvent.type(screen.getByLabelText('Hearing'), '26/11/2026')
    expect(onDate).toHaveBeenLastCalledWith('2026-11-26')
    expect(screen.getByText('Thursday 26 November 2026')).toBeTruthy()
  })

  it('keeps what it cannot read as typed, hands over nothing, and says how to write it', async () => {
    const onDate = vi.fn()
    render(<OneDate onDate={onDate} />)
    const field = screen.getByLabelText('Hearing')
    await userEvent.type(field, '31/02/2026')
    await userEvent.tab()
    expect(onDate).not.toHaveBeenCalled()
    expect(field).toHaveProperty('value', '31/02/2026')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/Write it as 26\/11\/2026/)).toBeTruthy()
  })

  it('hands over nothing-there when it is emptied', async () => {
    const onDate = vi.fn()
    render(<OneDate onDate={onDate} />)
    await userEvent.type(screen.getByLabelText('Hearing'), '26/11/2026')
    await userEvent.clear(screen.getByLabelText('Hearing'))
    expect(onDate).toHaveBeenLastCalledWith(null)
  })
})

describe('other fields', () => {
  it('a passphrase is hidden until it is asked to be shown', async () => {
    render(
      <SecretField
        label="Passphrase"
        value="four words"
        onChange={() => {}}
        autoComplete="current-password"
      />,
    )
    const field = screen.getByLabelText('Passphrase')
    expect(field.getAttribute('type')).toBe('password')
    await userEvent.click(screen.getByRole('button', { name: 'Show passphrase' }))
    expect(field.getAttribute('type')).toBe('text')
  })

  it('an error is part of the description of its field', () => {
    render(<TextArea label="Reasons" value="" onChange={() => {}} error="Write the reasons." />)
    const described = screen.getByLabelText('Reasons').getAttribute('aria-describedby') ?? ''
    const words = described.split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(words.join(' ')).toContain('Write the reasons.')
  })

  it('counts words, not spaces', () => {
    render(<TextArea label="Reasons" value={'  one \n two  '} onChange={() => {}} words />)
    expect(screen.getByText('2 words')).toBeTruthy()
  })

  it('a choice that is not open can be read but not chosen', async () => {
    const onChange = vi.fn()
    render(
      <RadioList
        label="Outcome"
        items={[
          { id: 'ww', label: 'Written warning', description: 'Not open', disabled: true },
          { id: 'fww', label: 'Final written warning' },
        ]}
        value={null}
        onChange={onChange}
      />,
    )
    expect(screen.getByText('Not open')).toBeTruthy()
    await userEvent.click(screen.getByText('Written warning'))
    expect(onChange).not.toHaveBeenCalled()
    await userEvent.click(screen.getByText('Final written warning'))
    expect(onChange).toHaveBeenCalledWith('fww')
  })
})
