import type { BundleDocument } from '#contract/api'
import type { Allegation } from '#core/hearing-case'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { EvidenceLinks } from '../evidence/evidence-links.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase } from '../store/case-store.ts'

type Fact = Allegation['facts'][number]

const PROVED = [
  { id: 'YES', label: 'Proved' },
  { id: 'NO', label: 'Not proved' },
] as const

/** Facts in issue, each with its finding and the pages that prove it. */
export function FactList(props: {
  readonly facts: readonly Fact[]
  readonly documents: readonly BundleDocument[]
  readonly readOnly: boolean
  readonly path: string
  readonly onChange: (facts: Fact[]) => void
}) {
  const { facts, readOnly } = props
  const change = (id: string, part: Partial<Fact>) =>
    props.onChange(facts.map((fact) => (fact.id === id ? { ...fact, ...part } : fact)))
  return (
    <div className="stack stack--tight" id={fieldId(props.path)}>
      <span className="field__label">Facts</span>
      <ul className="fact-list">
        {facts.map((fact, index) => (
          <li key={fact.id}>
            <TextArea
              label={`Fact ${index + 1}`}
              hideLabel
              record
              rows={1}
              placeholder="One fact, in one sentence"
              value={fact.text}
              isReadOnly={readOnly}
              onChange={(text) => change(fact.id, { text })}
              onBlur={() => void flushCase()}
            />
            <div className="row row--wide">
              <Segmented
                label={`Fact ${index + 1} is`}
                hideLabel
                items={PROVED}
                value={fact.proved === null ? null : fact.proved ? 'YES' : 'NO'}
                isReadOnly={readOnly}
                onChange={(answer) => change(fact.id, { proved: answer === 'YES' })}
              />
              <EvidenceLinks
                about={`fact ${index + 1}`}
                evidence={fact.evidence}
                documents={props.documents}
                readOnly={readOnly}
                onChange={(evidence) => change(fact.id, { evidence })}
              />
              {!readOnly && (
                <IconButton
                  icon="trash"
                  label={`Remove fact ${index + 1}`}
                  onPress={() => props.onChange(facts.filter((other) => other.id !== fact.id))}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div>
          <Button
            size="small"
            icon="plus"
            onPress={() =>
              props.onChange([
                ...facts,
                { id: crypto.randomUUID(), text: '', proved: null, evidence: [] },
              ])
            }
          >
            Add a fact
          </Button>
        </div>
      )}
    </div>
  )
}
