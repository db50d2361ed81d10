import { useLocation } from 'wouter'
import type { Law } from '#core/law/law'
import type { Matrix } from '#core/precedents/matrix'
import { mayKeep } from '../shell/may.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Banner } from '../ui/notice.tsx'
import { Legend } from './legend.tsx'
import { useList } from './list-store.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import type { Cell } from './matrix-lines.ts'
import { useMatrix } from './matrix-store.ts'
import { MatrixTable } from './matrix-table.tsx'
import { SealedCover } from './sealed.tsx'

export type View = 'GRID' | 'TABLE'

/** The caveat, the numbers as grid or table, and how to read them. */
export function MatrixBody(props: {
  readonly matrix: Matrix
  readonly law: Law
  readonly view: View
  readonly onOpen: (cell: Cell) => void
}) {
  const { matrix, law, view, onOpen } = props
  const { asked } = useList()
  const { reset } = useMatrix()
  return (
    <>
      {matrix.fromSample > 0 && (
        <Banner tone="warn">
          {caveatWords(matrix)} Cases without dismissal were looked for on purpose, so shares here
          are not a base rate.
        </Banner>
      )}
      {matrix.emptiedBy !== null && (
        <Card>
          <Empty
            title="No case answers to these filters"
            action={<Button onPress={() => void reset()}>Reset the filters</Button>}
          >
            <p>{matrix.emptiedBy}.</p>
          </Empty>
        </Card>
      )}
      {matrix.emptiedBy === null && view === 'GRID' && (
        <Card flush className="matrix-card">
          <MatrixGrid
            matrix={matrix}
            law={law}
            asked={asked}
            onOpen={onOpen}
            cover={
              matrix.sealedOff ? <SealedCover title="Outcomes are closed to you" /> : undefined
            }
          />
        </Card>
      )}
      {matrix.emptiedBy === null && view === 'TABLE' && (
        <>
          {matrix.sealedOff && <SealedCover title="Outcomes are closed to you" />}
          <MatrixTable matrix={matrix} law={law} onOpen={onOpen} />
        </>
      )}
      {!matrix.sealedOff && matrix.emptiedBy === null && <Legend />}
    </>
  )
}

const caveatWords = ({ fromSample, cases }: Matrix): string =>
  fromSample === cases
    ? `All ${cases} are published outcomes of the sample library.`
    : `${fromSample} of the ${cases} are published outcomes of the sample library.`

/** Before the first precedent: what would stand here, and how it comes. */
export function EmptyLibrary() {
  const { person } = useSession()
  const [, go] = useLocation()
  return (
    <Card>
      <Empty
        title="No precedents yet"
        action={
          mayKeep(person) && (
            <Button variant="primary" icon="upload" onPress={() => go('/import')}>
              Import precedents
            </Button>
          )
        }
      >
        <p>
          Decided cases stand here by conduct and outcome. A file can be imported, or a case added
          by form.
        </p>
      </Empty>
    </Card>
  )
}
