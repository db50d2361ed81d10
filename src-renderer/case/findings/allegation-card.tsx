import type { BundleDocument } from '#contract/api'
import type { Allegation } from '#core/hearing-case'
import { findingLabel } from '#core/wording'
import { Button, IconButton } from '../../ui/button.tsx'
import { PickMany } from './pick-many.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { admissions, findingLevels } from './choices.ts'
import { FactList } from './fact-list.tsx'
import { YesNo } from './yes-no.tsx'

const settle = () => void flushCase()

const provedWords = (allegation: Allegation): string =>
  allegation.proved === null ? 'No finding yet' : allegation.proved ? 'Proved' : 'Not proved'

/** One allegation: a line when shut; particulars, answer, facts, standards, level and reasons when open. */
export function AllegationCard(props: {
  readonly number: number
  readonly allegation: Allegation
  readonly documents: readonly BundleDocument[]
  readonly readOnly: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onChange: (change: Partial<Allegation>) => void
  readonly onRemove: () => void
}) {
  const { allegation, number, readOnly, onChange, isOpen } = props
  const words = useWords()
  const path = (name: string) => `findings.allegations.${number - 1}.${name}`
  return (
    <li className="allegation" id={fieldId(`findings.allegations.${number - 1}`)}>
      <div className="allegation__head">
        <button
          type="button"
          className="allegation__open"
          aria-expanded={isOpen}
          onClick={props.onToggle}
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
          <b>{number}</b>
          <span className="allegation__text record--list record">
            {allegation.particulars || 'No particulars yet'}
          </span>
          <span className="row">
            <Tag tone={allegation.proved === true ? 'accent' : 'neutral'}>
              {provedWords(allegation)}
            </Tag>
            {allegation.level !== null && <Tag>{findingLabel(allegation.level)}</Tag>}
          </span>
        </button>
        {!readOnly && (
          <IconButton icon="trash" label={`Remove allegation ${number}`} onPress={props.onRemove} />
        )}
      </div>
      {isOpen && (
        <div className="allegation__body">
          <TextArea
            label="Particulars, as in the notice of referral"
            record
            id={fieldId(path('particulars'))}
            value={allegation.particulars}
            isReadOnly={readOnly}
            onChange={(particulars) => onChange({ particulars })}
            onBlur={settle}
          />
          <PickMany
            label="Kind of conduct"
            path={path('allegationTypes')}
            items={words.law.allegationTypes}
            value={allegation.allegationTypes}
            readOnly={readOnly}
            onChange={(allegationTypes) => onChange({ allegationTypes })}
          />
          <div id={fieldId(path('answer'))}>
            <Segmented
              label="The officer’s answer"
              items={admissions}
              value={allegation.answer}
              isReadOnly={readOnly}
              onChange={(answer) => onChange({ answer })}
            />
          </div>
          <FactList
            facts={allegation.facts}
            documents={props.documents}
            readOnly={readOnly}
            path={path('facts')}
            onChange={(facts) => onChange({ facts })}
          />
          <div className="case-grid">
            <YesNo
              label="Allegation proved, on the balance of probabilities"
              path={path('proved')}
              value={allegation.proved}
              readOnly={readOnly}
              onChange={(proved) => onChange({ proved })}
            />
            <div id={fieldId(path('level'))}>
              <Select
                label="Level"
                items={findingLevels}
                value={allegation.level}
                isReadOnly={readOnly}
                onChange={(level) => onChange({ level })}
              />
            </div>
          </div>
          <PickMany
            label="Standards breached"
            path={path('standards')}
            items={words.law.standards}
            value={allegation.standards}
            readOnly={readOnly}
            onChange={(standards) => onChange({ standards })}
          />
          <TextArea
            label="Reasons for this finding"
            record
            words
            id={fieldId(path('reasons'))}
            value={allegation.reasons}
            isReadOnly={readOnly}
            onChange={(reasons) => onChange({ reasons })}
            onBlur={settle}
          />
          <div>
            <Button size="small" icon="chevron-up" onPress={props.onToggle}>
              Close allegation {number}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}
