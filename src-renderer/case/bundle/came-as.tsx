import { useEffect, useState } from 'react'
import type { BundleDocument } from '#contract/api'
import { originLabel, type CameAs } from '#core/bundle/intake'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { longInstant } from '../../ui/dates.ts'
import { Problems } from '../../ui/notice.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { announce } from '../../ui/status.tsx'
import './intake.css'

/** The file a document came in as, with the way to have that very file back. */
export function CameAsPart(props: { readonly caseId: string; readonly document: BundleDocument }) {
  const { caseId } = props
  const documentId = props.document.id
  const isKeeper = useSession((session) => mayKeep(session.person))
  const [came, setCame] = useState<CameAs | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [savedTo, setSavedTo] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void call('bundle:came', { caseId, documentId }).then((answer) => {
      if (!isHere) return
      if (answer.ok) setCame(answer.value)
      else setProblems(answer.problems)
    })
    return () => {
      isHere = false
    }
  }, [caseId, documentId])
  const save = async () => {
    const answer = await call('bundle:save-original', { caseId, documentId })
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    setSavedTo(answer.value)
    announce('The file was saved as it came')
  }
  return (
    <section className="stack" aria-labelledby="came-as">
      <h3 className="heading" id="came-as">
        The file as it came
      </h3>
      <Problems problems={problems} />
      {came === null ? problems.length === 0 && <SkeletonRows rows={3} /> : <Facts came={came} />}
      {isKeeper && came !== null && (
        <div className="row">
          <Button icon="download" onPress={() => void save()}>
            Save the file as it came
          </Button>
        </div>
      )}
      {savedTo !== null && (
        <p className="note">Saved to {savedTo}. Outside the library it is not encrypted.</p>
      )}
    </section>
  )
}

function Facts({ came }: { readonly came: CameAs }) {
  const { fileName, bytes, sha256, notes, addedAt, addedBy } = came
  return (
    <dl className="came">
      <dt>File</dt>
      <dd>{fileName}</dd>
      <dt>Size</dt>
      <dd className="figures">{bytes.toLocaleString('en-GB')} bytes</dd>
      <dt>SHA-256</dt>
      <dd className="mono">{sha256}</dd>
      <dt>How it came</dt>
      <dd>{originLabel(came)}</dd>
      <dt>Added</dt>
      <dd>
        {longInstant(addedAt)}, by {addedBy}
      </dd>
      {notes.length > 0 && (
        <>
          <dt>To be known</dt>
          {notes.map((note) => (
            <dd key={note}>{note}</dd>
          ))}
        </>
      )}
    </dl>
  )
}
