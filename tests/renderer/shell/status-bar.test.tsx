import { act, render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { StatusBar } from '../../../src-renderer/shell/status-bar.tsx'
import { bridge, facts, telling } from './bridge.ts'

describe('The status bar', () => {
  it('says how far the reading of a large library is, for as long as it is read', () => {
    bridge({})
    const tell = telling('library:reading')
    render(<StatusBar facts={facts} />)
    expect(screen.getByText('Encrypted library, 90 precedents')).toBeTruthy()
    act(() => tell({ done: 34_000, total: 100_000 }))
    expect(screen.getByText('Encrypted library, reading 34,000 of 100,000 precedents')).toBeTruthy()
    act(() => tell(null))
    expect(screen.getByText('Encrypted library, 90 precedents')).toBeTruthy()
  })
})
