import { useEffect, useState } from 'react'
import type { FormerView } from '#contract/api'
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

/** What the file of a document was before; nothing where it was never replaced. */
export function FormerFiles(props: { readonly caseId: string; readonly documentId: string }) {
  const { caseId, documentId } = props
  const isKeeper = useSession((session) => mayKeep(session.person))
  const [formers, setFormers] = useState<readonly FormerView[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    let isHere = true
    void call('bundle:formers', { caseId, documentId }).then((answer) => {
      if (!isHere) return
      if (answer.ok) setFormers(answer.value)
      else setProblems(answer.problems)
    })
    return () => {
      isHere = false
    }
  }, [caseId, documentId])
  const save = async (sha256: string) => {
    const answer = await call('bundle:save-former', { caseId, documentId, sha256 })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce('The earlier file was saved')
  }
  if (formers.length === 0) return <Problems problems={problems} />
  return (
    <section className="stack" aria-labelledby="former-files">
      <h3 className="heading" id="former-files">
        Earlier files
      </h3>
      <Problems problems={problems} />
      <ul className="intake__list">
        {formers.map((former) => (
          <li key={former.replacedAt}>
            <span className="intake__file">{former.fileName}</span>
            <span>
              {counted(former.pages, 'page')}, replaced {longInstant(former.replacedAt)} by{' '}
              {former.replacedBy}. {keptWords(former)}
            </span>
            {isKeeper && former.isKept && (
              <div className="row">
                <Button
                  size="small"
                  icon="download"
                  label={`Save it as it came: ${former.fileName}`}
                  onPress={() => void save(former.sha256)}
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

const keptWords = ({ isKept, versions }: FormerView): string =>
  isKept
    ? `In version ${versions.join(', ')} of the bundle.`
    : 'No issued version has it: it was deleted.'
