import type { BundleDocument } from '#contract/api'
import type { AppliedFactor } from '#core/hearing-case'
import type { Factor } from '#core/law/law'
import { IconButton } from '../../ui/button.tsx'
import { PolarityChip } from '../../ui/chip.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { EvidenceLinks } from '../evidence/evidence-links.tsx'

const EXTENTS = [
  { id: 'DONE', label: 'Done' },
  { id: 'INTENDED', label: 'Intended' },
  { id: 'RISKED', label: 'Risked' },
] as const

/** One factor found present: what it is, why, and the page that proves it. */
export function FactorRow(props: {
  readonly factor: Factor
  readonly applied: AppliedFactor
  readonly documents: readonly BundleDocument[]
  readonly readOnly: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onChange: (change: Partial<AppliedFactor>) => void
  readonly onSettle: () => void
  readonly onRemove: () => void
}) {
  const { factor, applied, readOnly } = props
  return (
    <li className="factor-row" data-here={props.isChosen} onFocus={props.onChoose}>
      <div className="factor-row__chip">
        <PolarityChip polarity={factor.polarity} label={factor.label} onPress={props.onChoose} />
      </div>
      <div className="factor-row__reason">
        <TextArea
          label={`Reason: ${factor.label}`}
          hideLabel
          record
          rows={1}
          value={applied.reason}
          placeholder="Why it is present here"
          isReadOnly={readOnly}
          onChange={(reason) => props.onChange({ reason })}
          onBlur={props.onSettle}
        />
        {factor.group === 'HARM' && props.isChosen && (
          <Segmented
            label="This harm was"
            inline
            items={EXTENTS}
            value={applied.extent}
            isReadOnly={readOnly}
            onChange={(extent) => props.onChange({ extent })}
          />
        )}
      </div>
      <EvidenceLinks
        about={factor.label}
        evidence={applied.evidence}
        documents={props.documents}
        readOnly={readOnly}
        onChange={(evidence) => props.onChange({ evidence })}
      />
      {!readOnly && (
        <IconButton icon="trash" label={`Remove ${factor.label}`} onPress={props.onRemove} />
      )}
    </li>
  )
}
