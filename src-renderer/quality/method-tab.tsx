import { useState } from 'react'
import type { Evaluation, MethodName } from '#core/evaluate/evaluate'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Column, Columns } from '../ui/columns.tsx'
import { SidePanel } from '../ui/drawer.tsx'
import { Empty } from '../ui/empty.tsx'
import { DateField, Segmented } from '../ui/field.tsx'
import { Progress } from '../ui/progress.tsx'
import { HowToRead } from './how-to-read.tsx'
import { MethodGrades } from './method-grades.tsx'
import { useQuality } from './quality-store.ts'
import { ToldCases } from './told-cases.tsx'
import { splitChoices, splitOf, type SplitChoice } from './words.ts'

/** The self-test: what is told from what, then the grades with every case behind them. */
export function MethodTab() {
  const { evaluation, isGrading, wasCancelled, progress, cancel } = useQuality()
  const [opened, setOpened] = useState<MethodName>('evenhand')
  return (
    <>
      <AskFor />
      {isGrading && (
        <Progress
          label="Telling each case from the others"
          done={progress?.done}
          total={progress?.total}
          note="You can go on working; nothing is stored."
          onCancel={() => void cancel()}
        />
      )}
      {wasCancelled && <p role="status">Cancelled. Nothing was stored.</p>}
      {evaluation === null && !isGrading && (
        <Empty title="Not graded yet">
          Grading tells each recorded outcome from the other cases, with this method and with six
          plain ones, and shows how often each was right.
        </Empty>
      )}
      {evaluation !== null && <Graded evaluation={evaluation} opened={opened} onOpen={setOpened} />}
    </>
  )
}

function AskFor() {
  const { isGrading, grade } = useQuality()
  const [choice, setChoice] = useState<SplitChoice>('leave-one-out')
  const [date, setDate] = useState<string | null>('2024-05-07')
  const split = splitOf(choice, date)
  return (
    <Card>
      <div className="quality__ask">
        <Segmented
          label="What is told from what"
          items={splitChoices}
          value={choice}
          onChange={setChoice}
        />
        {choice === 'before' && (
          <DateField label="From this date on" value={date} onChange={setDate} />
        )}
        <Button
          variant="primary"
          isDisabled={isGrading || split === null}
          onPress={() => split !== null && void grade(split)}
        >
          Grade the method
        </Button>
      </div>
      <p className="small muted">{splitChoices.find(({ id }) => id === choice)?.note}</p>
    </Card>
  )
}

function Graded(props: {
  readonly evaluation: Evaluation
  readonly opened: MethodName
  readonly onOpen: (method: MethodName) => void
}) {
  const { evaluation, opened, onOpen } = props
  const [split] = evaluation.splits
  if (split === undefined) return null
  return (
    <Columns layout="list-side-wide">
      <Column>
        <MethodGrades split={split} onOpen={onOpen} />
        <HowToRead split={split} caveats={evaluation.caveats} />
      </Column>
      <SidePanel title="Cases behind the figures" keepOpen>
        <ToldCases split={split} opened={opened} onOpen={onOpen} />
        <p className="note">
          Method {evaluation.method.version}. Fingerprint of the grades{' '}
          <span className="mono">{evaluation.fingerprint.slice(0, 16)}</span>: the same library and
          method give the same.
        </p>
      </SidePanel>
    </Columns>
  )
}
