import type { AuditVerdict } from '#contract/api'
import { counted } from '../shell/words.ts'
import { Card } from '../ui/card.tsx'
import { longInstant } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { shortHash } from './action-words.ts'
import { useRecord } from './library-store.ts'

/** Whether the record can be trusted, in one sentence. */
export function Verdict() {
  const { verdict, took } = useRecord()
  if (verdict === null) {
    return (
      <Card tone="off">
        <p className="small muted">The record has not been checked since this screen was opened.</p>
      </Card>
    )
  }
  return verdict.intact ? <Intact verdict={verdict} took={took} /> : <Broken verdict={verdict} />
}

function Intact({ verdict, took }: { readonly verdict: AuditVerdict; readonly took: number }) {
  return (
    <Card tone="accent">
      <div className="verdict">
        <span className="verdict__disc">
          <Icon name="check" large />
        </span>
        <div>
          <h2 className="verdict__title">
            Complete: {counted(verdict.entries, 'entry', 'entries')}, none missing, none changed
          </h2>
          <p className="verdict__note">
            Checked from the first entry on {longInstant(verdict.checkedAt)}, in{' '}
            {(took / 1000).toFixed(1)} seconds. Head of chain{' '}
            <span className="mono">{shortHash(verdict.head, 4)}</span>
          </p>
        </div>
      </div>
    </Card>
  )
}

function Broken({ verdict }: { readonly verdict: AuditVerdict }) {
  const { firstBroken } = verdict
  return (
    <Card tone="bad">
      <div className="verdict verdict--bad">
        <span className="verdict__disc">
          <Icon name="warning" large />
        </span>
        <div>
          <h2 className="verdict__title">
            {firstBroken === null
              ? 'The record does not hold together'
              : `Entry ${firstBroken.seq.toLocaleString('en-GB')} does not follow`}
          </h2>
          <p className="verdict__note">
            {firstBroken?.explanation} Nothing is mended here. Keep the library folder as it is, and
            compare it with the last backup.
          </p>
        </div>
      </div>
    </Card>
  )
}
