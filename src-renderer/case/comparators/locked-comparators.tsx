import type { SealState } from '#contract/api'
import { Icon } from '../../ui/icon.tsx'

/** Before the seals nothing of any other case is here: only why, and how it opens. */
export function LockedComparators(props: { readonly seals: SealState; readonly caseId: string }) {
  const waiting = props.seals.decisionMakers.filter((maker) => maker.sealedAt === null)
  return (
    <div className="locked-panel">
      <Icon name="lock" />
      <h2>Comparators are closed</h2>
      <p>
        Outcomes of like cases stay hidden for this case, so that each decision-maker first writes
        down their own view. They open when every view is sealed.
      </p>
      <p>
        Still to seal: <b>{waiting.map((maker) => maker.label).join(', ') || 'the panel'}</b>.
      </p>
      <p>
        <a href={`#/case/${props.caseId}/provisional`}>Go to the provisional view</a>, where they
        can also be opened early with a recorded reason.
      </p>
    </div>
  )
}
