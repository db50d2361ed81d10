import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { mayKeep } from '../shell/may.ts'
import { useScreenTitle } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { useKeys } from '../ui/keys.ts'
import { useMedia } from '../ui/media.ts'
import { Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Drill } from './drill.tsx'
import { FilterBar, FilterColumn } from './filters.tsx'
import { useList } from './list-store.ts'
import { EmptyLibrary, MatrixBody, type View } from './matrix-body.tsx'
import type { Cell } from './matrix-lines.ts'
import { useMatrix } from './matrix-store.ts'
import { PrintFoot, printPart } from './print.tsx'
import { SearchBox } from './search-box.tsx'
import { filterWords, leadWords } from './words.ts'
import './precedents.css'

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
            <MatrixBody matrix={matrix} law={law} view={view} onOpen={panel.open} />
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
  // Null: as the window and the question would have it.
  const [chosen, setChosen] = useState<boolean | null>(null)
  const opener = useRef<HTMLElement | null>(null)
  const isOpen = chosen ?? (isWide || asked !== null)
  useEffect(() => {
    if (asked === null) return
    setChosen(null)
    // Whatever the question came from gets the focus back when the list is closed.
    const focused = document.activeElement
    opener.current = focused instanceof HTMLElement ? focused : null
  }, [asked])
  return {
    isOpen,
    open: (cell: Cell) => {
      setChosen(null)
      const { row, outcome } = cell
      void ask({ kind: 'CELL', row, outcome }, useMatrix.getState().filter)
    },
    toggle: () => setChosen(!isOpen),
    close: () => {
      if (!isOpen) return
      close()
      setChosen(false)
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
        <p className="print-only small">{filterWords(filter)}.</p>
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
          <Button size="small" onPress={() => go('/precedents/exceptional')}>
            Exceptional circumstances
          </Button>
          <Button size="small" onPress={() => go('/quality')}>
            Method and library quality
          </Button>
        </div>
      )}
    </>
  )
}
