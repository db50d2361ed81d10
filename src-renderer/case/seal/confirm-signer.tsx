import { useState } from 'react'
import type { SealState, SealTaken } from '#contract/api'
import type { Problem } from '#core/result'
import { Checkbox } from '../../ui/choices.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { FingerprintBox } from './fingerprint-box.tsx'

export type Unconfirmed = Extract<SealTaken, { readonly state: 'TO_CONFIRM' }>

/** A key is nobody's until its owner, asked by telephone, has read its fingerprint out. */
export function ConfirmSigner(props: {
  readonly shown: Unconfirmed
  readonly seals: SealState
  readonly problems: readonly Problem[]
  readonly busy: boolean
  readonly onConfirm: (seat: number) => void
  readonly onCancel: () => void
}) {
  const { shown, seals } = props
  const [heard, setHeard] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const free = seals.decisionMakers.flatMap((maker, seat) =>
    maker.sealedAt !== null || maker.isMe || (seat === 0) !== (shown.role === 'CHAIR')
      ? []
      : [{ id: String(seat), label: maker.label }],
  )
  const only = free.length === 1 ? free[0]?.id : undefined
  const seat = shown.seat ?? Number(chosen ?? only ?? Number.NaN)
  return (
    <ConfirmDialog
      title="Whose seal is this?"
      variant="seal"
      confirmLabel="Take in the seal"
      isOpen
      isDisabled={!heard || Number.isNaN(seat) || props.busy}
      onCancel={props.onCancel}
      onConfirm={() => props.onConfirm(seat)}
    >
      <p>
        The file says that it comes from <b>{shown.label}</b>,{' '}
        {shown.role === 'CHAIR' ? 'the chair' : 'a panel member'}. Anyone could have made it.
        Telephone that person on a number you know, not one that came with the file, and have them
        read out <b>My fingerprint</b> from step 4 on their laptop:
      </p>
      <FingerprintBox fingerprint={shown.fingerprint} />
      {shown.seat === null && (
        <Select
          label="Their seat on this panel"
          items={free}
          value={chosen ?? only ?? null}
          placeholder="Choose a seat"
          onChange={setChosen}
        />
      )}
      <Checkbox isSelected={heard} onChange={setHeard}>
        They read out exactly this
      </Checkbox>
      <Problems problems={props.problems} />
    </ConfirmDialog>
  )
}
