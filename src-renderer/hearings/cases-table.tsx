import type { ReactNode } from 'react'
import type { CaseSummary } from '#contract/api'
import { useToday, todayIso } from '../shell/today.ts'
import { classes } from '../ui/classes.ts'
import { shortDate, weekDateFrom } from '../ui/dates.ts'
import { TextLink } from '../ui/link.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { ClockLine, clocksOf } from './clock.tsx'

const stepNames = [
  'Bundle',
  'Findings',
  'Seriousness',
  'Provisional view',
  'Comparators',
  'Outcome and notice',
] as const

const columnsFor = (today: string): readonly Column<CaseSummary>[] => [
  {
    id: 'reference',
    className: 'hearings__case',
    head: 'Case and hearing date',
    rowHead: true,
    cell: (one) => (
      <>
        <span className="mono">{one.reference}</span>
        <span className="table__second">{hearingWords(one, today)}</span>
      </>
    ),
  },
  {
    id: 'matter',
    head: 'Matter',
    cell: (one) => (
      <>
        <span className="hearings__matter">{one.matter === '' ? 'Not named yet' : one.matter}</span>
        <span className="table__second row">
          {one.officer === '' ? 'Rank not stated' : one.officer}
          <Tag>{one.regime}</Tag>
        </span>
      </>
    ),
  },
  {
    id: 'step',
    className: 'hearings__step',
    head: 'Where it stands',
    cell: (one) => <Steps summary={one} />,
  },
  {
    id: 'clock',
    className: 'hearings__clock',
    head: 'Next clock',
    cell: (one) => <NextClock summary={one} />,
  },
  { id: 'needs', className: 'hearings__needs', head: 'What it needs', cell: ({ needs }) => needs },
]

export function CasesTable(props: {
  readonly cases: readonly CaseSummary[]
  readonly isLoading: boolean
  readonly empty: ReactNode
  readonly onOpen: (one: CaseSummary) => void
}) {
  const today = useToday()
  return (
    <Table
      caption="Cases, by next clock"
      columns={columnsFor(today)}
      rows={props.cases}
      rowKey={({ id }) => id}
      onOpen={props.onOpen}
      openLabel={(one) =>
        ['Open', one.reference, one.matter, stepWords(one)].filter((part) => part !== '').join(', ')
      }
      isLoading={props.isLoading}
      empty={props.empty}
      rowKeys
    />
  )
}

const hearingWords = (one: CaseSummary, today: string): string => {
  const kind = one.forum.replace(/^Misconduct /, '').replace(/ misconduct hearing$/, '')
  const name = kind.charAt(0).toUpperCase() + kind.slice(1)
  const { hearingFrom: from, hearingTo: to } = one
  if (from === null) return `${name}, no date`
  if (to === null || to === from) return `${name}, ${nearDate(from, today)}`
  const first =
    from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : shortDate(from)
  return `${name}, ${first} to ${nearDate(to, today)}`
}

/** `18 Jan`, with the year in two figures where it is not this one. */
const nearDate = (iso: string, today: string): string =>
  iso.slice(0, 4) === today.slice(0, 4) ? shortDate(iso) : `${shortDate(iso)} ${iso.slice(2, 4)}`

const stepWords = ({ status, step }: CaseSummary): string => {
  if (status === 'SUPERSEDED') return 'Replaced by a correction'
  if (status === 'SIGNED') return 'Signed and locked'
  return `Step ${Math.min(step, 6)}: ${stepNames[step - 1] ?? stepNames[5]}`
}

function Steps({ summary }: { readonly summary: CaseSummary }) {
  const isOpen = summary.status === 'OPEN'
  return (
    <>
      <ul className="case-steps" aria-hidden="true">
        {stepNames.map((name, index) => (
          <li
            key={name}
            className={classes(
              (!isOpen || summary.completeSteps.includes(index + 1)) && 'is-done',
              isOpen && summary.step === index + 1 && 'is-here',
            )}
          />
        ))}
      </ul>
      {stepWords(summary)}
    </>
  )
}

function NextClock({ summary }: { readonly summary: CaseSummary }) {
  const { id, reference, nextClock } = summary
  if (nextClock === null)
    return (
      <TextLink href={clocksOf(id)} label={`Clocks of ${reference}: No clock running`}>
        No clock running
      </TextLink>
    )
  return (
    <ClockLine
      clock={nextClock}
      of={{ caseId: id, reference }}
      second={<ClockWords clock={nextClock} />}
    />
  )
}

type NextClockOf = NonNullable<CaseSummary['nextClock']>

/** When it is due, and behind a late one what else is, and what can still be kept. */
function ClockWords({ clock }: { readonly clock: NextClockOf }) {
  const { late = 0, next = null } = clock.behind ?? {}
  return (
    <>
      {clock.ruleId}, {whenWords(clock)}
      {late > 0 && `; ${late} more late`}
      {next !== null && (
        <span className="next-clock__then">
          Next: {next.label}, {next.ruleId}, {whenWords(next)}
        </span>
      )}
    </>
  )
}

function whenWords({ due, state, held }: NextClockOf): string {
  if (held !== undefined) return `since ${weekDateFrom(held.since, todayIso())}: ${held.reason}`
  if (due !== null)
    return `${state === 'LATE' ? 'was due' : 'due'} ${weekDateFrom(due, todayIso())}`
  return state === 'RUNNING' ? 'as soon as practicable' : 'no date yet'
}
