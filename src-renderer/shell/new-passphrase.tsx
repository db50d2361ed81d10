import { estimatePassphrase } from '#core/passphrase'
import { SecretField } from '../ui/field.tsx'
import './new-passphrase.css'

const words = { WEAK: 'weak', FAIR: 'fair', STRONG: 'strong' } as const

/** Whether a new passphrase may be used: strong enough, and typed twice alike. */
export const isPassphraseReady = (passphrase: string, again: string): boolean =>
  estimatePassphrase(passphrase).accepted && passphrase === again

/** A new passphrase, how hard it is to guess, and the same once more. */
export function NewPassphrase(props: {
  readonly passphrase: string
  readonly again: string
  readonly onPassphrase: (text: string) => void
  readonly onAgain: (text: string) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean | undefined
}) {
  const { passphrase, again, error } = props
  const differs = again !== '' && !passphrase.startsWith(again)
  return (
    <>
      <SecretField
        label="New passphrase"
        description="Four or five words nobody would expect together. Not your force password."
        autoComplete="new-password"
        value={passphrase}
        onChange={props.onPassphrase}
        error={error}
        autoFocus={props.autoFocus}
      />
      <Strength passphrase={passphrase} />
      <SecretField
        label="The same passphrase again"
        autoComplete="new-password"
        value={again}
        onChange={props.onAgain}
        error={differs ? 'This is not the same as the passphrase above.' : null}
      />
    </>
  )
}

function Strength({ passphrase }: { readonly passphrase: string }) {
  const { bits, level, advice } = estimatePassphrase(passphrase)
  const isEmpty = passphrase === ''
  return (
    <div className="strength">
      <meter
        className="strength__meter"
        aria-label="Strength of the passphrase"
        min={0}
        max={80}
        low={40}
        high={60}
        optimum={80}
        value={isEmpty ? 0 : Math.min(80, bits)}
      />
      <p role="status" className="muted">
        {isEmpty
          ? 'Strength: nothing written yet.'
          : `Strength: ${words[level]}. ${advice.join(' ')}`}
      </p>
    </div>
  )
}
