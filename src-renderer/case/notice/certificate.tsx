import { useState } from 'react'
import type { SigningStatus } from '#contract/api'
import { ukDay } from '#core/date-and-clock'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { mediumDate } from '../../ui/dates.ts'
import { Problems } from '../../ui/notice.tsx'
import { SecretField, TextField } from '../../ui/text-field.tsx'

/** The facts of the certificate that signs. */
export function CertificateFacts(props: { readonly status: SigningStatus }) {
  const { certificate, origin } = props.status
  if (certificate === null) return null
  return (
    <dl className="facts">
      <dt>Certificate</dt>
      <dd>{certificate.subject}</dd>
      <dt>Valid</dt>
      <dd>
        {mediumDate(ukDay(certificate.notBefore))} to {mediumDate(ukDay(certificate.notAfter))}
      </dd>
      <dt>Made</dt>
      <dd>
        {origin === 'PKCS12'
          ? 'From a file of the force'
          : certificate.selfSigned
            ? 'Here, self-made: readers will be told so'
            : `Key made here, certificate issued by ${certificate.issuer}`}
      </dd>
      <dt>Seal level</dt>
      <dd>PAdES B-B</dd>
    </dl>
  )
}

/** No certificate yet: make one here, or take in the one the force issued. */
export function GetCertificate(props: {
  readonly signer: string
  readonly force: string
  readonly onReady: (status: SigningStatus) => void
}) {
  const [name, setName] = useState(props.signer)
  const [organisation, setOrganisation] = useState(props.force)
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const make = async () => {
    setBusy(true)
    const answer = await call('signing:make', { name, organisation })
    setBusy(false)
    if (answer.ok) props.onReady(answer.value)
    else setProblems(answer.problems)
  }
  const take = async () => {
    setBusy(true)
    const answer = await call('signing:import', { passphrase })
    setBusy(false)
    setPassphrase((now) => (now === passphrase ? '' : now))
    if (!answer.ok) return setProblems(answer.problems)
    if (answer.value !== null) props.onReady(answer.value)
  }
  return (
    <div className="stack">
      <p className="small muted">
        Signing needs a certificate of the chair. Make one here, or take in the file that the force
        issued.
      </p>
      <TextField label="Name on the certificate" value={name} onChange={setName} />
      <TextField label="Organisation" value={organisation} onChange={setOrganisation} />
      <Button
        icon="key"
        isDisabled={busy || name.trim() === '' || organisation.trim() === ''}
        onPress={() => void make()}
      >
        Make a certificate
      </Button>
      <SecretField
        label="Passphrase of the certificate file"
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button icon="upload" isDisabled={busy || passphrase === ''} onPress={() => void take()}>
        Take in a .p12 or .pfx file
      </Button>
      <Problems problems={problems} />
    </div>
  )
}
