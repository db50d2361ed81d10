import { useState } from 'react'
import type { SealState } from '#contract/api'
import { viewProblems, type ProvisionalView } from '#core/provisional-view'
import type { Problem } from '#core/result'
import { outcomeWithLength } from '#core/wording'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { longInstant } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { SealMark } from '../../ui/seal-mark.tsx'
import { announce } from '../../ui/status.tsx'
import { changeCase } from '../store/case-store.ts'
import { shortHash, useLaw } from '../words.ts'

function Sealed(props: { readonly maker: SealState['decisionMakers'][number] }) {
  const { maker } = props
  return (
    <Card tone="seal">
      <div className="seal-panel">
        <SealMark state="closed" size="large" />
        <h2 className="heading">Your view is sealed</h2>
        <p>{maker.sealedAt === null ? '' : longInstant(maker.sealedAt)}</p>
        <p className="mono" title={maker.commitment ?? ''}>
          {shortHash(maker.commitment ?? '', 16)}
        </p>
        <p>It cannot be edited or withdrawn. If you change your mind later, both are kept.</p>
      </div>
    </Card>
  )
}

/** The one ceremonial control: a statement, a button, and once more in words. */
export function SealPanel(props: {
  readonly view: ProvisionalView
  readonly maker: SealState['decisionMakers'][number]
  readonly stated: boolean
  readonly writable: boolean
  readonly onState: (stated: boolean) => void
}) {
  const { view, maker, stated } = props
  const law = useLaw()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  if (maker.sealedAt !== null) return <Sealed maker={maker} />
  const lacking = viewProblems(view)
  const seal = async () => {
    setBusy(true)
    const answer = await changeCase((caseId) => call('seal:commit', { caseId, view }))
    setBusy(false)
    setAsking(false)
    if (answer?.ok === true) announce('Your view is sealed')
    else
      setProblems(
        answer?.problems ?? [{ code: 'NOT_SAVED', message: 'Save your text first, then seal it.' }],
      )
  }
  return (
    <Card tone="seal">
      <div className="seal-panel">
        <SealMark state="open" size="large" />
        <h2 className="heading">Not sealed yet</h2>
        <p>
          Sealing fixes your view with the time and a fingerprint. It cannot be edited or withdrawn.
          You may change your mind later; both are kept.
        </p>
        <Checkbox isSelected={stated} onChange={props.onState} isDisabled={!props.writable}>
          This is my own view. I have not seen comparator outcomes for this case.
        </Checkbox>
        <Button
          variant="seal"
          size="large"
          fill
          icon="lock"
          isDisabled={!props.writable || !stated || lacking.length > 0}
          onPress={() => setAsking(true)}
        >
          Seal my view
        </Button>
        <p className="small">
          {lacking.length > 0
            ? lacking.map(({ message }) => message).join(' ')
            : 'You are asked once more, then it is done.'}
        </p>
        <Problems problems={problems} />
      </div>
      <ConfirmDialog
        title="Seal your view"
        variant="seal"
        confirmLabel={busy ? 'Sealing' : 'Seal it'}
        isOpen={asking}
        isDisabled={busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void seal()}
      >
        <p>
          Your provisional outcome:{' '}
          <b>{view.outcome === null ? '' : outcomeWithLength(view.outcome, view.months, law)}</b>.
          Once sealed it cannot be undone.
        </p>
      </ConfirmDialog>
    </Card>
  )
}
