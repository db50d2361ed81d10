import { useState } from 'react'
import type { RemovedFile } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { longInstant } from '../../ui/dates.ts'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import './intake.css'

/** What an issued version has and the bundle has no more; nothing where it has all. */
export function RemovedFiles(props: {
  readonly caseId: string
  readonly removed: readonly RemovedFile[]
}) {
  const { caseId, removed } = props
  const isKeeper = useSession((session) => mayKeep(session.person))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = async ({ documentId, sha256 }: RemovedFile) => {
    const answer = await call('bundle:save-former', { caseId, documentId, sha256 })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce(`Saved as ${answer.value}`)
  }
  if (removed.length === 0) return null
  return (
    <section className="stack stack--tight" aria-labelledby="removed-files">
      <h3 className="heading" id="removed-files">
        Issued, and no longer in the bundle
      </h3>
      <Problems problems={problems} />
      <ul className="intake__list">
        {removed.map((file) => (
          <li key={`${file.documentId} ${file.replacedAt}`}>
            <span className="intake__file">{file.title}</span>
            <span>
              {counted(file.pages, 'page')}, in version {file.versions.join(', ')}. Taken out{' '}
              {longInstant(file.replacedAt)} by {file.replacedBy}.
            </span>
            {isKeeper && (
              <div className="row">
                <Button
                  size="small"
                  icon="download"
                  label={`Save it as it came: ${file.title}`}
                  onPress={() => void save(file)}
                >
                  Save it as it came
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
