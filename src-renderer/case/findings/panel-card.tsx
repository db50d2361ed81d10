import type { HearingCase, Particulars } from '#core/hearing-case'
import type { Person } from '#contract/api'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSession } from '../../shell/session.ts'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { capacitiesFor, delegateBases } from './choices.ts'
import { YesNo } from './yes-no.tsx'

const settle = () => void flushCase()
const NOBODY = 'NOBODY'

function Link(props: {
  readonly label: string
  readonly people: readonly Person[]
  readonly value: string | null
  readonly readOnly: boolean
  readonly onChange: (profileId: string | null) => void
}) {
  return (
    <Select
      label={props.label}
      items={[
        { id: NOBODY, label: 'Not a person of this library' },
        ...props.people.map((person) => ({ id: person.id, label: person.label })),
      ]}
      value={props.value ?? NOBODY}
      isReadOnly={props.readOnly}
      onChange={(id) => props.onChange(id === NOBODY ? null : id)}
    />
  )
}

/** One person sits once: who has another seat of this panel is not offered again. */
const seatedElsewhere = (p: Particulars, seat: number, profileId: string): boolean =>
  p.members.some((member, other) => other !== seat && member.profileId === profileId)

function ChairFields(props: { readonly hearingCase: HearingCase; readonly readOnly: boolean }) {
  const { hearingCase, readOnly } = props
  const { chair } = hearingCase.particulars
  const people = useSession((session) => session.status?.people ?? [])
  const set = (change: Partial<Particulars['chair']>) =>
    patch('particulars', { chair: { ...chair, ...change } })
  const isDelegate = chair.capacity === 'DELEGATE'
  return (
    <div className="case-grid">
      <TextField
        label="Chair, as named in the notice"
        id={fieldId('particulars.chair.label')}
        value={chair.label}
        isReadOnly={readOnly}
        onChange={(label) => set({ label })}
        onBlur={settle}
      />
      <Link
        label="Chair is"
        people={people.filter((person) => person.role === 'CHAIR')}
        value={chair.profileId}
        readOnly={readOnly}
        onChange={(profileId) => set({ profileId })}
      />
      <div id={fieldId('particulars.chair.capacity')}>
        <Select
          label="Capacity of the chair"
          items={capacitiesFor(hearingCase)}
          value={chair.capacity}
          isReadOnly={readOnly}
          onChange={(capacity) => set({ capacity })}
        />
      </div>
      {isDelegate && (
        <>
          <div id={fieldId('particulars.chair.delegateBasis')}>
            <Select
              label="Delegate as"
              items={delegateBases}
              value={chair.delegateBasis}
              isReadOnly={readOnly}
              onChange={(delegateBasis) => set({ delegateBasis })}
            />
          </div>
          <DateField
            label="Delegated on"
            id={fieldId('particulars.chair.delegatedOn')}
            value={chair.delegatedOn}
            isReadOnly={readOnly}
            onChange={(delegatedOn) => set({ delegatedOn })}
            onBlur={settle}
          />
          {chair.delegateBasis === 'FORMER_SENIOR_OFFICER' && (
            <DateField
              label="Left senior rank on"
              description="No more than 5 years before the delegation"
              id={fieldId('particulars.chair.leftSeniorRankOn')}
              value={chair.leftSeniorRankOn}
              isReadOnly={readOnly}
              onChange={(leftSeniorRankOn) => set({ leftSeniorRankOn })}
              onBlur={settle}
            />
          )}
          {chair.delegateBasis === 'STAFF_EQUIVALENT' && (
            <YesNo
              label="Case substantially about operational policing"
              path="particulars.chair.operationalCase"
              value={chair.operationalCase}
              readOnly={readOnly}
              onChange={(operationalCase) => set({ operationalCase })}
            />
          )}
          <YesNo
            label="The same person certified the accelerated hearing"
            path="particulars.chair.certifiedForAmh"
            value={chair.certifiedForAmh}
            readOnly={readOnly}
            onChange={(certifiedForAmh) => set({ certifiedForAmh })}
          />
        </>
      )}
    </div>
  )
}

/** Chair with the tests of a delegate, two members, and the adviser, who does not decide. */
export function PanelCard(props: {
  readonly hearingCase: HearingCase
  readonly readOnly: boolean
}) {
  const { hearingCase, readOnly } = props
  const { particulars: p } = hearingCase
  const people = useSession((session) => session.status?.people ?? [])
  const members = (next: Particulars['members']) => patch('particulars', { members: next })
  const change = (index: number, part: Partial<Particulars['members'][number]>) =>
    members(p.members.map((member, other) => (other === index ? { ...member, ...part } : member)))
  return (
    <Card title="Panel and adviser" aside="The adviser does not decide">
      <ChairFields hearingCase={hearingCase} readOnly={readOnly} />
      <div id={fieldId('particulars.members')} className="stack">
        {p.members.map((member, index) => (
          <div className="case-grid case-grid--line" key={index}>
            <TextField
              label={`Member ${index + 1}, as named in the notice`}
              value={member.label}
              isReadOnly={readOnly}
              onChange={(label) => change(index, { label })}
              onBlur={settle}
            />
            <Link
              label={`Member ${index + 1} is`}
              people={people.filter(
                (person) => person.role === 'MEMBER' && !seatedElsewhere(p, index, person.id),
              )}
              value={member.profileId}
              readOnly={readOnly}
              onChange={(profileId) => change(index, { profileId })}
            />
            {!readOnly && (
              <IconButton
                icon="trash"
                label={`Remove member ${index + 1}`}
                onPress={() => members(p.members.filter((_, other) => other !== index))}
              />
            )}
          </div>
        ))}
        {!readOnly && (
          <div>
            <Button
              size="small"
              icon="plus"
              onPress={() =>
                members([
                  ...p.members,
                  { label: `Panel member ${p.members.length + 1}`, profileId: null },
                ])
              }
            >
              Add a member
            </Button>
          </div>
        )}
      </div>
      <div className="case-grid">
        <TextField
          label="Legally qualified person (adviser)"
          id={fieldId('particulars.adviser')}
          value={p.adviser?.label ?? ''}
          isReadOnly={readOnly}
          onChange={(label) =>
            patch('particulars', {
              adviser: label === '' ? null : { label, profileId: p.adviser?.profileId ?? null },
            })
          }
          onBlur={settle}
        />
        {p.adviser !== null && (
          <Link
            label="Adviser is"
            people={people.filter((person) => person.role === 'ADVISER')}
            value={p.adviser.profileId}
            readOnly={readOnly}
            onChange={(profileId) =>
              patch('particulars', { adviser: { label: p.adviser?.label ?? '', profileId } })
            }
          />
        )}
      </div>
    </Card>
  )
}
