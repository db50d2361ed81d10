import { useState } from 'react'
import {
  publicationStateLabel,
  type Publication,
  type PublicationDays,
} from '#core/notice/publication-register'
import { useToday } from '../shell/today.ts'
import { Button } from '../ui/button.tsx'
import { longDate, longInstant } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { DateField, TextArea, TextField } from '../ui/field.tsx'
import { TextLink } from '../ui/link.tsx'
import { Problems } from '../ui/notice.tsx'
import { usePublications } from './publications-store.ts'
import { TwoNotices } from './two-notices.tsx'

/** What is known of one publication, and what the force did since. */
export function PublicationForm(props: {
  readonly publication: Publication
  readonly onClose: () => void
}) {
  const { publication: row, onClose } = props
  const isOut = row.state !== 'PRIVATE' && row.state !== 'WITHHELD'
  return (
    <Dialog title={`Publication of ${row.number}`} isOpen onClose={onClose}>
      <p>
        {publicationStateLabel(row.state)}. Decided by {row.decidedBy}.{' '}
        <TextLink href={`/case/${row.caseId}/6`}>Open the case {row.reference}</TextLink>
      </p>
      {row.replacedBy !== null && (
        <p>
          It was replaced by {row.replacedBy}: the page on the website should hold the correction.
        </p>
      )}
      {row.reasons !== '' && <p className="record">{row.reasons}</p>}
      {isOut && <Days row={row} onClose={onClose} />}
      <TwoNotices row={row} />
      {row.recorded !== null && (
        <p className="note">
          Recorded by {row.recorded.by}, {longInstant(row.recorded.at)}.
        </p>
      )}
    </Dialog>
  )
}

function Days({ row, onClose }: { readonly row: Publication; readonly onClose: () => void }) {
  const { record, problems } = usePublications()
  const today = useToday()
  const [days, setDays] = useState<PublicationDays>({
    publishedOn: row.publishedOn,
    address: row.address,
    takenDownOn: row.takenDownOn,
    reason: row.takenDownEarly,
  })
  const [isWorking, setWorking] = useState(false)
  const change = (part: Partial<PublicationDays>) => setDays({ ...days, ...part })
  const isEarly =
    days.takenDownOn !== null && row.mayComeDownOn !== null && days.takenDownOn < row.mayComeDownOn
  const errorOf = (field: keyof PublicationDays) =>
    problems.find((problem) => problem.field === field)?.message
  const keep = async () => {
    setWorking(true)
    const recorded = await record(row.noticeId, days)
    setWorking(false)
    if (recorded) onClose()
  }
  return (
    <>
      <DateField
        label="Published on"
        value={days.publishedOn}
        onChange={(publishedOn) => change({ publishedOn })}
        error={errorOf('publishedOn')}
      />
      <TextField
        label="Address on the website"
        description="As text; nothing is opened."
        value={days.address}
        onChange={(address) => change({ address })}
        error={errorOf('address')}
        maxLength={2_000}
      />
      {row.mayComeDownOn !== null && (
        <>
          <p className="small">
            {today < row.mayComeDownOn
              ? `It may come down from ${longDate(row.mayComeDownOn)}.`
              : `It may come down since ${longDate(row.mayComeDownOn)}.`}
          </p>
          <DateField
            label="Taken down on"
            value={days.takenDownOn}
            onChange={(takenDownOn) => change({ takenDownOn })}
            error={errorOf('takenDownOn')}
          />
        </>
      )}
      {(isEarly || days.reason !== '') && (
        <TextArea
          label="Why before its time"
          value={days.reason}
          onChange={(reason) => change({ reason })}
          error={errorOf('reason')}
          rows={3}
        />
      )}
      <Problems problems={problems.filter(({ field }) => field === undefined)} />
      <div className="row">
        <Button variant="primary" isDisabled={isWorking} onPress={() => void keep()}>
          Record
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </>
  )
}
