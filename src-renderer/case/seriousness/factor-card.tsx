import type { ReactNode } from 'react'
import type { OpenCase } from '#contract/api'
import type { AppliedFactor, Seriousness } from '#core/hearing-case'
import { Card } from '../../ui/card.tsx'
import { flushCase, patch } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { FactorPicker } from './factor-picker.tsx'
import { FactorRow } from './factor-row.tsx'
import { applied, changeFactor, withFactor, withoutFactor, type Group } from './factors.ts'

/** One group of factors as a card of rows, with its picker at the foot. */
export function FactorCard(props: {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly group: Exclude<Group, 'PERSONAL'>
  readonly addLabel: string
  readonly openCase: OpenCase
  readonly readOnly: boolean
  readonly chosen: string | null
  readonly onChoose: (factorId: string) => void
  readonly dense?: boolean
}) {
  const { openCase, group, readOnly } = props
  const { seriousness } = openCase.hearingCase
  const words = useWords()
  const rows = applied(seriousness, group, words.factor)
  const used = new Set(seriousness.factors.map((factor) => factor.factorId))
  const free = words.law.factors.filter((f) => f.group === group && !used.has(f.id))
  const set = (change: Partial<Seriousness>) => patch('seriousness', change)
  const row = (factor: AppliedFactor) => {
    const entry = words.factor(factor.factorId)
    if (entry === undefined) return null
    return (
      <FactorRow
        key={factor.factorId}
        factor={entry}
        applied={factor}
        documents={openCase.documents}
        readOnly={readOnly}
        isChosen={props.chosen === factor.factorId}
        onChoose={() => props.onChoose(factor.factorId)}
        onChange={(change) => set(changeFactor(seriousness, factor.factorId, change))}
        onSettle={() => void flushCase()}
        onRemove={() => set(withoutFactor(seriousness, factor.factorId))}
      />
    )
  }
  return (
    <Card
      flush
      title={props.title}
      aside={props.aside}
      className={props.dense === true ? 'factor-card factor-card--dense' : 'factor-card'}
    >
      <ul className="factor-rows">{rows.map(row)}</ul>
      {!readOnly && (
        <div className="factor-card__foot">
          <FactorPicker
            label={props.addLabel}
            factors={free}
            onPick={(factorId) => {
              set(withFactor(seriousness, factorId))
              props.onChoose(factorId)
            }}
          />
        </div>
      )}
      {readOnly && rows.length === 0 && <p className="factor-card__foot note">None recorded.</p>}
    </Card>
  )
}
