import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Table, type Column } from '../../../src-renderer/ui/table.tsx'

afterEach(cleanup)

type Row = { readonly ref: string; readonly rank: string }
const rows: readonly Row[] = [
  { ref: 'P-0001', rank: 'Constable' },
  { ref: 'P-0002', rank: 'Sergeant' },
  { ref: 'P-0003', rank: 'Inspector' },
]
const columns: readonly Column<Row>[] = [
  { id: 'ref', head: 'Precedent', rowHead: true, sortable: true, cell: ({ ref }) => ref },
  { id: 'rank', head: 'Rank', cell: ({ rank }) => rank },
]

const show = (props: Partial<Parameters<typeof Table<Row>>[0]> = {}) => {
  const onOpen = vi.fn()
  const onSort = vi.fn()
  render(
    <Table
      caption="Precedents"
      columns={columns}
      rows={rows}
      rowKey={({ ref }) => ref}
      onOpen={onOpen}
      openLabel={({ ref, rank }) => `Open ${ref}, ${rank.toLowerCase()}`}
      onSort={onSort}
      sort={{ column: 'ref', direction: 'ascending' }}
      {...props}
    />,
  )
  return { onOpen, onSort }
}
const focusedName = () => document.activeElement?.getAttribute('aria-label')

describe('a table', () => {
  it('has a caption, row heads, and opening controls with whole names', () => {
    show()
    expect(screen.getByRole('table', { name: 'Precedents' })).toBeTruthy()
    expect(screen.getAllByRole('rowheader')).toHaveLength(3)
    expect(screen.getByRole('button', { name: 'Open P-0002, sergeant' })).toBeTruthy()
  })

  it('is one tab stop: arrows, J and K, Home and End move, Enter opens', async () => {
    const { onOpen } = show({ rowKeys: true })
    await userEvent.keyboard('j')
    expect(focusedName()).toBe('Open P-0001, constable')
    await userEvent.keyboard('j{ArrowDown}')
    expect(focusedName()).toBe('Open P-0003, inspector')
    await userEvent.keyboard('k')
    expect(focusedName()).toBe('Open P-0002, sergeant')
    await userEvent.keyboard('{End}{Enter}')
    expect(onOpen).toHaveBeenCalledWith(rows[2])
    await userEvent.keyboard('{Home}')
    expect(focusedName()).toBe('Open P-0001, constable')
  })

  it('says how it is sorted, and asks for the other way round', async () => {
    const { onSort } = show()
    const head = screen.getByRole('columnheader', { name: 'Precedent' })
    expect(head.getAttribute('aria-sort')).toBe('ascending')
    await userEvent.click(screen.getByRole('button', { name: 'Precedent' }))
    expect(onSort).toHaveBeenCalledWith({ column: 'ref', direction: 'descending' })
  })

  it('says inside the table that it is loading or empty', () => {
    show({ rows: [], isLoading: true })
    expect(screen.getByText('Loading').closest('table')).toBeTruthy()
    cleanup()
    show({ rows: [], empty: 'Nothing here' })
    expect(screen.getByText('Nothing here').closest('table')).toBeTruthy()
  })
})
