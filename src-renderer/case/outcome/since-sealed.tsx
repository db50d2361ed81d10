import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Problems } from '../../ui/notice.tsx'
import { usePanelRecord } from '../seal/use-panel-record.ts'
import { useCase } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { ChangeForm } from './change-form.tsx'
import { ChangesList } from './changes-list.tsx'

/** Sealed views beside the outcome in sight: who holds the same, who another. */
function Beside(props: { readonly openCase: OpenCase }) {
  const { seals, hearingCase } = props.openCase
  const words = useWords()
  const { outcome } = hearingCase.decision
  const known = seals.decisionMakers.flatMap((maker) =>
    maker.view?.outcome == null ? [] : [{ label: maker.label, outcome: maker.view.outcome }],
  )
  if (known.length === 0 || outcome === null) return null
  const same = known.filter((view) => view.outcome === outcome)
  const moved = known.filter((view) => view.outcome !== outcome)
  return (
    <p className="small">
      <b>Sealed.</b>{' '}
      {same.length > 0 && `${same.map((view) => view.label).join(' and ')}: the outcome chosen. `}
      {moved
        .map((view) => `${view.label}: ${words.outcome(view.outcome).label.toLowerCase()}. `)
        .join('')}
    </p>
  )
}

/** Per decision-maker: what changed after the comparators, and why. Never printed. */
export function SinceSealed(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { seals, hearingCase } = openCase
  const { record, problems, take } = usePanelRecord(openCase)
  const [again, setAgain] = useState(false)
  const writing = useCase((state) => state.changeDraft !== null)
  if (!seals.comparatorsOpen || record === null)
    return problems.length === 0 ? null : <Problems problems={problems} />
  const sealed = seals.decisionMakers.find((maker) => maker.isMe)?.view ?? null
  const mine = record.changes.findLast((entry) => entry.isMe)?.change ?? null
  const mayWrite = sealed !== null && hearingCase.status === 'OPEN'
  return (
    <Card title="Since the sealed views" aside="Kept on file, never printed">
      <div className="stack">
        <Beside openCase={openCase} />
        <ChangesList changes={record.changes} />
        {mayWrite && (mine === null || again || writing) && (
          <ChangeForm
            openCase={openCase}
            sealed={sealed}
            before={mine ?? sealed}
            onRecorded={(answer) => {
              setAgain(false)
              take(answer)
            }}
          />
        )}
        {mayWrite && mine !== null && !again && !writing && (
          <div className="row">
            <Button size="small" onPress={() => setAgain(true)}>
              Record another change
            </Button>
          </div>
        )}
        {record.changes.length > 0 && !record.changesComplete && (
          <p className="note">
            What others wrote opens here when every decision-maker has recorded theirs.
          </p>
        )}
        <Problems problems={problems} />
      </div>
    </Card>
  )
}
