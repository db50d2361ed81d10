import { useState } from 'react'
import type { Publication } from '#core/notice/publication-register'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Problems } from '../ui/notice.tsx'
import { announce } from '../ui/status.tsx'

/** The full and the published notice of one decision: number, hash of the file, and the file itself. */
export function TwoNotices({ row }: { readonly row: Publication }) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = async (noticeId: string) => {
    const answer = await call('notice:save', { noticeId })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce('The notice is saved')
  }
  const published = { id: row.noticeId, number: row.number, sha256: row.sha256 }
  return (
    <section className="stack stack--tight" aria-label="The two notices of this decision">
      <h3 className="heading">The two notices of this decision</h3>
      <Problems problems={problems} />
      <ul className="plain-list stack stack--tight">
        {row.full !== null && <One label="Full notice" notice={row.full} onSave={save} />}
        <One
          label={row.publishedOn === null ? 'Published notice' : 'Published notice, as it went out'}
          notice={published}
          onSave={save}
        />
      </ul>
      {row.state !== 'PRIVATE' && row.state !== 'WITHHELD' && (
        <p className="note">Both print the same fingerprint of the decision in their first part.</p>
      )}
    </section>
  )
}

function One(props: {
  readonly label: string
  readonly notice: NonNullable<Publication['full']>
  readonly onSave: (noticeId: string) => Promise<void>
}) {
  const { label, notice, onSave } = props
  return (
    <li>
      <p className="small">
        {label} <span className="mono">{notice.number}</span>
      </p>
      <p className="note">
        SHA-256 of the file: <span className="mono publications__hash">{notice.sha256}</span>
      </p>
      <Button
        size="small"
        icon="download"
        label={`Save notice ${notice.number}`}
        onPress={() => void onSave(notice.id)}
      >
        Save notice
      </Button>
    </li>
  )
}
