import { Fragment, useEffect, useRef } from 'react'
import type { Bound } from '#core/comparison/comparison'
import type { Replay } from '#core/quality/replay'
import { outcomeWithLength } from '#core/wording'
import type { Law } from '#core/law/law'
import { longInstant } from '../ui/dates.ts'
import { announce } from '../ui/status.tsx'
import './replay-report.css'

/** What a replay found: the same to the byte, or what has moved and why. */
export function ReplayReport(props: {
  readonly replay: Replay
  readonly law: Law
  /** To make the comparison anew; absent where the case is not at hand. */
  readonly runAgain?: { readonly busy: boolean; readonly onPress: () => void } | undefined
}) {
  const { replay, law, runAgain } = props
  const { library, method } = replay
  const end = (bound: Bound | null) =>
    bound === null ? 'none' : outcomeWithLength(bound.outcome, bound.months, law).toLowerCase()
  const isSame = replay.state === 'IDENTICAL'
  // Of a notice made elsewhere, only the notice is here: who made its comparison is not known.
  const isElsewhere = replay.madeBy === null
  const verdict = isSame ? 'The same result, to the byte.' : 'The result differs.'
  const box = useRef<HTMLDivElement>(null)
  // It comes below what was pressed, out of sight under a long notice.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
    announce(verdict)
  }, [replay, verdict])
  return (
    <div className="replay" ref={box}>
      <p className="strong">{verdict}</p>
      <p className="note">
        Against the comparison of {longInstant(replay.madeAt)}
        {replay.madeBy === null ? '' : `, by ${replay.madeBy}`}.
      </p>
      {isElsewhere && !library.isSame && (
        <p className="note">
          This library does not hold the same cases as the one where the notice was made
          {isSame ? ', and gives this result all the same.' : '.'} Each library numbers its own: one
          number may stand for two cases.
        </p>
      )}
      {!isElsewhere && !library.isSame && (
        <div className="note">
          The library has moved on since{isSame && ', without touching this result'}.
          <Cases lead="Added" refs={library.added} />
          <Cases lead="Corrected" refs={library.corrected} />
        </div>
      )}
      {method !== null && (
        <p className="note">
          The method has changed, from version {method.before} to {method.after}.
        </p>
      )}
      {replay.caseChanged && !isElsewhere && (
        <p className="note">
          Findings or seriousness of this case have changed since: the replay asked what was asked
          then.
        </p>
      )}
      {replay.moves.map(({ what, before, after }) => (
        <p className="note" key={what}>
          {what === 'FLOOR' ? 'Floor' : 'Ceiling'}: was {end(before)}, now {end(after)}.
        </p>
      ))}
      <Cases
        lead={isElsewhere ? 'Counted here, not there' : 'Counted now, not then'}
        refs={replay.entered}
      />
      <Cases
        lead={isElsewhere ? 'Counted there, by its numbers, not here' : 'Counted then, not now'}
        refs={replay.left}
        isForeign={isElsewhere}
      />
      {replay.reordered && <p className="note">The same cases, in another order.</p>}
      {runAgain !== undefined && (!isSame || replay.caseChanged) && (
        <button
          type="button"
          className="inline-link"
          disabled={runAgain.busy}
          onClick={runAgain.onPress}
        >
          Run again as things stand
        </button>
      )}
    </div>
  )
}

const FEW = 12

function Cases(props: {
  readonly lead: string
  readonly refs: readonly string[]
  /** Numbers of another library lead nowhere in this one. */
  readonly isForeign?: boolean
}) {
  const { lead, refs, isForeign = false } = props
  if (refs.length === 0) return null
  return (
    <p className="note">
      {lead}, {refs.length}:{' '}
      {refs.slice(0, FEW).map((ref) => (
        <Fragment key={ref}>
          {isForeign ? (
            <span className="ref">{ref}</span>
          ) : (
            <a className="ref" href={`#/precedents/${ref}`}>
              {ref}
            </a>
          )}{' '}
        </Fragment>
      ))}
      {refs.length > FEW && `and ${refs.length - FEW} more`}
    </p>
  )
}
