import { useEffect } from 'react'
import type { KeptMapping } from '#contract/api'
import { ukDay } from '#core/date-and-clock'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { mediumDate } from '../ui/dates.ts'
import { announce } from '../ui/status.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { useMatch } from './match-store.ts'

const columns: readonly Column<KeptMapping>[] = [
  { id: 'name', head: 'Name', rowHead: true, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    id: 'columns',
    head: 'Stands for',
    cell: ({ columns: matched }) => counted(matched, 'column'),
  },
  {
    id: 'saved',
    head: 'Kept',
    cell: ({ savedAt, savedBy }) => `${mediumDate(ukDay(savedAt))}, by ${savedBy}`,
  },
  { id: 'delete', head: 'Delete', cell: ({ name }) => <Delete name={name} /> },
]

function Delete({ name }: { readonly name: string }) {
  const { deleteKept } = useMatch()
  const press = async () => {
    if (await deleteKept(name)) announce(`The mapping “${name}” was deleted`)
  }
  return (
    <Button size="small" label={`Delete the mapping “${name}”`} onPress={() => void press()}>
      Delete
    </Button>
  )
}

/** Mappings that are offered again for a table with the same headings. */
export function KeptMappings() {
  const { kept, loadKept } = useMatch()
  useEffect(() => void loadKept(), [loadKept])
  if (kept.length === 0) return null
  return (
    <Card title="Kept matches of tables" aside={counted(kept.length, 'mapping')} flush>
      <Table
        caption="Mappings kept in this library"
        columns={columns}
        rows={kept}
        rowKey={({ name }) => name}
      />
      <p className="note report__more">
        What was imported by a mapping stays as it is when the mapping is deleted.
      </p>
    </Card>
  )
}
