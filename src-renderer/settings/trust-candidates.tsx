import { useState } from 'react'
import type { TrustCandidate } from '#contract/trust-api'
import { ukDay } from '#core/date-and-clock'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { longDate } from '../ui/dates.ts'
import { TextArea, TextField } from '../ui/field.tsx'
import { Tag } from '../ui/tag.tsx'
import { trustKinds } from './trust-row.tsx'
import type { ChangeTrust } from './trust.tsx'

/** What a chosen file holds: each certificate is trusted only once its fingerprint was compared. */
export function TrustCandidates(props: {
  readonly candidates: readonly TrustCandidate[]
  readonly change: ChangeTrust
  readonly onDone: () => void
}) {
  return props.candidates.map((one) => (
    <Candidate key={one.facts.fingerprint} {...props} candidate={one} />
  ))
}

function Candidate(props: {
  readonly candidate: TrustCandidate
  readonly change: ChangeTrust
  readonly onDone: () => void
}) {
  const { certificate, facts, kind, isTrusted } = props.candidate
  const [fingerprint, setFingerprint] = useState('')
  const [confirmedBy, setConfirmedBy] = useState('')
  const add = async () => {
    const ask = () => call('trust:add', { certificate, fingerprint, confirmedBy })
    if (await props.change(ask, `${facts.subject} is trusted from now on.`)) props.onDone()
  }
  return (
    <section className="stack" aria-label={facts.subject}>
      <dl className="facts">
        <dt>Subject</dt>
        <dd>{facts.subject}</dd>
        <dt>Kind</dt>
        <dd>{trustKinds[kind]}</dd>
        <dt>Issuer</dt>
        <dd>{facts.selfSigned ? 'Itself' : facts.issuer}</dd>
        <dt>Valid</dt>
        <dd>
          {longDate(ukDay(facts.notBefore))} to {longDate(ukDay(facts.notAfter))}
        </dd>
        <dt>Key</dt>
        <dd>{facts.keyAlgorithm}</dd>
        <dt>SHA-256</dt>
        <dd className="mono">{facts.fingerprint}</dd>
      </dl>
      {isTrusted ? (
        <Tag tone="accent">In the list already</Tag>
      ) : (
        <>
          <TextArea
            label="Fingerprint as you were given it"
            description="SHA-256, asked of its holder another way than by the file: by telephone on a number you know, or on paper. Do not copy it from above."
            value={fingerprint}
            onChange={setFingerprint}
            rows={2}
          />
          <TextField
            label="How it was compared"
            description="With whom, how and when; kept in the list and the audit record."
            value={confirmedBy}
            onChange={setConfirmedBy}
            maxLength={2_000}
          />
          <div className="row">
            <Button
              isDisabled={fingerprint.trim() === '' || confirmedBy.trim().length < 3}
              onPress={() => void add()}
            >
              Trust this certificate
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
