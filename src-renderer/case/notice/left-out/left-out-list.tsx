import type { NoticeRedactions } from '#contract/api'
import { groundOf } from '#core/bundle/redaction/grounds'
import { counted } from '../../../shell/words.ts'
import { Button } from '../../../ui/button.tsx'
import { shortInstant } from '../../../ui/dates.ts'
import { Tag } from '../../../ui/tag.tsx'
import { removePlaces } from './left-out-store.ts'

/** Every passage left out by order, with its ground, who ordered it, and whether it is still found. */
export function LeftOutList(props: {
  readonly caseId: string
  readonly redactions: NoticeRedactions['redactions']
  readonly mayOrder: boolean
}) {
  const { caseId, redactions, mayOrder } = props
  if (redactions.length === 0) return null
  return (
    <section className="stack stack--tight" aria-label="By order of the chair">
      <h3 className="heading">By order of the chair, {redactions.length}</h3>
      <ul className="left-out__list">
        {redactions.map((one) => (
          <li key={one.id} className="left-out__row">
            <div>
              <p>
                {one.label === null && <Tag tone="bad">Lost</Tag>} <Words {...one} />
              </p>
              <p className="note">
                {one.label !== null && one.label !== '' && `${one.label}. `}
                {groundOf(one.ground).label}. {one.markedBy}, {shortInstant(one.markedAt)}.
                {one.elsewhere > 0 &&
                  ` The same words still stand in ${counted(one.elsewhere, 'place')}.`}
              </p>
              {one.note !== '' && <p className="note">{one.note}</p>}
            </div>
            {mayOrder && (
              <Button
                size="small"
                icon="trash"
                label={`Do not leave out ${one.label ?? 'the lost passage'}`}
                onPress={() => void removePlaces(caseId, [one.id])}
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Words = (one: NoticeRedactions['redactions'][number]) => (
  <span className="record record--list">
    {one.text === '' ? 'A whole part' : one.text.slice(one.from, one.to)}
  </span>
)
