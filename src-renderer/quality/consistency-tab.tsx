import { useEffect, useState } from 'react'
import type { Consistency } from '#core/quality/consistency'
import { counted, inFigures } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Column, Columns } from '../ui/columns.tsx'
import { SidePanel } from '../ui/drawer.tsx'
import { useKeys } from '../ui/keys.ts'
import { Progress } from '../ui/progress.tsx'
import { ConsistencyFilters } from './consistency-filters.tsx'
import { GroupsTable } from './groups-table.tsx'
import { IntervalChart, type ChartRow } from './interval-chart.tsx'
import { Pairs } from './pairs.tsx'
import { useQuality } from './quality-store.ts'
import { Refs } from './told-cases.tsx'
import { drawnWords, leftOutWords, percent, percentRange } from './words.ts'

/** How often the library contradicts itself, the pairs that do, and the same by force and period. */
export function ConsistencyTab({ isSealed }: { readonly isSealed: boolean }) {
  const { consistency, filter, isPairing, wasCancelled, progress, compare, cancel } = useQuality()
  useEffect(() => void compare({}), [compare])
  if (isSealed) return null
  return (
    <>
      {isPairing && (
        <Progress
          label="Comparing each case with every other of like conduct"
          done={progress?.done}
          total={progress?.total}
          onCancel={() => void cancel()}
        />
      )}
      {wasCancelled && <p role="status">Cancelled. What stood here before still stands.</p>}
      {consistency !== null && (
        <>
          <ConsistencyFilters consistency={consistency} filter={filter} />
          <Columns layout="list-side-wide">
            <Column>
              <Verdict consistency={consistency} />
              <Pairs consistency={consistency} />
            </Column>
            <SidePanel title="What was compared" keepOpen>
              <WhatWasCompared consistency={consistency} />
            </SidePanel>
          </Columns>
          <Groups consistency={consistency} />
        </>
      )}
    </>
  )
}

function Verdict({ consistency }: { readonly consistency: Consistency }) {
  const { comparable, contradicting, share, interval, sample } = consistency
  return (
    <Card title="Pairs that contradict each other">
      {share === null || interval === null ? (
        <>
          <p className="quality__figure">Too few to say</p>
          <p>
            {sample === null
              ? `${counted(comparable, 'pair')} can be ordered by seriousness`
              : `Of the pairs drawn, ${comparable} can be ordered by seriousness`}
            , {contradicting} of them contradicting. Under five no share is stated.
          </p>
        </>
      ) : (
        <>
          <p className="quality__figure">
            {percent(share)}% <span className="muted small">{percentRange(interval)}</span>
          </p>
          <p>
            {inFigures(contradicting)} of {inFigures(comparable)} comparable pairs
            {sample === null ? '.' : ' that were drawn.'}{' '}
            {sample === null
              ? 'Every pair was counted. One case stands in many pairs, so the true uncertainty is wider than the interval.'
              : drawnWords(sample)}
          </p>
        </>
      )}
    </Card>
  )
}

function WhatWasCompared({ consistency }: { readonly consistency: Consistency }) {
  return (
    <Card title="What was compared">
      <div className="stack">
        <p className="small">
          Two cases form a pair when both were decided under the same rules, at different hearings,
          and everything recorded against the officer in one is recorded in the other too, with
          nothing more in its favour and no lower level. They contradict each other when the graver
          one ended lower.
        </p>
        <p className="small">
          {inFigures(consistency.cases)} cases took part. A case that says little is seldom part of
          a pair.
        </p>
        {consistency.leftOut.map(({ reason, refs, count }) => (
          <Refs
            key={reason}
            heading={`Left out: ${leftOutWords[reason]}`}
            refs={refs}
            count={count}
          />
        ))}
      </div>
    </Card>
  )
}

const idOf = ({ kind, label }: Consistency['groups'][number]) => `${kind} ${label}`

const pairsOf = ({ contradicting, comparable }: Consistency['groups'][number]) =>
  `${inFigures(contradicting)} of ${inFigures(comparable)} ${comparable === 1 ? 'pair' : 'pairs'}`

const chartRow = (group: Consistency['groups'][number]): ChartRow => ({
  id: idOf(group),
  label: group.label,
  group: group.kind === 'FORCE' ? 'By force, either case of the pair' : 'By year of the later case',
  point: group.share,
  interval: group.interval,
  count: pairsOf(group),
  openLabel: `${group.label}, ${pairsOf(group)} contradict. Show the pairs`,
})

/** Forces in alphabetical order and periods in order of time on one axis; no ranking. */
function Groups({ consistency }: { readonly consistency: Consistency }) {
  const { compare } = useQuality()
  const [isTable, setTable] = useState(false)
  useKeys([{ keys: 'T', label: 'Table or chart of the pairs', run: () => setTable(!isTable) }])
  const { groups } = consistency
  if (groups.length === 0) return null
  const open = (id: string) => {
    const group = groups.find((one) => idOf(one) === id)
    if (group?.kind === 'FORCE') void compare({ force: group.label })
    else if (group?.years != null)
      void compare({ yearFrom: group.years.from, yearTo: group.years.to })
    document.querySelector('.screen')?.scrollIntoView({ block: 'start' })
  }
  return (
    <Card
      title="By force and by period"
      aside={
        <LinkButton onPress={() => setTable(!isTable)}>
          {isTable ? 'Chart (T)' : 'Table (T)'}
        </LinkButton>
      }
      flush={isTable}
    >
      {isTable ? (
        <GroupsTable groups={groups} onOpen={(group) => open(idOf(group))} />
      ) : (
        <IntervalChart
          label="Share of pairs that contradict each other, by force and by period"
          rows={groups.map(chartRow)}
          onOpen={open}
        />
      )}
    </Card>
  )
}
