import type { Factor } from '#core/law/law'
import { levelLabel } from '#core/wording'
import { levelSchema } from '#core/vocabulary'
import { Card } from '../ui/card.tsx'
import { PolarityChip } from '../ui/chip.tsx'
import { MultiPick, OptionSelect, type Part } from './form-fields.tsx'

const groups = [
  { id: 'CULPABILITY', label: 'Culpability factors', action: 'Choose culpability factors' },
  { id: 'HARM', label: 'Harm factors', action: 'Choose harm factors' },
  { id: 'AGGRAVATING', label: 'Aggravating factors', action: 'Choose aggravating factors' },
  { id: 'MITIGATING', label: 'Mitigating factors', action: 'Choose mitigating factors' },
] as const

const chipOf = ({ polarity, label }: Factor) => <PolarityChip polarity={polarity} label={label} />

/** Levels and factors; a factor is present, found absent, or not stated. */
export function SeriousnessCard({ draft, law, content, profile }: Part) {
  const { profile: now, personalMitigation } = draft.content
  const rated = law.factors.filter(({ group }) => group !== 'PERSONAL')
  const setGroup = (group: Factor['group'], chosen: readonly string[]) => {
    const others = now.factors.filter((id) => rated.find((one) => one.id === id)?.group !== group)
    profile({
      factors: [...others, ...chosen],
      absentFactors: now.absentFactors.filter((id) => !chosen.includes(id)),
    })
  }
  return (
    <Card title="Seriousness">
      <div className="form-grid">
        <OptionSelect
          label="Culpability"
          value={now.culpabilityLevel}
          options={levelSchema.options}
          labelOf={levelLabel}
          onChange={(culpabilityLevel) => profile({ culpabilityLevel })}
        />
        <OptionSelect
          label="Harm"
          value={now.harmLevel}
          options={levelSchema.options}
          labelOf={levelLabel}
          onChange={(harmLevel) => profile({ harmLevel })}
        />
      </div>
      {groups.map(({ id, label, action }) => (
        <MultiPick
          key={id}
          label={label}
          action={action}
          items={rated.filter(({ group }) => group === id)}
          chosen={now.factors}
          onChange={(chosen) => setGroup(id, chosen)}
          chip={chipOf}
        />
      ))}
      <MultiPick
        label="Expressly found absent"
        action="Choose factors found absent"
        items={rated}
        chosen={now.absentFactors}
        onChange={(chosen) =>
          profile({
            absentFactors: chosen,
            factors: now.factors.filter((id) => !chosen.includes(id)),
          })
        }
      />
      <MultiPick
        label="Personal mitigation, kept out of every comparison"
        action="Choose personal mitigation"
        items={law.factors.filter(({ group }) => group === 'PERSONAL')}
        chosen={personalMitigation}
        onChange={(chosen) => content({ personalMitigation: chosen })}
        chip={({ label }) => <PolarityChip polarity="CONTEXT" label={label} />}
      />
    </Card>
  )
}
