import { useEffect, useState } from 'react'
import type { TrustCandidate, TrustedCertificate } from '#contract/trust-api'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { announce } from '../ui/status.tsx'
import { TrustCandidates } from './trust-candidates.tsx'
import { TrustRow } from './trust-row.tsx'

/** Asks for a change of the list and shows what it then says. Whether it was made. */
export type ChangeTrust = (
  ask: () => Promise<Result<readonly TrustedCertificate[]>>,
  said: string,
) => Promise<boolean>

/** Certificates by which the names in signatures are believed; the secretariat keeps them. */
export function Trust() {
  const { person } = useSession()
  const [list, setList] = useState<readonly TrustedCertificate[] | null>(null)
  const [candidates, setCandidates] = useState<readonly TrustCandidate[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    void call('trust:list').then((read) => {
      if (read.ok) setList(read.value)
      else setProblems(read.problems)
    })
  }, [])
  const change: ChangeTrust = async (ask, said) => {
    const changed = await ask()
    setProblems(changed.ok ? [] : changed.problems)
    if (!changed.ok) return false
    setList(changed.value)
    announce(said)
    return true
  }
  const choose = async () => {
    const read = await call('trust:read')
    setProblems(read.ok ? [] : read.problems)
    if (read.ok && read.value !== null) setCandidates(read.value)
  }
  if (list === null && problems.length === 0) return <SkeletonRows />
  const keeps = person?.role === 'SECRETARIAT'
  return (
    <>
      <Problems problems={problems} />
      {list !== null && (
        <Card title="Certificates trusted to name people" flush>
          <ul className="people">
            {list.map((one) => (
              <TrustRow
                key={`${one.facts.fingerprint} ${one.addedAt}`}
                trusted={one}
                change={keeps ? change : null}
              />
            ))}
            {list.length === 0 && (
              <li>
                None yet. Until one is here, the name in a signature made elsewhere is only what its
                certificate says.
              </li>
            )}
          </ul>
        </Card>
      )}
      {keeps ? (
        <Card title="Trust a certificate">
          <div className="settings-form">
            <p>
              A root or an intermediate of an authority speaks for everybody it certifies. Any other
              certificate speaks for its holder alone.
            </p>
            <div className="row">
              <Button icon="upload" onPress={() => void choose()}>
                Choose a certificate file
              </Button>
            </div>
            <TrustCandidates
              candidates={candidates}
              change={change}
              onDone={() => setCandidates([])}
            />
          </div>
        </Card>
      ) : (
        <p className="small muted">The secretariat keeps this list.</p>
      )}
    </>
  )
}
