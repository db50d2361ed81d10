import { useState } from 'react'
import type { TableMapping } from '#core/import/mapping/mapping'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Segmented, Select, TextField } from '../ui/field.tsx'
import { announce } from '../ui/status.tsx'
import { usedMapping, useMatch, type Matching } from './match-store.ts'

type Parts = { readonly matching: Matching; readonly mapping: TableMapping }

const standsFor = (
  mapping: TableMapping,
  field: TableMapping['columns'][number]['fields'][number],
) => mapping.columns.some(({ fields }) => fields.includes(field))

const orders = [
  { id: 'DAY_FIRST', label: 'The day: 04/05/2021 is 4 May' },
  { id: 'MONTH_FIRST', label: 'The month: 04/05/2021 is 5 April' },
] as const

/** Asked only where dates of the table can be read in two ways. */
export function DateOrderOf({ matching, mapping }: Parts) {
  const { setDates } = useMatch()
  const dated = matching.table.columns.find(
    ({ dates }, at) => dates !== null && mapping.columns[at]?.fields.includes('hearing_date'),
  )
  if (dated === undefined) return null
  const isTold = (dated.dates?.told ?? null) !== null
  return (
    <Card title="How the hearing dates are written">
      <Segmented
        label="What comes first"
        description={
          isTold
            ? 'Other dates of this column tell it, as no month has so many days.'
            : 'The dates of this column do not tell it, so it has to be said.'
        }
        items={orders}
        value={mapping.dates}
        onChange={setDates}
      />
    </Card>
  )
}

/** What no column says and is the same for every row; nothing else is filled in. */
export function SameForAll({ matching, mapping }: Parts) {
  const { setFixed } = useMatch()
  const asksForce = !standsFor(mapping, 'force')
  const asksKind = !standsFor(mapping, 'source_kind')
  if (!asksForce && !asksKind) return null
  return (
    <Card title="The same for every row">
      <div className="stack">
        {asksKind && (
          <Select
            label="What the records of this table rest on"
            items={matching.table.sourceKinds.map(({ entry, label }) => ({ id: entry, label }))}
            value={mapping.fixed.source_kind}
            onChange={(source_kind) => setFixed({ source_kind })}
          />
        )}
        {asksForce && (
          <TextField
            label="Force"
            description="Leave it empty where the table is of several forces: it is then not stated."
            value={mapping.fixed.force ?? ''}
            onChange={(force) => setFixed({ force: force.trim() === '' ? null : force })}
            maxLength={200}
          />
        )}
      </div>
    </Card>
  )
}

/** Keeps the mapping under a name, to be offered again for the same headings. */
export function KeepMapping({ mapping }: { readonly mapping: TableMapping }) {
  const { keep } = useMatch()
  const [name, setName] = useState('')
  const [lastName, setLastName] = useState<string | null>(null)
  const save = async () => {
    if (!(await keep(name, usedMapping(mapping)))) return
    announce(`The mapping “${name}” is kept`)
    setLastName(name.trim())
    setName('')
  }
  return (
    <Card title="Keep these matches">
      <div className="match__keep">
        <TextField
          label="Name"
          description="They are offered again for a table with the same headings."
          value={name}
          onChange={setName}
          onEnter={() => void save()}
          maxLength={120}
        />
        <Button icon="plus" onPress={() => void save()} isDisabled={name.trim() === ''}>
          Keep
        </Button>
      </div>
      {lastName !== null && (
        <p className="note match__kept">
          Kept as “<bdi>{lastName}</bdi>”.
        </p>
      )}
    </Card>
  )
}
