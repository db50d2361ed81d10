import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenCase } from '#contract/api'
import type { Level } from '#core/vocabulary'
import { levelLabel } from '#core/wording'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Columns } from '../../ui/columns.tsx'
import { SidePanel } from '../../ui/drawer.tsx'
import { ReasonsEditor } from '../editor/reasons-editor.tsx'
import { fieldId } from '../frame/jump.ts'
import { stepAddress } from '../frame/steps.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { countWords } from '../words.ts'
import { CountedOnce } from './counted-once.tsx'
import { EvidencePreview } from './evidence-preview.tsx'
import { FactorCard } from './factor-card.tsx'
import { PersonalMitigation } from './personal-mitigation.tsx'
import './seriousness.css'

const LEVELS = (['LOW', 'MEDIUM', 'HIGH'] as const).map((id) => ({ id, label: levelLabel(id) }))

function LevelChoice(props: {
  readonly label: string
  readonly field: 'culpabilityLevel' | 'harmLevel'
  readonly value: Level | null
  readonly readOnly: boolean
}) {
  return (
    <div id={fieldId(`seriousness.${props.field}`)}>
      <Segmented
        label={`${props.label} level`}
        hideLabel
        items={LEVELS}
        value={props.value}
        isReadOnly={props.readOnly}
        onChange={(level) => {
          patch('seriousness', { [props.field]: level })
          void flushCase()
        }}
      />
    </div>
  )
}

const heading = (title: string, lead: string) => (
  <>
    {title} <span className="small muted card-lead">{lead}</span>
  </>
)

/** Step 3: how serious the conduct is, before anyone thinks of an outcome. */
export function SeriousnessStep(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { seriousness, id } = openCase.hearingCase
  const readOnly = !useCanEdit(openCase, 'seriousness')
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<string | null>(seriousness.factors[0]?.factorId ?? null)
  const common = { openCase, readOnly, chosen, onChoose: setChosen }
  return (
    <Columns layout="list-side-wide" scroll>
      <div className="column step-column">
        <FactorCard
          {...common}
          group="CULPABILITY"
          title={heading('Culpability', 'What the officer meant or foresaw, and the trust held')}
          aside={
            <LevelChoice
              label="Culpability"
              field="culpabilityLevel"
              value={seriousness.culpabilityLevel}
              readOnly={readOnly}
            />
          }
          addLabel="Add a culpability factor"
        />
        <FactorCard
          {...common}
          group="HARM"
          title={heading('Harm', 'Done, intended or risked, each on its own line')}
          aside={
            <LevelChoice
              label="Harm"
              field="harmLevel"
              value={seriousness.harmLevel}
              readOnly={readOnly}
            />
          }
          addLabel="Add a harm factor"
        />
        <div className="pair">
          <FactorCard
            {...common}
            dense
            group="AGGRAVATING"
            title="Aggravating"
            addLabel="Add an aggravating factor"
          />
          <FactorCard
            {...common}
            dense
            group="MITIGATING"
            title="Mitigating"
            addLabel="Add a mitigating factor"
          />
        </div>
        <Card
          title={heading('Taken together', 'Goes into the notice as written')}
          aside={`${countWords(seriousness.together)} words`}
        >
          <ReasonsEditor
            label="Seriousness taken together"
            hideLabel
            prompts="TOGETHER"
            rows={4}
            id={fieldId('seriousness.together')}
            value={seriousness.together}
            isReadOnly={readOnly}
            onChange={(together) => patch('seriousness', { together })}
            onBlur={() => void flushCase()}
          />
        </Card>
        <Card title={heading('Why outcomes exist', 'The purposes the panel keeps in mind')}>
          <ReasonsEditor
            label="Purposes of the outcome in this case"
            hideLabel
            prompts="PURPOSES"
            rows={2}
            id={fieldId('seriousness.purposes')}
            description="Keeping public confidence, upholding high standards and deterring, protecting the public."
            value={seriousness.purposes}
            isReadOnly={readOnly}
            onChange={(purposes) => patch('seriousness', { purposes })}
            onBlur={() => void flushCase()}
          />
        </Card>
      </div>
      <SidePanel title="Evidence and personal mitigation">
        <div className="side-well">
          <EvidencePreview openCase={openCase} factorId={chosen} />
          <hr className="rule" />
          <CountedOnce openCase={openCase} readOnly={readOnly} />
          <hr className="rule" />
          <PersonalMitigation seriousness={seriousness} readOnly={readOnly} />
          <hr className="rule" />
          <div className="stack stack--tight">
            <Button
              variant="primary"
              onPress={() => void flushCase().then(() => go(stepAddress(id, 'provisional')))}
            >
              Save and go to step 4
            </Button>
            <p className="note">
              Factors come from the outcomes guidance; paragraph numbers are not yet checked against
              the College’s text.
            </p>
          </div>
        </div>
      </SidePanel>
    </Columns>
  )
}
