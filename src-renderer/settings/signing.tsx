import { useEffect, useState } from 'react'
import type { SigningStatus } from '#contract/api'
import { ukDay } from '#core/date-and-clock'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'
import { mayKeep } from '../shell/may.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { longDate } from '../ui/dates.ts'
import { SecretField, TextField } from '../ui/field.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { announce } from '../ui/status.tsx'
import { CertificateRequest } from './certificate-request.tsx'

type Change = (ask: () => Promise<Result<SigningStatus | null>>, said?: string) => Promise<void>

/** The certificate with which this person signs notices. */
export function Signing() {
  const { person } = useSession()
  const [status, setStatus] = useState<SigningStatus | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    void call('signing:status').then((read) => {
      if (read.ok) setStatus(read.value)
      else setProblems(read.problems)
    })
  }, [])
  const change: Change = async (ask, said = 'The signing certificate is kept.') => {
    const changed = await ask()
    setProblems(changed.ok ? [] : changed.problems)
    if (!changed.ok || changed.value === null) return
    setStatus(changed.value)
    announce(said)
  }
  if (status === null && problems.length === 0) return <SkeletonRows />
  const mayChange = mayKeep(person)
  return (
    <>
      <Problems problems={problems} />
      {status !== null && <Certificate status={status} />}
      {mayChange && (
        <>
          <MakeCertificate change={change} />
          <CertificateRequest waiting={status?.waiting ?? []} change={change} />
          <ImportCertificate change={change} />
        </>
      )}
    </>
  )
}

function Certificate({ status: { certificate, origin } }: { readonly status: SigningStatus }) {
  if (certificate === null) {
    return (
      <Banner tone="warn" title="No certificate yet">
        A notice cannot be signed without one. Make one here, or import the force’s own.
      </Banner>
    )
  }
  return (
    <Card
      title="Certificate in use"
      aside={
        origin === 'PKCS12'
          ? 'From a PKCS#12 file'
          : certificate.selfSigned
            ? 'Made in this library'
            : 'Key made here, certificate issued'
      }
    >
      <dl className="facts">
        <dt>Subject</dt>
        <dd>{certificate.subject}</dd>
        <dt>Issuer</dt>
        <dd>{certificate.selfSigned ? 'Itself' : certificate.issuer}</dd>
        <dt>Valid</dt>
        <dd>
          {longDate(ukDay(certificate.notBefore))} to {longDate(ukDay(certificate.notAfter))}
        </dd>
        <dt>Key</dt>
        <dd>{certificate.keyAlgorithm}</dd>
        <dt>SHA-256</dt>
        <dd className="mono">{certificate.fingerprint}</dd>
      </dl>
      {certificate.selfSigned && (
        <p className="small muted">
          A reader elsewhere can check that a notice is unchanged, and compares this SHA-256 value
          with one given by the force to know who signed.
        </p>
      )}
    </Card>
  )
}

function MakeCertificate({ change }: { readonly change: Change }) {
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const isReady = name.trim() !== '' && organisation.trim() !== ''
  return (
    <Card title="Make a certificate here">
      <div className="settings-form">
        <TextField
          label="Signs as"
          description="As it should stand in the signature of a notice, such as a role."
          value={name}
          onChange={setName}
        />
        <TextField label="Organisation" value={organisation} onChange={setOrganisation} />
        <div className="row">
          <Button
            isDisabled={!isReady}
            onPress={() => void change(() => call('signing:make', { name, organisation }))}
          >
            Make the certificate
          </Button>
        </div>
      </div>
    </Card>
  )
}

function ImportCertificate({ change }: { readonly change: Change }) {
  const [passphrase, setPassphrase] = useState('')
  return (
    <Card title="Import the force’s certificate">
      <div className="settings-form">
        <SecretField
          label="Password of the PKCS#12 file"
          description="A .p12 or .pfx file holds the key and the certificate. The password is not kept."
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <div className="row">
          <Button
            icon="upload"
            onPress={() => void change(() => call('signing:import', { passphrase }))}
          >
            Choose the file
          </Button>
        </div>
      </div>
    </Card>
  )
}
