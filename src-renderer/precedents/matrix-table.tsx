import type { Law } from '#core/law/law'
import type { Matrix } from '#core/precedents/matrix'
import { inFigures } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { linesOf, percent, type Cell, type Line } from './matrix-lines.ts'

/** The matrix as a plain table: the same numbers, the same doors, shares in figures. */
export function MatrixTable(props: {
  readonly matrix: Matrix
  readonly law: Law
  readonly onOpen: (cell: Cell) => void
}) {
  const { matrix, law, onOpen } = props
  const heads = [
    ...(matrix.sealedOff ? [] : matrix.outcomes).map((id) => ({
      id: id as string,
      head: law.outcomes.find((outcome) => outcome.id === id)?.shortLabel ?? id,
    })),
    { id: 'ALL', head: 'Cases' },
  ]
  const columns: Column<Line>[] = [
    { id: 'conduct', head: 'Conduct type', rowHead: true, cell: ({ label }) => label },
    ...heads.map(({ id, head }, index): Column<Line> => ({
      id,
      head,
      number: true,
      cell: ({ cells }) => {
        const cell = cells[index]
        return cell === undefined ? null : <Door cell={cell} onOpen={onOpen} />
      },
    })),
  ]
  return (
    <Card flush className="matrix-table">
      <Table
        caption="Conduct by outcome, with shares of each row"
        columns={columns}
        rows={linesOf(matrix, law)}
        rowKey={({ id }) => id ?? 'ALL'}
      />
    </Card>
  )
}

function Door({ cell, onOpen }: { readonly cell: Cell; readonly onOpen: (cell: Cell) => void }) {
  return (
    <>
      <LinkButton label={cell.name} onPress={() => onOpen(cell)}>
        {inFigures(cell.count)}
      </LinkButton>
      {cell.count > 0 && cell.outcome !== null && cell.row !== null && (
        <span className="table__second">
          {cell.share === null ? 'too few' : `${percent(cell.share)}%`}
        </span>
      )}
    </>
  )
}
