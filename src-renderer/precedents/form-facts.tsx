import { Card } from '../ui/card.tsx'
import { DateField, TextArea, TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import {
  admissionLabel,
  confidenceLabel,
  contextLabel,
  convictionLabel,
  forumLabel,
  liveWarningLabel,
  rankLabel,
  standingLabel,
} from '#core/wording'
import * as v from '#core/vocabulary'
import { fieldId } from './form-draft.ts'
import { MultiPick, OptionSelect, type Part } from './form-fields.tsx'
import { sourceKindSchema } from '#core/precedent'
import { SOURCE_KIND_LABELS } from '#core/wording-precedent'

/** What happened, in neutral words, and of what kind it was. */
export function FactsCard({ draft, law, content, profile, error }: Part) {
  return (
    <Card title="What happened">
      <TextField
        id={fieldId('title')}
        label="Title"
        description="A few words for a list. No name, number, place or personal characteristic."
        value={draft.content.title}
        onChange={(title) => content({ title })}
        error={error('title')}
        maxLength={200}
        isRequired
      />
      <TextArea
        id={fieldId('profile.narrative')}
        label="Facts"
        description="A neutral account, as short as the facts allow. The search and the likeness of words read it."
        value={draft.content.profile.narrative}
        onChange={(narrative) => profile({ narrative })}
        error={error('profile.narrative')}
        rows={6}
        record
        words
        isRequired
      />
      <MultiPick
        label="Conduct"
        action="Choose types of conduct"
        field="profile.allegationTypes"
        items={law.allegationTypes}
        chosen={draft.content.profile.allegationTypes}
        onChange={(allegationTypes) => profile({ allegationTypes })}
        error={error('profile.allegationTypes')}
      />
      <MultiPick
        label="Standards breached"
        action="Choose standards breached"
        items={law.standards.map(({ id, label, text }) => ({ id, label, description: text }))}
        chosen={draft.content.profile.standards}
        onChange={(standards) => profile({ standards })}
      />
    </Card>
  )
}

/** Who, where and when, as far as stated. */
export function CaseCardFields({ draft, content, profile, error }: Part) {
  const { force, hearingDate, profile: now } = draft.content
  return (
    <Card title="The case">
      <div className="form-grid">
        <TextField
          id={fieldId('force')}
          label="Force"
          value={force}
          onChange={(next) => content({ force: next })}
          error={error('force')}
          isRequired
        />
        <DateField
          id={fieldId('hearingDate')}
          label="Hearing ended"
          value={hearingDate}
          onChange={(next) => content({ hearingDate: next })}
          error={error('hearingDate')}
          partial
        />
        <OptionSelect
          label="Proceedings"
          value={now.forum}
          options={v.forumSchema.options}
          labelOf={forumLabel}
          onChange={(forum) => profile({ forum })}
        />
        <OptionSelect
          label="Rank"
          value={now.rank}
          options={v.rankSchema.options}
          labelOf={rankLabel}
          onChange={(rank) => profile({ rank })}
        />
        <OptionSelect
          label="Standing"
          value={now.standing}
          options={v.standingSchema.options}
          labelOf={standingLabel}
          onChange={(standing) => profile({ standing })}
        />
        <OptionSelect
          label="Setting"
          value={now.context}
          options={v.contextSchema.options}
          labelOf={contextLabel}
          onChange={(context) => profile({ context })}
        />
        <OptionSelect
          label="Conviction or caution"
          value={now.convictionType}
          options={v.convictionTypeSchema.options}
          labelOf={convictionLabel}
          onChange={(convictionType) => profile({ convictionType })}
        />
        <OptionSelect
          label="Live warning"
          value={now.liveWarning}
          options={['NONE', 'WW', 'FWW']}
          labelOf={liveWarningLabel}
          onChange={(liveWarning) => profile({ liveWarning })}
        />
        <OptionSelect
          label="Admission"
          value={now.admission}
          options={v.admissionSchema.options}
          labelOf={admissionLabel}
          onChange={(admission) => profile({ admission })}
        />
      </div>
    </Card>
  )
}

/** What the record rests on. */
export function SourceCard({ draft, content }: Part) {
  const { sourceKind, confidence } = draft.content
  return (
    <Card title="Source">
      <div className="form-grid">
        <Select
          label="Kind of source"
          description="What the facts were taken from"
          items={sourceKindSchema.options.map((id) => ({ id, label: SOURCE_KIND_LABELS[id] }))}
          value={sourceKind}
          onChange={(id) => content({ sourceKind: id })}
        />
        <Select
          label="Confidence of coding"
          description="How surely facts and factors follow from it"
          items={v.confidenceSchema.options.map((id) => ({ id, label: confidenceLabel(id) }))}
          value={confidence}
          onChange={(id) => content({ confidence: id })}
        />
      </div>
    </Card>
  )
}
