import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { NoticeDocument } from '#core/notice/notice'
import type { Problem } from '#core/result'
import { outcomeWithLength } from '#core/wording'
import { call } from '../../api.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { SecretField } from '../../ui/text-field.tsx'
import { changeCase } from '../store/case-store.ts'
import { useLaw } from '../words.ts'
import { CertificateFacts, GetCertificate } from './certificate.tsx'
import { useSigning } from './use-notice.ts'

/** The certificate, the passphrase, and the control that signs and locks the case. */
export function SignPanel(props: {
  readonly openCase: OpenCase
  readonly document: NoticeDocument
  readonly isReady: boolean
}) {
  const { openCase, document } = props
  const { decision, particulars } = openCase.hearingCase
  const { languages } = particulars.wording
  const law = useLaw()
  const { refresh } = useSession()
  const [status, setStatus] = useSigning()
  const [passphrase, setPassphrase] = useState('')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const sign = async () => {
    setBusy(true)
    const answer = await changeCase((caseId) => call('notice:issue', { caseId, passphrase }))
    setBusy(false)
    setAsking(false)
    setPassphrase('')
    if (answer?.ok === true) {
      void refresh()
      return announce('The notice is signed and the case is locked')
    }
    setProblems(
      answer?.problems ?? [{ code: 'NOT_SAVED', message: 'Save your text first, then sign.' }],
    )
  }
  return (
    <section className="stack" aria-label="Sign">
      <h2 className="heading">
        {languages === 'EN' ? `Sign as ${document.signature.capacity.toLowerCase()}` : 'Sign'}
      </h2>
      {status === null ? (
        <p className="note">Reading the certificate</p>
      ) : status.certificate === null ? (
        <GetCertificate
          signer={document.signature.signer}
          force={particulars.force}
          onReady={setStatus}
        />
      ) : (
        <>
          <CertificateFacts status={status} />
          <SecretField
            label="Your passphrase, once more"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          <Button
            variant="seal"
            size="large"
            fill
            icon="pencil"
            isDisabled={!props.isReady || passphrase === '' || busy}
            onPress={() => setAsking(true)}
          >
            {busy ? 'Signing' : 'Sign and lock the notice'}
          </Button>
        </>
      )}
      <Problems problems={problems} />
      <p className="note">
        After signing, steps 1 to 6 cannot be edited. A correction makes a new version, which says
        that it replaces this one.
      </p>
      <ConfirmDialog
        title="Sign and lock the notice"
        variant="seal"
        confirmLabel={busy ? 'Signing' : 'Sign it'}
        isOpen={asking}
        isDisabled={busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void sign()}
      >
        <p>
          Notice {document.number}, outcome:{' '}
          <b>
            {decision.outcome === null
              ? 'none'
              : outcomeWithLength(decision.outcome, decision.months, law)}
          </b>
          . Once signed it cannot be changed.
        </p>
      </ConfirmDialog>
    </section>
  )
}
