import { useState } from 'react'
import type { MethodName, SplitGrade } from '#core/evaluate/evaluate'
import type { Measures } from '#core/evaluate/measures'
import { METHOD_LABELS, PLAIN_METHODS } from '#core/quality/read-grades'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useKeys } from '../ui/keys.ts'
import { Table, type Column } from '../ui/table.tsx'
import { IntervalChart, type ChartRow } from './interval-chart.tsx'
import { percent, percentRange } from './words.ts'

type Row = {
  readonly id: MethodName
  readonly label: string
  readonly measures: Measures
  readonly wrong: number
}

const rowsOf = (split: SplitGrade): readonly Row[] =>
  (['evenhand', ...PLAIN_METHODS] as const).map((id) => ({
    id,
    label: METHOD_LABELS[id],
    measures: split.methods[id],
    wrong: split.cases.filter(({ wrong }) => wrong.includes(id)).length,
  }))

const chartRow = ({ id, label, measures, wrong }: Row): ChartRow => ({
  id,
  label,
  point: measures.balancedAccuracy,
  interval: measures.intervals.balancedAccuracy,
  count: `${measures.n - wrong} of ${measures.n} right`,
  openLabel: `${label}, ${measures.n - wrong} of ${measures.n} right. Show the cases`,
  isOurs: id === 'evenhand',
})

/** Each method on the same cases: balanced accuracy as a chart, every measure as a table. */
export function MethodGrades(props: {
  readonly split: SplitGrade
  readonly onOpen: (method: MethodName) => void
}) {
  const [isTable, setTable] = useState(false)
  useKeys([{ keys: 'T', label: 'Table or chart of the grades', run: () => setTable(!isTable) }])
  const rows = rowsOf(props.split)
  return (
    <Card
      title={isTable ? 'Every measure' : 'Balanced accuracy'}
      aside={
        <LinkButton onPress={() => setTable(!isTable)}>
          {isTable ? 'Chart (T)' : 'Table of every measure (T)'}
        </LinkButton>
      }
      flush={isTable}
    >
      {isTable ? (
        <>
          <h3 className="quality__part">Dismissal told from lesser outcomes</h3>
          <Table
            caption="Dismissal told from lesser outcomes, with 95% intervals"
            columns={[named, ...dismissalColumns(props.onOpen)]}
            rows={rows}
            rowKey={({ id }) => id}
          />
          <h3 className="quality__part">Which outcome, and how sure</h3>
          <Table
            caption="Which outcome, and how sure, with 95% intervals"
            columns={[named, ...outcomeColumns]}
            rows={rows}
            rowKey={({ id }) => id}
          />
        </>
      ) : (
        <>
          <p className="small muted">
            Dismissal told from lesser outcomes, {props.split.n} cases. Dot: balanced accuracy.
            Line: 95% interval. Half is what guessing gives.
          </p>
          <IntervalChart
            label="Balanced accuracy of each method"
            rows={rows.map(chartRow)}
            onOpen={(id) => {
              const row = rows.find((one) => one.id === id)
              if (row !== undefined) props.onOpen(row.id)
            }}
          />
        </>
      )}
    </Card>
  )
}

type Figure = keyof Measures['intervals']

const share = (figure: Figure) => (row: Row) => {
  const value = row.measures[figure]
  const interval = row.measures.intervals[figure]
  if (value === null) return 'none to tell'
  return (
    <>
      {percent(value)}%
      {interval !== null && <span className="table__second">{percentRange(interval)}</span>}
    </>
  )
}

const twoPlaces = (value: number) => value.toFixed(2).replace('-', '−')

const number = (figure: 'rps' | 'brier' | 'weightedKappa') => (row: Row) => {
  const value = row.measures[figure]
  const interval = row.measures.intervals[figure]
  if (value === null) return 'none to tell'
  return (
    <>
      {twoPlaces(value)}
      {interval !== null && (
        <span className="table__second">
          {twoPlaces(interval.low)} to {twoPlaces(interval.high)}
        </span>
      )}
    </>
  )
}

const named: Column<Row> = {
  id: 'method',
  head: 'Method',
  cell: ({ label }) => label,
  rowHead: true,
}

// Two tables: in one, eleven columns are wider than a window of 1280.
const dismissalColumns = (onOpen: (method: MethodName) => void): readonly Column<Row>[] => [
  {
    id: 'wrong',
    head: 'Wrong',
    cell: ({ id, label, measures, wrong }) => (
      <LinkButton
        onPress={() => onOpen(id)}
        label={`${label}: ${wrong} of ${measures.n} told wrongly. Show the cases`}
      >
        {wrong} of {measures.n}
      </LinkButton>
    ),
    number: true,
  },
  { id: 'balanced', head: 'Balanced', cell: share('balancedAccuracy'), number: true },
  { id: 'lesser', head: 'Lesser found', cell: share('recallLesser'), number: true },
  { id: 'dismissal', head: 'Dismissal found', cell: share('recallDismissal'), number: true },
]

const outcomeColumns: readonly Column<Row>[] = [
  { id: 'exact', head: 'Exact outcome', cell: share('exact'), number: true },
  { id: 'near', head: 'Within a step', cell: share('withinOne'), number: true },
  { id: 'kappa', head: 'Weighted kappa', cell: number('weightedKappa'), number: true },
  {
    id: 'agree',
    head: 'Nearest agree',
    cell: ({ measures: { neighbourAgreement: of } }) =>
      of === null
        ? 'finds no cases'
        : `${percent(of.top1)}, ${percent(of.top3)}, ${percent(of.top5)}%`,
    number: true,
  },
  { id: 'rps', head: 'Ranked error', cell: number('rps'), number: true },
  { id: 'brier', head: 'Chance error', cell: number('brier'), number: true },
]
