import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import { isReason } from '#core/law/situation'
import type { Problem } from '#core/result'
import type { Role } from '#core/vocabulary'
import { call } from '../../api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { shortInstant } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Banner, Problems } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { stepAddress } from '../frame/steps.ts'
import { changeCase } from '../store/case-store.ts'

/** Comparators shut, or opened: by all the seals, or early with who, when and why for ever. */
export function ClosedComparators(props: {
  readonly openCase: OpenCase
  readonly role: Role | null
}) {
  return (
    <>
      <SeenBeside seen={props.openCase.seals.seenBeside} />
      <Access {...props} />
    </>
  )
}

/** Comparators of another case on the same matter, seen by this panel's people before all had sealed. */
function SeenBeside({ seen }: { readonly seen: OpenCase['seals']['seenBeside'] }) {
  if (seen.length === 0) return null
  return (
    <Banner tone="warn">
      {seen.map(({ reference, by, at }) => (
        <p key={reference}>
          {by} saw the comparators of {reference}, a case on the same matter, on {shortInstant(at)},
          before every view here was sealed. It stays on record.
        </p>
      ))}
    </Banner>
  )
}

function Access(props: { readonly openCase: OpenCase; readonly role: Role | null }) {
  const { seals, hearingCase } = props.openCase
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const open = async () => {
    const answer = await changeCase((caseId) => call('seal:open-early', { caseId, reason }))
    setProblems(answer === null || answer.ok ? [] : answer.problems)
    if (answer?.ok === true) setAsking(false)
  }
  if (seals.comparatorsOpen)
    return (
      <Card title="Comparators are open" icon="unlock">
        {seals.openedEarly !== null && (
          <p className="small">
            Opened early by {seals.openedEarly.by}, {shortInstant(seals.openedEarly.at)}:{' '}
            {seals.openedEarly.reason ?? 'the panel keeps its reason until the notice is signed.'}
          </p>
        )}
        <p>
          <TextLink href={stepAddress(hearingCase.id, 'comparators')}>Go to comparators</TextLink>
        </p>
      </Card>
    )
  return (
    <Card title="Comparators are closed" icon="lock" tone="off">
      <p className="small">
        Outcomes of like cases stay hidden here, in search and in the matrix until all{' '}
        {seals.decisionMakers.length} views are sealed.{' '}
        {props.role === 'ADVISER' ? null : (
          <LinkButton onPress={() => setAsking(true)}>
            Open early, with a recorded reason
          </LinkButton>
        )}
      </p>
      <ConfirmDialog
        title="Open comparators early"
        confirmLabel="Open early"
        isOpen={asking}
        isDisabled={!isReason(reason)}
        onCancel={() => setAsking(false)}
        onConfirm={() => void open()}
      >
        <p>
          Who opened them, when and why is kept with the case and its notice for ever. Views sealed
          later are marked as made after opening.
        </p>
        <TextArea label="Reason" record rows={3} value={reason} onChange={setReason} />
        <Problems problems={problems} />
      </ConfirmDialog>
    </Card>
  )
}
