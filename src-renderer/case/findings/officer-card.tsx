import type { Particulars } from '#core/hearing-case'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { contexts, convictions, ranks, representations, standings } from './choices.ts'
import { YesNo } from './yes-no.tsx'

const settle = () => void flushCase()
const at = (name: string) => fieldId(`particulars.officer.${name}`)

/** The officer concerned, and what was notified. */
export function OfficerCard(props: {
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { particulars: p, readOnly } = props
  const { officer } = p
  const set = (change: Partial<Particulars['officer']>) =>
    patch('particulars', { officer: { ...officer, ...change } })
  return (
    <Card title="Officer concerned" aside="Name and number never enter a comparison">
      <div className="case-grid">
        <TextField
          label="Name"
          id={at('name')}
          value={officer.name}
          isReadOnly={readOnly}
          onChange={(name) => set({ name })}
          onBlur={settle}
        />
        <TextField
          label="Collar or warrant number"
          id={at('number')}
          value={officer.number}
          isReadOnly={readOnly}
          onChange={(number) => set({ number })}
          onBlur={settle}
        />
        <div id={at('standing')}>
          <Select
            label="Standing"
            items={standings}
            value={officer.standing}
            isReadOnly={readOnly}
            onChange={(standing) => set({ standing })}
          />
        </div>
        <div id={at('rank')}>
          <Select
            label="Rank now, or on leaving"
            items={ranks}
            value={officer.rank}
            isReadOnly={readOnly}
            onChange={(rank) => set({ rank })}
          />
        </div>
        <div id={at('rankAtTime')}>
          <Select
            label="Rank at the time"
            items={ranks}
            value={officer.rankAtTime}
            isReadOnly={readOnly}
            onChange={(rankAtTime) => set({ rankAtTime })}
          />
        </div>
        <div id={at('context')}>
          <Select
            label="Conduct was"
            items={contexts}
            value={officer.context}
            isReadOnly={readOnly}
            onChange={(context) => set({ context })}
          />
        </div>
        <div id={at('representation')}>
          <Select
            label="Representation"
            items={representations}
            value={officer.representation}
            isReadOnly={readOnly}
            onChange={(representation) => set({ representation })}
          />
        </div>
        <div id={fieldId('particulars.convictionType')}>
          <Select
            label="Conviction or caution"
            items={convictions}
            value={p.convictionType}
            isReadOnly={readOnly}
            onChange={(convictionType) => patch('particulars', { convictionType })}
          />
        </div>
        <YesNo
          label="Told of the right to a lawyer (regulation 8)"
          path="particulars.legalRepresentationNotice"
          value={p.legalRepresentationNotice}
          readOnly={readOnly}
          onChange={(legalRepresentationNotice) =>
            patch('particulars', { legalRepresentationNotice })
          }
        />
      </div>
    </Card>
  )
}
