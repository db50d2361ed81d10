import { useState } from 'react'
import type { Law } from '#core/law/law'
import type { Precedent, PrecedentContent } from '#core/precedent'
import {
  confidenceLabel,
  contextLabel,
  forumLabel,
  laterHistoryLabel,
  officerLabel,
  outcomeWithLength,
  regimeLabel,
} from '#core/wording'
import { ORIGIN_LABELS } from '#core/wording-precedent'
import { LinkButton } from '../ui/button.tsx'
import { longDate } from '../ui/dates.ts'
import { Banner } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { hasFallen, isOverturned } from './ladder.ts'

/** Which case this is, and under which rules it was decided. */
export function PrecedentHead(props: {
  readonly precedent: Precedent
  readonly content: PrecedentContent
  readonly law: Law
}) {
  const { precedent, content, law } = props
  const { profile } = content
  const [why, setWhy] = useState(false)
  const rules = profile.regime.conductRegime
  const kinds = law.allegationTypes.filter(({ id }) => profile.allegationTypes.includes(id))
  return (
    <div className="precedent__identity">
      <div className="row">
        <span className="mono">{precedent.ref}</span>
        <Tag>{ORIGIN_LABELS[precedent.origin]}</Tag>
        <Tag tone="accent">{regimeLabel(profile.regime)}</Tag>
        {profile.forum !== null && <Tag>{forumLabel(profile.forum)}</Tag>}
        <Tag tone={content.confidence === 'LOW' ? 'warn' : 'neutral'}>
          {confidenceLabel(content.confidence)}
        </Tag>
        <span className="small">
          <LinkButton onPress={() => setWhy(!why)} label="Why these rules">
            Why these rules
          </LinkButton>
        </span>
      </div>
      <div role="status">
        {why && (
          <p className="small muted">
            {rules.basis === 'RECORDED' ? `Recorded by a person: ${rules.reason}` : rules.reason}
          </p>
        )}
      </div>
      <h1 className="title">{content.title}</h1>
      <p className="lead">{placeWords(content)}</p>
      <p className="small muted">{kinds.map(({ label }) => label).join('; ')}</p>
    </div>
  )
}

const placeWords = (content: PrecedentContent): string => {
  const { rank, standing, context } = content.profile
  const when =
    content.hearingDate === null
      ? 'date of hearing not stated'
      : `hearing ended ${longDate(content.hearingDate)}`
  return [
    officerLabel(rank, standing),
    content.force,
    when,
    context === null ? null : contextLabel(context).toLowerCase(),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

/** What a reader must know before reading on: overturned, weakly coded. */
export function Cautions({
  content,
  law,
}: {
  readonly content: PrecedentContent
  readonly law: Law
}) {
  const { laterHistory } = content
  return (
    <>
      {isOverturned(content) && (
        <Banner tone="warn" title={laterHistoryLabel(laterHistory, law)}>
          {hasFallen(content) ? (
            <>
              <s>{outcomeWithLength(content.outcome, content.outcomeMonths, law)}</s> was imposed
              and did not stand as it was.
            </>
          ) : (
            'The outcome on this record is the one that stands in the end.'
          )}
          {laterHistory.words !== null && ` ${laterHistory.words}`}
        </Banner>
      )}
      {content.confidence === 'LOW' && (
        <Banner tone="warn" title="Low confidence">
          The source is thin or at second hand. Read it as an illustration, not as a comparator.
        </Banner>
      )}
    </>
  )
}
