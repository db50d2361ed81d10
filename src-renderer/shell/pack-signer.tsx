import type { PackSigner } from '#core/pack'
import { Checkbox, TextField } from '../ui/field.tsx'
import { Banner } from '../ui/notice.tsx'
import { Fingerprint } from './fingerprint.tsx'

/** A signer is nobody until somebody who knows their voice has compared the fingerprint. */
export function ConfirmPackSigner(props: {
  readonly maker: string
  readonly signer: PackSigner
  readonly isCompared: boolean
  readonly onCompared: (isCompared: boolean) => void
  readonly label: string
  readonly onLabel: (label: string) => void
}) {
  return (
    <Banner tone="warn" title="This signer is not known to this library">
      <div className="stack">
        <p>
          Anyone can make a certificate in any name. Ask {props.maker} by telephone or in person for
          the fingerprint of its certificate, and compare every group.
        </p>
        <Fingerprint value={props.signer.certificate.fingerprint} />
        <Checkbox isSelected={props.isCompared} onChange={props.onCompared}>
          I compared the fingerprint with the one read out to me, and it is the same
        </Checkbox>
        <TextField
          label="Name for this signer here"
          value={props.label}
          onChange={props.onLabel}
          maxLength={120}
        />
      </div>
    </Banner>
  )
}
