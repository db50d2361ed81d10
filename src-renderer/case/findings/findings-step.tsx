import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenCase } from '#contract/api'
import type { Allegation } from '#core/hearing-case'
import { overallFinding } from '#core/overall-finding'
import { findingLabel } from '#core/wording'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Columns } from '../../ui/columns.tsx'
import { SidePanel } from '../../ui/drawer.tsx'
import { Empty } from '../../ui/empty.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { stepAddress } from '../frame/steps.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { AllegationCard } from './allegation-card.tsx'
import { DatesCard } from './dates-card.tsx'
import './findings.css'
import { OfficerCard } from './officer-card.tsx'
import { PanelCard } from './panel-card.tsx'
import { ParityCard } from './parity-card.tsx'
import { RegimePanel } from './regime-panel.tsx'
import { ServiceCard } from './service-card.tsx'
import { SeverityCard } from './severity-card.tsx'
import { WarningsCard } from './warnings-card.tsx'
import { YesNo } from './yes-no.tsx'

const fresh = (): Allegation => ({
  id: crypto.randomUUID(),
  particulars: '',
  allegationTypes: [],
  answer: null,
  facts: [],
  proved: null,
  standards: [],
  level: null,
  reasons: '',
})

function Allegations(props: { readonly openCase: OpenCase; readonly readOnly: boolean }) {
  const { openCase, readOnly } = props
  const { allegations } = openCase.hearingCase.findings
  const [open, setOpen] = useState<string | null>(
    allegations.find((allegation) => allegation.proved === null)?.id ?? null,
  )
  const set = (next: Allegation[]) => patch('findings', { allegations: next })
  const add = () => {
    const allegation = fresh()
    set([...allegations, allegation])
    setOpen(allegation.id)
  }
  const addButton = readOnly ? null : (
    <Button icon="plus" onPress={add}>
      Add an allegation
    </Button>
  )
  return (
    <Card flush title="Allegations" aside={`${allegations.length} recorded`}>
      <div id={fieldId('findings.allegations')}>
        {allegations.length === 0 ? (
          <Empty title="No allegation yet" action={addButton} />
        ) : (
          <>
            <ol className="allegations">
              {allegations.map((allegation, index) => (
                <AllegationCard
                  key={allegation.id}
                  number={index + 1}
                  allegation={allegation}
                  documents={openCase.documents}
                  readOnly={readOnly}
                  isOpen={open === allegation.id}
                  onToggle={() => setOpen(open === allegation.id ? null : allegation.id)}
                  onRemove={() => set(allegations.filter((other) => other.id !== allegation.id))}
                  onChange={(change) =>
                    set(
                      allegations.map((other) =>
                        other.id === allegation.id ? { ...other, ...change } : other,
                      ),
                    )
                  }
                />
              ))}
            </ol>
            <div className="card-foot">{addButton}</div>
          </>
        )}
      </div>
    </Card>
  )
}

function Overall(props: { readonly openCase: OpenCase; readonly readOnly: boolean }) {
  const { openCase, readOnly } = props
  const { findings } = openCase.hearingCase
  const { adverseInference } = findings
  const finding = overallFinding(findings)
  return (
    <Card
      title="Taken as a whole"
      aside={`Overall finding: ${findingLabel(finding).toLowerCase()}`}
    >
      <div className="case-grid">
        <YesNo
          label="More than one incident, not closely connected (regulation 42(6))"
          path="findings.unconnectedIncidents"
          value={findings.unconnectedIncidents}
          readOnly={readOnly}
          onChange={(unconnectedIncidents) => patch('findings', { unconnectedIncidents })}
        />
        <YesNo
          label="Adverse inference drawn"
          path="findings.adverseInference.drawn"
          value={adverseInference.drawn}
          readOnly={readOnly}
          onChange={(drawn) =>
            patch('findings', { adverseInference: { ...adverseInference, drawn } })
          }
        />
      </div>
      {adverseInference.drawn !== null && (
        <TextArea
          label={adverseInference.drawn ? 'Why it was drawn' : 'Why none was drawn, if argued'}
          record
          rows={2}
          id={fieldId('findings.adverseInference.reasons')}
          value={adverseInference.reasons}
          isReadOnly={readOnly}
          onChange={(reasons) =>
            patch('findings', { adverseInference: { ...adverseInference, reasons } })
          }
          onBlur={() => void flushCase()}
        />
      )}
    </Card>
  )
}

/** Step 2: what was alleged, answered and found, and which rules apply. */
export function FindingsStep(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { hearingCase } = openCase
  const readOnly = !useCanEdit(openCase, 'findings')
  const [, go] = useLocation()
  const common = { particulars: hearingCase.particulars, readOnly }
  return (
    <Columns layout="list-side-wide" scroll>
      <div className="column step-column">
        <DatesCard {...common} />
        <OfficerCard {...common} />
        <PanelCard hearingCase={hearingCase} readOnly={readOnly} />
        <ParityCard hearingCase={hearingCase} readOnly={readOnly} />
        <SeverityCard {...common} />
        <WarningsCard {...common} />
        <Allegations openCase={openCase} readOnly={readOnly} />
        <Overall openCase={openCase} readOnly={readOnly} />
        <ServiceCard {...common} />
      </div>
      <SidePanel title="Rules that apply">
        <RegimePanel hearingCase={hearingCase} readOnly={readOnly} />
        <hr className="rule" />
        <div>
          <Button
            variant="primary"
            onPress={() =>
              void flushCase().then(() => go(stepAddress(hearingCase.id, 'seriousness')))
            }
          >
            Save and go to step 3
          </Button>
        </div>
      </SidePanel>
    </Columns>
  )
}
