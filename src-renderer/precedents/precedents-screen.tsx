import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Law } from '#core/law/law'
import type { Matrix } from '#core/precedents/matrix'
import { mayKeep } from '../shell/may.ts'
import { useScreenTitle } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { Empty } from '../ui/empty.tsx'
import { useKeys } from '../ui/keys.ts'
import { useMedia } from '../ui/media.ts'
import { Banner, Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Drill } from './drill.tsx'
import { FilterBar, FilterColumn } from './filters.tsx'
import { Legend } from './legend.tsx'
import { useList } from './list-store.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import type { Cell } from './matrix-lines.ts'
import { useMatrix } from './matrix-store.ts'
import { MatrixTable } from './matrix-table.tsx'
import { PrintFoot, printPart } from './print.tsx'
import { SealedCover } from './sealed.tsx'
import { SearchBox } from './search-box.tsx'
import { leadWords } from './words.ts'
import './precedents.css'

type View = 'GRID' | 'TABLE'

/** The whole library by conduct and outcome, under one set of rules. */
export function PrecedentsScreen() {
  const { matrix, whole, filter, problems, load } = useMatrix()
  const { law } = useSession()
  const [view, setView] = useState<View>('GRID')
  const isWide = useMedia('(min-width: 1440px)')
  const panel = usePanel(isWide)
  useScreenTitle('Precedent matrix', [
    { label: 'Precedents', href: '/precedents' },
    { label: 'Matrix' },
  ])
  useEffect(() => void load(), [load])
  useKeys([
    { keys: 'T', label: 'Table view of the matrix', run: () => setView(turned(view)) },
    { keys: 'D', label: 'Open or close the list of cases', run: panel.toggle },
    { keys: 'Escape', label: 'Close the list of cases', run: panel.close },
  ])
  const isReady = matrix !== null && whole !== null && law !== null
  const isEmptyLibrary = whole !== null && whole.cases === 0
  return (
    <div
      className={classes(
        'precedents',
        isWide && !isEmptyLibrary && 'precedents--filters',
        panel.isOpen && isReady && !isEmptyLibrary && 'precedents--drill',
      )}
    >
      {isWide && !isEmptyLibrary && <FilterColumn />}
      <div className="precedents__main">
        <Head view={view} onView={setView} isEmptyLibrary={isEmptyLibrary} />
        <Problems problems={problems} />
        {isEmptyLibrary && <EmptyLibrary />}
        {!isReady && problems.length === 0 && (
          <Card>
            <SkeletonRows rows={10} />
          </Card>
        )}
        {isReady && !isEmptyLibrary && (
          <>
            {!isWide && <FilterBar />}
            <Body matrix={matrix} law={law} view={view} onOpen={panel.open} />
          </>
        )}
        <PrintFoot />
      </div>
      {isReady && !isEmptyLibrary && panel.isOpen && (
        <Drill matrix={matrix} law={law} filter={filter} onClose={panel.close} />
      )}
    </div>
  )
}

const turned = (view: View): View => (view === 'GRID' ? 'TABLE' : 'GRID')

/** The panel of cases: always there in a wide window, elsewhere only when asked for. */
function usePanel(isWide: boolean) {
  const { asked, ask, close } = useList()
  const [isShut, setShut] = useState(false)
  const opener = useRef<HTMLElement | null>(null)
  const isOpen = !isShut && (isWide || asked !== null)
  useEffect(() => {
    if (asked !== null) setShut(false)
  }, [asked])
  return {
    isOpen,
    open: (cell: Cell) => {
      const focused = document.activeElement
      opener.current = focused instanceof HTMLElement ? focused : null
      setShut(false)
      const { row, outcome } = cell
      void ask({ kind: 'CELL', row, outcome }, useMatrix.getState().filter)
    },
    toggle: () => setShut(isOpen),
    close: () => {
      if (!isOpen) return
      close()
      setShut(true)
      opener.current?.focus()
    },
  }
}

function Head(props: {
  readonly view: View
  readonly onView: (view: View) => void
  readonly isEmptyLibrary: boolean
}) {
  const { person } = useSession()
  const { matrix, filter } = useMatrix()
  const [, go] = useLocation()
  const isTable = props.view === 'TABLE'
  return (
    <>
      <div>
        <div className="precedents__head">
          <h1 className="title">Precedent matrix</h1>
          {mayKeep(person) && (
            <div className="row">
              <Button icon="upload" size="small" onPress={() => go('/import')}>
                Import precedents
              </Button>
              <Button icon="plus" size="small" onPress={() => go('/precedents/new')}>
                Add a precedent
              </Button>
            </div>
          )}
        </div>
        <p className="lead">
          {matrix === null ? 'Reading the library' : leadWords(matrix.cases, filter.regime)}
        </p>
      </div>
      {!props.isEmptyLibrary && (
        <div className="row precedents__tools">
          <SearchBox />
          <Button icon="exchange" size="small" onPress={() => props.onView(turned(props.view))}>
            {isTable ? 'Matrix view' : 'Table view'}
          </Button>
          <Button icon="print" size="small" onPress={() => printPart('whole')}>
            Print
          </Button>
        </div>
      )}
    </>
  )
}

function Body(props: {
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

function EmptyLibrary() {
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
