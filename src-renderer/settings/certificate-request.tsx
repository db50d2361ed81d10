import { useState } from 'react'
import type { SigningStatus } from '#contract/api'
import { ukDay } from '#core/date-and-clock'
import type { Result } from '#core/result'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { longDate } from '../ui/dates.ts'
import { TextField } from '../ui/field.tsx'

type Change = (ask: () => Promise<Result<SigningStatus | null>>, said: string) => Promise<void>

/** A key made here, its certificate issued by the force's authority: the request out, the answer in. */
export function CertificateRequest(props: {
  readonly waiting: SigningStatus['waiting']
  readonly change: Change
}) {
  const { waiting, change } = props
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const isReady = name.trim() !== '' && organisation.trim() !== ''
  const request = () =>
    change(() => call('signing:request', { name, organisation }), 'The request is saved.')
  const answer = () =>
    change(() => call('signing:answer'), 'The certificate is kept. It signs from now on.')
  return (
    <Card title="Ask the force’s authority for a certificate">
      <div className="settings-form">
        <p className="small muted">
          The key is made here and stays here, encrypted. The file for the authority holds the name
          and the public part of the key. What the authority sends back is taken in here.
        </p>
        <TextField label="Name to certify" value={name} onChange={setName} />
        <TextField label="Force" value={organisation} onChange={setOrganisation} />
        <div className="row">
          <Button icon="download" isDisabled={!isReady} onPress={() => void request()}>
            Save a certificate request
          </Button>
        </div>
        {waiting.length > 0 && (
          <>
            <ul className="stack" aria-label="Requests not answered yet">
              {waiting.map((one) => (
                <li key={one.madeAt} className="small">
                  Asked for {one.name} on {longDate(ukDay(one.madeAt))}, not answered yet
                </li>
              ))}
            </ul>
            <div className="row">
              <Button icon="upload" onPress={() => void answer()}>
                Take in the certificate
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}
