import { memo } from 'react'
import type { OpenCase } from '#contract/api'
import type { CasePointingAway } from '#core/quality/panel-exclusions'
import { Card } from '../../ui/card.tsx'
import { edit } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { PointingAway, withAnswer } from './pointing-away.tsx'

/** The counted cases that ended otherwise than the view held now, each to be answered. */
export const PointingAwayCard = memo(function PointingAwayCard(props: {
  readonly openCase: OpenCase
  readonly cases: readonly CasePointingAway[]
  readonly answered: number
  readonly open: string | null
  readonly onOpen: (ref: string | null) => void
  readonly onCase: (ref: string) => void
}) {
  const { openCase, cases } = props
  const { hearingCase, seals } = openCase
  const words = useWords()
  const mine = seals.decisionMakers.find(({ isMe }) => isMe)?.view?.outcome
  const view = hearingCase.decision.outcome ?? mine
  return (
    <Card title="Pointing away" aside={`${props.answered} of ${cases.length} answered`}>
      <PointingAway
        cases={cases}
        decision={hearingCase.decision}
        viewLabel={
          view == null ? null : `the view you hold: ${words.outcome(view).label.toLowerCase()}`
        }
        readOnly={hearingCase.status !== 'OPEN'}
        open={props.open}
        onOpen={props.onOpen}
        onCase={props.onCase}
        onAnswer={(ref, text, settled) =>
          edit('decision', withAnswer(hearingCase.decision, ref, text), settled)
        }
      />
    </Card>
  )
})
