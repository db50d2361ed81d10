import type { PrecedentSummary } from '#contract/api'
import type { Law } from '#core/law/law'
import { laterHistoryLabel, outcomeWithLength } from '#core/wording'
import { ORIGIN_LABELS } from '#core/wording-precedent'
import { classes } from '../ui/classes.ts'
import { RungLabel } from '../ui/rung.tsx'
import { useList } from './list-store.ts'
import { lowerFirst } from './words.ts'

const isOverturned = ({ disposal }: PrecedentSummary): boolean =>
  disposal !== null && !['NONE_RECORDED', 'UPHELD'].includes(disposal.laterHistory.effect)

const whoAndWhen = ({ rank, standing, hearingDate }: PrecedentSummary): string => {
  const who = rank ?? 'Rank not stated'
  const former = standing !== null && standing.startsWith('Former')
  return [former ? `Former ${lowerFirst(who)}` : who, hearingDate?.slice(0, 4) ?? 'no date'].join(
    ', ',
  )
}

/** One case of a list: whole surface opens it; outcome and what became of it always together. */
export function CaseCard(props: {
  readonly summary: PrecedentSummary
  readonly law: Law
  readonly isHere: boolean
  readonly isWithheld: boolean
}) {
  const { summary, law, isHere, isWithheld } = props
  const { stand } = useList()
  const { ref, disposal } = summary
  const outcome =
    disposal === null ? null : outcomeWithLength(disposal.outcome, disposal.outcomeMonths, law)
  const history = disposal === null ? null : laterHistoryLabel(disposal.laterHistory, law)
  const name = ['Open ' + ref, lowerFirst(whoAndWhen(summary)), outcome, history]
  return (
    <li className={classes('case-card', isHere && 'case-card--here')}>
      <p className="case-card__top">
        {isWithheld ? (
          <span className="case-card__ref" data-ref={ref} tabIndex={-1}>
            {ref}
          </span>
        ) : (
          <a
            href={`#/precedents/${ref}`}
            className="case-card__ref case-card__ref--open"
            data-ref={ref}
            aria-label={name.filter((part) => part !== null).join(', ')}
            {...(isHere ? { 'aria-current': 'true' as const } : {})}
            onFocus={() => stand(ref)}
          >
            {ref}
          </a>
        )}
        <span className="case-card__who">{whoAndWhen(summary)}</span>
        <span className="case-card__origin">{ORIGIN_LABELS[summary.origin]}</span>
      </p>
      <p className="record--list">{summary.title}</p>
      <p className="case-card__rules">
        {summary.force}, {lowerFirst(summary.regime)}
      </p>
      {disposal !== null && (
        <p className="case-card__end">
          <RungLabel
            rung={law.outcomes.find(({ id }) => id === disposal.outcome)?.rung ?? null}
            label={outcome ?? ''}
          />
          <span className={classes(isOverturned(summary) && 'case-card__overturned')}>
            {history}
          </span>
        </p>
      )}
    </li>
  )
}
