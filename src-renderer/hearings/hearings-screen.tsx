import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseSummary } from '#contract/api'
import { call } from '../api.ts'
import { mayKeep } from '../shell/may.ts'
import { usePack } from '../shell/pack-store.ts'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Column, Columns } from '../ui/columns.tsx'
import { Empty } from '../ui/empty.tsx'
import { useKeys } from '../ui/keys.ts'
import { Banner, Problems } from '../ui/notice.tsx'
import { Agenda } from './agenda.tsx'
import { byNextClock, caseFilters, type CaseFilter } from './case-filters.ts'
import { CasesTable } from './cases-table.tsx'
import { clocksOf } from './clock.tsx'
import { useHearings } from './hearings-store.ts'
import { NewCase } from './new-case.tsx'
import './hearings.css'

const pathOf = (one: Pick<CaseSummary, 'id' | 'step'>) => `/case/${one.id}/${Math.min(one.step, 6)}`

/** What needs me, and by when. */
export function HearingsScreen() {
  const { cases, problems, load } = useHearings()
  const { person } = useSession()
  const [filterId, setFilterId] = useState<CaseFilter['id']>('ALL')
  const [isMaking, setMaking] = useState(false)
  const take = useTake()
  const inspect = usePack((pack) => pack.inspect)
  const [, go] = useLocation()
  useEffect(() => void load(), [load])
  const mayMake = mayKeep(person)
  const samples = {
    onSample: () => void take(() => call('case:import-sample')),
    onSample2025: () => void take(() => call('case:import-sample-2025')),
  }
  const filter = caseFilters.find(({ id }) => id === filterId)
  const shown = (cases ?? []).filter((one) => filter?.keeps(one) ?? true).sort(byNextClock)
  useKeys([
    {
      keys: 'C',
      label: 'Clocks of the case in this row, or of the first',
      run: () => {
        const one = shown[Math.max(rowWithFocus(), 0)]
        if (one !== undefined) go(clocksOf(one.id))
      },
    },
  ])
  return (
    <Screen
      title="Hearings"
      lead={cases === null ? 'Reading the cases' : leadWords(cases)}
      actions={
        <>
          <Button icon="upload" onPress={() => void inspect(null)}>
            Take in a case
          </Button>
          {mayMake && (
            <Button variant="primary" icon="plus" onPress={() => setMaking(true)}>
              New case
            </Button>
          )}
        </>
      }
    >
      {!isMaking && <Problems problems={problems} />}
      <Filters cases={cases ?? []} selected={filterId} onSelect={setFilterId} />
      <Columns layout="list-side" className="hearings">
        <Column>
          <Card flush>
            <CasesTable
              cases={shown}
              isLoading={cases === null && problems.length === 0}
              onOpen={(one) => go(pathOf(one))}
              empty={
                <NoCases
                  isFiltered={cases !== null && cases.length > 0}
                  mayMake={mayMake}
                  onNew={() => setMaking(true)}
                  {...samples}
                />
              }
            />
          </Card>
        </Column>
        <Column label="Clocks">
          <Agenda cases={cases ?? []} />
        </Column>
      </Columns>
      <Banner tone="info">
        Working days leave out Saturdays, Sundays and bank holidays in England and Wales. Each clock
        names its rule; one whose rule is not yet verified says so when opened.
      </Banner>
      <NewCase
        isOpen={isMaking}
        problems={problems}
        onClose={() => setMaking(false)}
        onMake={(matter) => void take(() => call('case:create', { matter }))}
        {...samples}
      />
    </Screen>
  )
}

/** Place of the row that holds the focus; -1 where none does. */
const rowWithFocus = (): number =>
  [...document.querySelectorAll('.hearings tbody > tr')].findIndex((row) =>
    row.contains(document.activeElement),
  )

/** Makes or takes in a case and goes to it. */
function useTake() {
  const { take } = useHearings()
  const { refresh } = useSession()
  const [, go] = useLocation()
  return async (ask: Parameters<typeof take>[0]) => {
    const id = await take(ask)
    if (id === null) return
    await refresh()
    go(`/case/${id}/1`)
  }
}

const leadWords = (cases: readonly CaseSummary[]): string => {
  const live = cases.filter(({ status }) => status === 'OPEN').length
  const running = cases.filter(
    ({ status, nextClock }) =>
      status !== 'OPEN' && nextClock !== null && nextClock.state !== 'HELD',
  ).length
  return `${counted(live, 'live case')}, ${running} closed with a clock still running`
}

function Filters(props: {
  readonly cases: readonly CaseSummary[]
  readonly selected: CaseFilter['id']
  readonly onSelect: (id: CaseFilter['id']) => void
}) {
  return (
    <div className="filters" role="group" aria-label="Show">
      {caseFilters.map(({ id, label, keeps }) => (
        <button
          key={id}
          type="button"
          className="filter"
          aria-pressed={props.selected === id}
          onClick={() => props.onSelect(id)}
        >
          {label} <span className="figures">{props.cases.filter(keeps).length}</span>
        </button>
      ))}
      <span className="filters__aside small muted">Sorted by next clock</span>
    </div>
  )
}

function NoCases(props: {
  readonly isFiltered: boolean
  readonly mayMake: boolean
  readonly onNew: () => void
  readonly onSample: () => void
  readonly onSample2025: () => void
}) {
  if (props.isFiltered) return <Empty title="No case answers to this filter">Choose All.</Empty>
  return (
    <Empty
      title="No cases yet"
      action={
        props.mayMake && (
          <>
            <Button variant="primary" icon="plus" onPress={props.onNew}>
              New case
            </Button>
            <Button icon="book" onPress={props.onSample}>
              Open the sample case
            </Button>
            <Button icon="book" onPress={props.onSample2025}>
              Open a sample under the 2025 rules
            </Button>
          </>
        )
      }
    >
      <p>
        Every case before a panel stands here, by its next clock. The sample cases are made up: the
        first is complete enough to try all six steps, the one under the 2025 rules is half-way,
        with dismissal presumed.
      </p>
    </Empty>
  )
}
